"""The chain of evidence as a drawing, and the way up and down from each link."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from yorisoi.stages.guides.queries import Graph, Node
from yorisoi.stages.guides.terms import Link
from yorisoi.ui.charts import ChainLink, Chart, chain


@dataclass(frozen=True)
class LinkLine:
    """One link beside the one being looked at."""

    label: str
    words: str
    note: str
    href: str
    is_assumption: bool


# The page of the room where a link was written.
_ROOMS = {
    Link.RESULT: "effects:home",
    Link.INDICATOR: "goals:home",
    Link.GOAL: "goals:home",
    Link.PERSONA: "personas:home",
    Link.ATTRIBUTE: "personas:home",
    Link.VOICE: "hearings:home",
    Link.HEARING: "hearings:home",
    Link.FIGURE: "area:home",
    Link.SOURCE: "area:home",
    Link.REFLECTION: "guides:kpt",
}


def room_of(node: Node, *, programme: str) -> str:
    """Return the address of the room where a link was written, or nothing."""
    name = _ROOMS.get(Link(node.kind))
    return reverse(name, args=[programme]) if name else ""


def address(node: Node, *, programme: str, number: int) -> str:
    """Return the address at which the desk looks at one link."""
    return reverse(
        "guides:trace",
        kwargs={
            "programme": programme,
            "number": number,
            "kind": node.kind,
            "reference": node.reference,
        },
    )


def lines(nodes: Iterable[Node], *, programme: str, number: int) -> tuple[LinkLine, ...]:
    """Return links as lines with their addresses."""
    return tuple(
        LinkLine(
            label=str(Link(node.kind).label),
            words=words_of(node),
            note=node.note,
            href=address(node, programme=programme, number=number),
            is_assumption=node.is_assumption,
        )
        for node in nodes
    )


def words_of(node: Node) -> str:
    """Return the words of a link; a voice that is not shared stays in the team."""
    return node.words or _("この声は、チームの中だけで読めます。")


def _dated(kind: str, words: str, note: str) -> str:
    """Figures and sources say when they are from."""
    if note and kind in (Link.FIGURE, Link.SOURCE):
        return _("%(words)s（%(note)s）") % {"words": words, "note": note}
    return words


def desk_chain(graph: Graph, node: Node, *, programme: str, number: int) -> Chart:
    """Draw the walk from a link down to its sources, each link leading on."""
    links = tuple(
        ChainLink(
            kind=str(Link(each.kind).label),
            words=_dated(each.kind, words_of(each), each.note),
            href=address(each, programme=programme, number=number),
            is_assumption=each.is_assumption,
        )
        for each in graph.chain(node.key)
    )
    return chain(links, title=title_of(node), note=_("上から下へ、根拠をたどります。"))


def public_chain(kept: list[dict[str, object]]) -> Chart:
    """Draw the walk as it was kept on the day of publication."""
    links = tuple(
        ChainLink(
            kind=str(Link(str(each["kind"])).label),
            words=_dated(str(each["kind"]), str(each["words"]), str(each["note"]))
            or _("この記録は、チームの中だけで読めます。"),
            is_assumption=bool(each["is_assumption"]),
        )
        for each in kept
    )
    return chain(links, title=_("この文の根拠"), note=_("上から下へ、根拠をたどります。"))


def title_of(node: Node) -> str:
    """Return the title of a link's page."""
    return _("%(kind)sの根拠をたどる") % {"kind": Link(node.kind).label}
