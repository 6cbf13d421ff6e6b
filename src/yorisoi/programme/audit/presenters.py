"""Lines of the journal for the auditor: who did what, about which codes, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from yorisoi.journal.models import Entry
from yorisoi.people import queries as people
from yorisoi.people.seen import seeing
from yorisoi.programme.audit.queries import Looking

N_CODES = 5


@dataclass(frozen=True)
class Line:
    """One line of the journal in words."""

    number: int
    at: datetime
    sentence: str
    codes: str
    why: str


@dataclass(frozen=True)
class Looker:
    """How much a member looked at, and how long its bar is, in percent of the longest."""

    who: str
    n_views: int
    n_persons: int
    n_asked: int
    length: int


def lines(entries: Sequence[Entry]) -> tuple[Line, ...]:
    """Return lines in words; participants by their codes only."""
    names = seeing.names_in(entries)
    places = people.organisation_names(entry.organisation for entry in entries)
    return tuple(
        Line(
            number=entry.pk,
            at=entry.at,
            sentence=_("%(who)sが、%(what)s。")
            % {
                "who": seeing.called(
                    names.get(entry.actor, entry.actor), places.get(entry.organisation, "")
                ),
                "what": seeing.what(entry, names),
            },
            codes=_codes(entry.persons),
            why=seeing.why(entry.purpose),
        )
        for entry in entries
    )


def lookers(found: Sequence[Looking]) -> tuple[Looker, ...]:
    """Return who looked, with names of members and bars to compare by."""
    names = people.account_names(each.actor for each in found)
    longest = max((each.n_persons for each in found), default=0)
    return tuple(
        Looker(
            who=names.get(each.actor, each.actor),
            n_views=each.n_views,
            n_persons=each.n_persons,
            n_asked=each.n_asked,
            length=round(100 * each.n_persons / longest),
        )
        for each in found
    )


def _codes(persons: Sequence[str]) -> str:
    shown = "、".join(persons[:N_CODES])
    n_more = len(persons) - N_CODES
    return _("%(shown)s、ほか%(n)s人") % {"shown": shown, "n": n_more} if n_more > 0 else shown
