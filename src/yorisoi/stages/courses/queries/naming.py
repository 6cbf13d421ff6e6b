"""Whose classes are whose: a member who helps at classes sees those they are named for, and no others.

This is the one place that says so. ``helper`` is the account of such a member (`Desk.helper`), or
None for who sees every class of the programme.
"""

from django.db.models import QuerySet

from yorisoi.people import rules
from yorisoi.people.models import Account
from yorisoi.people.terms import Permission
from yorisoi.programme import queries as programmes
from yorisoi.programme.models import Programme
from yorisoi.stages.courses.models import Assignment, Course, Session
from yorisoi.ui.words import listed


def named_sessions(found: QuerySet[Session], *, helper: Account | None) -> QuerySet[Session]:
    """Return the dates for which a helper is named."""
    if helper is None:
        return found
    return found.filter(pk__in=Assignment.objects.filter(account=helper).values("session"))


def named_courses(found: QuerySet[Course], *, helper: Account | None) -> QuerySet[Course]:
    """Return the courses with a date for which a helper is named."""
    if helper is None:
        return found
    return found.filter(pk__in=Assignment.objects.filter(account=helper).values("session__course"))


def nameable(*, programme: Programme) -> dict[Account, str]:
    """Return who of the team must be named for a class to see it, each with what they do where."""
    joined = programmes.memberships(programme=programme).filter(account__is_active=True)
    parts: dict[Account, list[str]] = {}
    sees_all = set()
    for each in joined.select_related("account", "organisation").order_by("organisation", "role"):
        words = f"{each.organisation.name}　{each.get_role_display()}"
        parts.setdefault(each.account, []).append(words)
        if Permission.WHOLE in rules.permissions([each]):
            sees_all.add(each.account)
    return {account: listed(words) for account, words in parts.items() if account not in sees_all}
