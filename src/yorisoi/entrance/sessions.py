"""On which machines somebody is still in, and how to let them out there."""

from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.db import transaction

from yorisoi.journal import actions as journal
from yorisoi.people.models import Account
from yorisoi.programme import presence


@dataclass(frozen=True)
class Standing:
    """One machine on which somebody is in."""

    number: int
    user_agent: str
    address: str
    since: datetime
    is_here: bool


def standing(account: Account, *, here: str) -> tuple[Standing, ...]:
    """Return where an account is in, this machine first; what has ended is swept out."""
    found = [
        Standing(
            number=each.pk,
            user_agent=each.user_agent,
            address=each.ip,
            since=each.created_at,
            is_here=each.session_key == here,
        )
        for each in UserSession.objects.purge_and_list(account)
    ]
    return tuple(sorted(found, key=lambda each: (not each.is_here, -each.since.timestamp())))


@transaction.atomic
def end(
    *, by: Account, account: Account, but: str = "", number: int | None = None, why: str = "asked"
) -> int:
    """End the sessions of an account, one by its number or all but one; return how many ended."""
    found = UserSession.objects.filter(user_id=account.pk).exclude(session_key=but)
    ended = list(found if number is None else found.filter(pk=number))
    if ended:
        journal.write(
            by=by,
            act="account.session_end",
            about=account,
            detail={
                "why": why,
                "n": len(ended),
                "sessions": [presence.mark(each.session_key) for each in ended],
            },
        )
    for each in ended:
        each.end()
    return len(ended)
