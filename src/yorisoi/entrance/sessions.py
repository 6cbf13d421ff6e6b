"""On which machines somebody is still in, and how to let them out there."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from yorisoi.journal import actions as journal
from yorisoi.people.models import Account
from yorisoi.programme import presence

# When a machine was last used is shown to five minutes: enough to recognise one's own.
COARSE_SECONDS = 5 * 60
# A machine that was ended is told so within this time; after it the session would be over anyway.
REMEMBERED = timedelta(days=14)
DISMISSED = "dismissed"


@dataclass(frozen=True)
class Standing:
    """One machine on which somebody is in."""

    number: int
    user_agent: str
    address: str
    since: datetime
    used: datetime
    is_here: bool


def standing(account: Account, *, here: str) -> tuple[Standing, ...]:
    """Return where an account is in, this machine first; what has ended is swept out."""
    found = [
        Standing(
            number=each.pk,
            user_agent=each.user_agent,
            address=each.ip,
            since=each.created_at,
            used=_last_used(each),
            is_here=each.session_key == here,
        )
        for each in UserSession.objects.purge_and_list(account)
    ]
    return tuple(sorted(found, key=lambda each: (not each.is_here, -each.used.timestamp())))


def _last_used(each: UserSession) -> datetime:
    """Return when a machine was last used, to five minutes; the session itself notes it once a minute."""
    kept = SessionStore(each.session_key).get(presence.KEY) or {}
    seen = int(max(kept.get("seen", 0), each.created_at.timestamp()))
    return datetime.fromtimestamp(seen - seen % COARSE_SECONDS, tz=UTC)


@transaction.atomic
def end(
    *, by: Account, account: Account, but: str = "", number: int | None = None, why: str = "asked"
) -> int:
    """End the sessions of an account, one by its number or all but one; return how many ended.

    A machine of somebody who stays is told why; who was let out hears at the door what everybody hears.
    """
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
        if why != DISMISSED:
            _leave_word(each.session_key)
    return len(ended)


@transaction.atomic
def take_word(session_key: str) -> bool:
    """Whether a session was ended from another machine; it is told once, to whoever held the session."""
    kept = Session.objects.filter(pk=_place(session_key), expire_date__gt=timezone.now())
    n, _of = kept.delete()
    return n > 0


def _leave_word(session_key: str) -> None:
    """Keep that a session was ended where only its holder finds it; it opens nothing."""
    Session.objects.save(_place(session_key), {"ended": True}, timezone.now() + REMEMBERED)


def _place(session_key: str) -> str:
    return hashlib.sha256(f"ended|{session_key}".encode()).hexdigest()[:40]
