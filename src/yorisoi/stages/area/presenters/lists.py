"""Figures as lines of a list, and the topics to choose from."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from yorisoi.programme.models import Programme
from yorisoi.stages.area.models import Figure
from yorisoi.stages.area.presenters.words import about_words, as_of_words, value_words
from yorisoi.stages.area.terms import Certainty, Topic
from yorisoi.ui.page import Link


@dataclass(frozen=True)
class FigureLine:
    """One figure in a list."""

    code: str
    item: str
    about: str
    value: str
    kind: str
    as_of: str
    certainty: str
    formula: str
    source: str


_MARKS = {Certainty.COUNTED: "sum", Certainty.ESTIMATED: "est", Certainty.UNKNOWN: "unk"}


def figure_lines(figures: Iterable[Figure]) -> tuple[FigureLine, ...]:
    """Return figures as lines."""
    return tuple(
        FigureLine(
            code=each.code,
            item=each.item,
            about=about_words(each),
            value=value_words(each),
            kind=_MARKS[Certainty(each.certainty)],
            as_of=as_of_words(each.as_of),
            certainty=_certainty(each),
            formula=each.formula,
            source=each.source.title,
        )
        for each in figures
    )


def _certainty(of: Figure) -> str:
    word = str(of.get_certainty_display())
    if of.n_asked:
        return _("%(word)s（%(n)s人にたずねた）") % {"word": word, "n": f"{of.n_asked:,}"}
    return word


def topic_links(*, programme: Programme, counts: dict[str, int], topic: str) -> tuple[Link, ...]:
    """Return the topics that have figures, all of them first."""
    href = reverse("area:figures", args=[programme.code])
    links = [Link(_("すべて（%(n)s）") % {"n": sum(counts.values())}, href, not topic)]
    for each in Topic:
        if counts.get(each):
            words = _("%(topic)s（%(n)s）") % {"topic": each.label, "n": counts[each]}
            links.append(Link(words, f"{href}?topic={each.value}", each == topic))
    return tuple(links)
