"""Who was let out of a team lately, read from the journal."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from yorisoi.entrance.staff import queries
from yorisoi.journal.models import Entry
from yorisoi.people.models import Account
from yorisoi.people.terms import Role
from yorisoi.programme.models import Programme

REMEMBERED = timedelta(days=30)


@dataclass(frozen=True)
class Farewell:
    """Somebody who was let out: what they were, when, and by whom."""

    name: str
    organisation: str
    role: str
    at: datetime
    by: str


def farewells(programme: Programme) -> tuple[Farewell, ...]:
    """Return who left the organisations of a programme within 30 days, the newest first."""
    organisations = {each.code: each.name for each in queries.organisations(programme)}
    lines = list(
        Entry.objects.filter(
            act="membership.leave",
            at__gte=timezone.now() - REMEMBERED,
            detail__organisation__in=list(organisations),
        ).order_by("-id")
    )
    codes = {each.subject_code for each in lines} | {each.actor for each in lines}
    names = {each.code: each.name for each in Account.objects.filter(code__in=codes)}
    return tuple(
        Farewell(
            name=names.get(each.subject_code, each.subject_code),
            organisation=organisations[each.detail["organisation"]],
            role=str(Role(each.detail["role"]).label),
            at=each.at,
            by=names.get(each.actor, each.actor),
        )
        for each in lines
    )
