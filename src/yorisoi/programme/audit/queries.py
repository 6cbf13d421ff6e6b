"""Lines of one municipality, and how much each member looked at."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from yorisoi.journal.models import Entry, Mention
from yorisoi.people import queries as people
from yorisoi.people.models import Organisation, Participant
from yorisoi.people.seen.seeing import SIGN
from yorisoi.people.terms import ViewPurpose

VIEW = "participant.view"
# A purpose the reader was asked for begins with its code; others say by themselves what was done.
ASKED = reduce(
    or_,
    (Q(purpose=each) | Q(purpose__startswith=f"{each}{SIGN}") for each in ViewPurpose.values),
)


@dataclass(frozen=True)
class Looking:
    """How often a member opened records, of how many people, how often a purpose was asked."""

    actor: str
    n_views: int
    n_persons: int
    n_asked: int


def lines(municipality: Organisation, wanted: Mapping[str, Any]) -> QuerySet[Entry]:
    """Return what was done in a municipality, newest first, as far as it is wanted."""
    found = Entry.objects.filter(_of(municipality)).order_by("-id")
    if wanted.get("who"):
        found = found.filter(actor__in=_called(found, str(wanted["who"])))
    if wanted.get("about"):
        found = found.filter(mentions__code=str(wanted["about"]).upper())
    if wanted.get("since"):
        found = found.filter(at__gte=_begin(wanted["since"]))
    if wanted.get("until"):
        found = found.filter(at__lte=_end(wanted["until"]))
    if wanted.get("is_asked"):
        found = found.filter(ASKED, act=VIEW)
    return found


def looking(municipality: Organisation, *, since: datetime) -> tuple[Looking, ...]:
    """Return who opened records since an instant, who opened those of most people first."""
    rows = (
        Entry.objects.filter(_of(municipality), act=VIEW, at__gte=since)
        .values("actor")
        .annotate(
            n_views=Count("pk", distinct=True),
            n_persons=Count("subject_code", distinct=True),
            n_asked=Count("pk", distinct=True, filter=ASKED),
        )
        .order_by("-n_persons", "-n_views", "actor")
    )
    return tuple(Looking(**row) for row in rows)


def _of(municipality: Organisation) -> Q:
    """Lines of a municipality; what was done at the server itself, where it touches its people."""
    codes = Participant.objects.filter(municipality=municipality).values("code")
    touching = Mention.objects.filter(entry=OuterRef("pk"), code__in=codes)
    return Q(municipality=municipality.code) | Q(Exists(touching), municipality="")


def _called(found: QuerySet[Entry], wanted: str) -> set[str]:
    """Return the codes of those who acted and are called so; names are sealed, so they are compared here."""
    actors = found.order_by().values_list("actor", flat=True).distinct()
    names = people.account_names(actors)
    return {code for code in actors if wanted in (code, names.get(code))}


def _begin(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _end(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.max))
