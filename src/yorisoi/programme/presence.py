"""How somebody came in and when: the entrance writes it into the session, the doors ask it.

Staff are asked again after a rest and at the end of a long day, and before what cannot be taken
back; a participant never is.
"""

import hashlib
import hmac
import time
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from yorisoi.journal import actions as journal
from yorisoi.people.models import Account
from yorisoi.vault import keyring

KEY = "presence"
EXAMPLE = "example"
# What cannot be taken back asks for a proof that is not older than this.
FRESH_SECONDS = 15 * 60
# A page that is opened soon after another needs no write.
NOTED_SECONDS = 60
# Letters of a mark: enough that no two sessions of a house share one.
MARK = 16


class Lacking(StrEnum):
    """What is lacking before a page opens, as the name of the page that brings it."""

    SIGN_IN = "entrance:sign_in"
    FACTOR = "entrance:first"
    AGAIN = "entrance:again"


@dataclass(frozen=True)
class Presence:
    """The way somebody came in, whether by two factors, and when (seconds since 1970)."""

    way: str
    is_strong: bool
    came: float
    sure: float
    seen: float


def mark(session_key: str | None) -> str:
    """Return what stands for a session in the journal; it opens nothing, and nobody can undo it."""
    message = (session_key or "").encode()
    return hmac.new(keyring.secret("sessions"), message, hashlib.sha256).hexdigest()[:MARK]


def begin(request: HttpRequest, *, way: str, is_strong: bool) -> None:
    """Note that somebody came in just now."""
    now = time.time()
    _keep(request, Presence(way=way, is_strong=is_strong, came=now, sure=now, seen=now))


def confirm(request: HttpRequest, *, is_strong: bool) -> None:
    """Note that who is in has just proved again who they are."""
    known, now = of(request), time.time()
    if known is not None:
        _keep(request, replace(known, is_strong=is_strong, sure=now, seen=now))


def of(request: HttpRequest) -> Presence | None:
    """Return how and when the reader came in, or None if the entrance never saw them."""
    found = request.session.get(KEY)
    return Presence(**found) if isinstance(found, dict) else None


def lacking(
    known: Presence | None, *, at: float, is_fresh: bool, is_strong: bool, is_example: bool
) -> Lacking | None:
    """Return what is lacking before a page opens; the example asks nothing of those who try it."""
    if known is None or known.way == EXAMPLE:
        return None if is_example else Lacking.SIGN_IN
    is_over = at - known.came > settings.YORISOI_STAFF_DAY_HOURS * 3600
    if is_over or at - known.seen > settings.YORISOI_STAFF_REST_MINUTES * 60:
        return Lacking.SIGN_IN
    if is_strong and not known.is_strong:
        return Lacking.FACTOR
    return Lacking.AGAIN if is_fresh and at - known.sure > FRESH_SECONDS else None


def turn_away(
    request: HttpRequest, account: Account, *, is_fresh: bool = False, is_strong: bool = True
) -> HttpResponse | None:
    """Lead a member of staff to what is lacking, and back afterwards; None if nothing is."""
    known, now = of(request), time.time()
    found = lacking(
        known,
        at=now,
        is_fresh=is_fresh,
        is_strong=is_strong,
        is_example=settings.YORISOI_EXAMPLE,
    )
    if found is None:
        if known is not None and now - known.seen > NOTED_SECONDS:
            _keep(request, replace(known, seen=now))
        return None
    asked = {"next": place(request)}
    if found is Lacking.SIGN_IN:
        ended = {"why": "time", "sessions": [mark(request.session.session_key)]}
        journal.write(by=account, act="account.session_end", about=account, detail=ended)
        logout(request)
        asked["rested"] = "1"
    return redirect(f"{reverse(found)}?{urlencode(asked)}")


def turn_supporter_away(request: HttpRequest, account: Account) -> HttpResponse | None:
    """Ask a supporter who works in a team for what its members need; family and friends for nothing."""
    return turn_away(request, account) if account.memberships.exists() else None


def place(request: HttpRequest) -> str:
    """Return the page to come back to: the one that was asked for, or from which a form was sent."""
    if request.method in {"GET", "HEAD"}:
        return request.get_full_path()
    came_from = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(came_from, allowed_hosts={request.get_host()})
    return urlsplit(came_from).path if came_from and is_ours else reverse("web:choose")


def _keep(request: HttpRequest, known: Presence) -> None:
    request.session[KEY] = asdict(known)
