"""How a sentence is held up: the chain from a published claim back to where it was heard or counted."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from markupsafe import Markup, escape

from yorisoi.ui.charts.drawing import Chart, ChartTable, canvas, circle, folded, path, rect, text


@dataclass(frozen=True)
class ChainLink:
    """One link: what it is (文, 結果, 声 ...), what it says, where it can be read; an assumption has no evidence."""

    kind: str
    words: str
    href: str = ""
    is_assumption: bool = False


def chain(links: Sequence[ChainLink], *, title: str, note: str = "") -> Chart:
    """Draw the links one under the other along the double line; an assumption is dashed in 朱 and says 仮."""
    shapes: list[Markup] = []
    y = 6.0
    ends: list[float] = []
    for link in links:
        lines = folded(link.words, width=300)
        shapes.extend(_link(link, lines, y=y))
        ends.append(y + 10)
        y += 34 + 18 * max(1, len(lines))
    if ends:
        road = [
            path("cl w4", f"M12 {ends[0]:g}V{ends[-1]:g}"),
            path("cl", f"M17 {ends[0]:g}V{ends[-1]:g}"),
        ]
        shapes = road + shapes
    summary = _("上から下へ、文の根拠をたどります。") + "".join(
        _("%(kind)s「%(words)s」。") % {"kind": _kind(link), "words": link.words} for link in links
    )
    rows = tuple((_kind(link), _linked(link)) for link in links)
    table = ChartTable((_("何か"), _("内容")), rows, caption=title)
    return Chart(
        canvas(max(y, 20.0), shapes, title=title, summary=summary), title, summary, table, note
    )


def _kind(link: ChainLink) -> str:
    return _("仮の%(kind)s") % {"kind": link.kind} if link.is_assumption else link.kind


def _linked(link: ChainLink) -> Markup:
    return (
        Markup('<a href="{}">{}</a>').format(link.href, link.words)
        if link.href
        else escape(link.words)
    )


def _link(link: ChainLink, lines: Sequence[str], *, y: float) -> list[Markup]:
    mark = (
        rect("cp cs w2 dash", 6, y + 4, 13, 13)
        if link.is_assumption
        else circle("c1", 12.5, y + 10, 6.5)
    )
    return [
        mark,
        text(34, y + 14, _kind(link), kind="ct t11"),
        *(text(34, y + 32 + 18 * index, line, kind="t14") for index, line in enumerate(lines)),
    ]
