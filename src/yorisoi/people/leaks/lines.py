"""Which lines of the journal a leak may have gone by: the window, narrowed to an account, to machines, to pages.

A sign-in stands for the machine and the session that began with it: the lines of its account from
there until that session ended. If two sessions of one account were open at once, lines of both
count, since wider is safer than narrower.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from yorisoi.journal.models import Entry
from yorisoi.people.models import Account, Leak
from yorisoi.people.terms import LeakPage

SIGN_INS = ("account.sign_in",)
ENDS = ("account.sign_out", "account.session_end")
# A session of staff ends with the day at the latest.
LONGEST = timedelta(days=1)
PAGES: dict[str, LeakPage] = {
    **dict.fromkeys(("list", "show_names", "search", "choose", "compare"), LeakPage.LIST),
    **dict.fromkeys(("view", "names_view"), LeakPage.RECORD),
    **dict.fromkeys(("print", "notice", "export", "make", "send"), LeakPage.PAPER),
}


@dataclass(frozen=True)
class SignIn:
    """Somebody came in: the line of the journal, whose account, from which machine, until when."""

    line: int
    actor: str
    at: datetime
    machine: str
    ended_at: datetime | None


def page_of(act: str) -> LeakPage:
    """Return what kind of page an act belongs to."""
    return PAGES.get(act.partition(".")[2], LeakPage.OTHER)


def lines_of(leak: Leak) -> Iterator[Entry]:
    """Return the lines of the journal by which something may have leaked."""
    found = Entry.objects.filter(at__gte=leak.since, at__lte=leak.until)
    if leak.actor:
        found = found.filter(actor=leak.actor)
    if leak.sign_ins:
        found = found.filter(_inside(leak))
    for line in found.iterator():
        if not leak.pages or page_of(line.act) in leak.pages:
            yield line


def sign_ins(leak: Leak) -> tuple[SignIn, ...]:
    """Return who of the municipality's teams came in so that the session reached into the window."""
    found = Entry.objects.filter(
        act__in=SIGN_INS, at__gte=leak.since - LONGEST, at__lte=leak.until, actor__in=_team(leak)
    ).order_by("id")
    if leak.actor:
        found = found.filter(actor=leak.actor)
    known = (_sign_in(line) for line in found)
    return tuple(each for each in known if each.ended_at is None or each.ended_at >= leak.since)


def _team(leak: Leak) -> "QuerySet[Account, str]":
    place = "memberships__organisation"
    mine = Q(**{place: leak.municipality}) | Q(**{f"{place}__municipality": leak.municipality})
    return Account.objects.filter(mine).values_list("code", flat=True)


def _sign_in(line: Entry) -> SignIn:
    return SignIn(
        line=line.pk,
        actor=line.actor,
        at=line.at,
        machine=str(line.detail.get("machine", "")),
        ended_at=_end_of(line),
    )


def _end_of(line: Entry) -> datetime | None:
    """Return when the session that began with a line ended, or None if nobody knows."""
    mark = line.detail.get("session")
    if not mark:
        return None
    later = Entry.objects.filter(actor=line.actor, id__gt=line.pk, act__in=ENDS).order_by("id")
    return next((each.at for each in later if mark in each.detail.get("sessions", ())), None)


def _inside(leak: Leak) -> Q:
    """Return what a line must fulfil to belong to one of the sign-ins; none of them known, no line."""
    found = Q(pk__in=())
    for line in Entry.objects.filter(pk__in=leak.sign_ins, act__in=SIGN_INS):
        end = _end_of(line)
        own = Q(actor=line.actor, id__gte=line.pk)
        found |= own & Q(at__lte=end) if end else own
    return found
