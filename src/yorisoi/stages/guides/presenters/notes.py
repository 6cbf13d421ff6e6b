"""Marks of evidence in a text, numbered as they come, and the list they lead to."""

import re

from django.utils.translation import gettext as _

from yorisoi.engines import documents as paper
from yorisoi.programme.models import Programme
from yorisoi.programme.road import BEFORE_REIWA
from yorisoi.stages.area.models import Figure
from yorisoi.stages.guides.presenters.figure_words import plain, when_words

# Shorthand in titles of sources: n=812 people were asked, R5 is a fiscal year.
_ASKED = re.compile(r"\bn=(\d+)")
_REIWA = re.compile(r"\bR(\d)\b")


class Notes:
    """Numbers the sources of one paper; the same source has the same number."""

    def __init__(self) -> None:
        self._keys: dict[str, str] = {}

    def mark(self, source: str) -> str:
        """Return the mark that leads to a source."""
        key = self._keys.setdefault(source, _("根拠%(n)s") % {"n": len(self._keys) + 1})
        return f"[[{key}]]"

    def block(self) -> list[paper.Block]:
        """Return the sources with their title; nothing where nothing was marked."""
        if not self._keys:
            return []
        items = tuple((key, source) for source, key in self._keys.items())
        return [paper.Heading(_("根拠")), paper.Evidence(items=items)]


def source_words(figure: Figure) -> str:
    """Say where a figure comes from, when it was taken and how sure it is."""
    title = _ASKED.sub(lambda n: _("%(n)s人") % {"n": n[1]}, figure.source.title)
    title = _REIWA.sub(lambda n: _("令和%(n)s年度") % {"n": n[1]}, title)
    publisher = figure.source.publisher
    return _("%(item)s。%(publisher)s「%(title)s」、%(as_of)s（%(certainty)s）") % {
        "item": plain(figure.item),
        "publisher": "" if title.startswith(publisher) else publisher,
        "title": title.replace("「", "『").replace("」", "』"),
        "as_of": when_words(figure.as_of),
        "certainty": figure.get_certainty_display(),
    }


def document(
    programme: Programme, title: str, blocks: list[paper.Block], *, notice: str = ""
) -> paper.Document:
    """Return a paper of the programme with its head."""
    place = programme.municipality.name
    return paper.Document(
        title=title,
        kicker=f"{place}　{programme.name}",
        subject=_("%(place)s　令和%(year)s年度") % {"place": place, "year": reiwa(programme)},
        notice="　".join(filter(None, (programme.notice, notice))),
        blocks=tuple(blocks),
    )


def reiwa(programme: Programme) -> int:
    """Return the fiscal year as offices write it: 2026 is 令和8."""
    return programme.fiscal_year - BEFORE_REIWA


def count(value: int | None, *, minimum: int) -> str:
    """Say a number of people, or that it is not told."""
    if value is None:
        return _("公表しない（%(n)s人未満がわかるため）") % {"n": minimum}
    return _("%(n)s人") % {"n": f"{value:,}"}
