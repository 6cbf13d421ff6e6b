"""Coming in and going out: the session, its line in the journal, and how the person likes to read."""

from allauth.usersessions.models import UserSession
from django.contrib.auth import login, logout
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from yorisoi.entrance import shown
from yorisoi.entrance.machines import named
from yorisoi.entrance.terms import STRONG, Way
from yorisoi.journal import actions as journal
from yorisoi.people.models import Account
from yorisoi.programme import presence
from yorisoi.programme.frames import own_place
from yorisoi.ui.pages import remember
from yorisoi.ui.preferences import Preferences

MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"
# What a door asks of somebody who is half in, and must not outlive coming in.
HALF_IN = ("half", "welcome", "app_secret", shown.KEY)


@transaction.atomic
def enter(request: HttpRequest, account: Account, *, way: Way) -> HttpResponse:
    """Let somebody in under a new session, and lead them where they wanted to go or to their own page."""
    for name in HALF_IN:
        request.session.pop(name, None)
    login(request, account, backend=MODEL_BACKEND)
    presence.begin(request, way=way.value, is_strong=way in STRONG)
    note_machine(request, account)
    journal.write(by=account, act="account.sign_in", about=account, detail=_arrived(request, way))
    response = redirect(wanted(request) or own_place(account))
    display = getattr(account, "display", None)
    if display is not None:
        remember(response, Preferences.from_choices(display.choices))
    return response


def _arrived(request: HttpRequest, way: Way) -> dict[str, str]:
    """Return how and with what machine somebody came in, and the mark by which the end is found."""
    if request.session.session_key is None:
        request.session.save()
    machine = " ".join(filter(None, named(request.headers.get("User-Agent", ""))))
    return {
        "way": way.value,
        "machine": machine,
        "session": presence.mark(request.session.session_key),
    }


def note_machine(request: HttpRequest, account: Account) -> None:
    """Keep where a member of a team is in, so that they can let themselves out from elsewhere."""
    if account.memberships.exists():
        UserSession.objects.purge_and_list(account)
        UserSession.objects.create_from_request(request)


def wanted(request: HttpRequest) -> str:
    """Return the page of this house that somebody wanted before they were asked who they are."""
    asked = request.POST.get("next") or request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()})
    return asked if asked and is_ours else ""


@transaction.atomic
def leave(request: HttpRequest) -> None:
    """Let somebody out."""
    if isinstance(request.user, Account):
        UserSession.objects.filter(session_key=request.session.session_key or "").delete()
        ended = {"sessions": [presence.mark(request.session.session_key)]}
        journal.write(by=request.user, act="account.sign_out", about=request.user, detail=ended)
    logout(request)
