"""Coming in and going out: the session, its line in the journal, and how the person likes to read."""

from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from yorisoi.journal import actions as journal
from yorisoi.people.models import Account
from yorisoi.programme.frames import own_place
from yorisoi.ui.pages import remember
from yorisoi.ui.preferences import Preferences

MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"


def enter(request: HttpRequest, account: Account) -> HttpResponse:
    """Let somebody in, and lead them where they wanted to go or to their own page."""
    login(request, account, backend=MODEL_BACKEND)
    journal.write(by=account, act="account.sign_in", about=account)
    response = redirect(wanted(request) or own_place(account))
    display = getattr(account, "display", None)
    if display is not None:
        remember(response, Preferences.from_choices(display.choices))
    return response


def wanted(request: HttpRequest) -> str:
    """Return the page of this house that somebody wanted before they were asked who they are."""
    asked = request.POST.get("next") or request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()})
    return asked if asked and is_ours else ""


def leave(request: HttpRequest) -> None:
    """Let somebody out."""
    if isinstance(request.user, Account):
        journal.write(by=request.user, act="account.sign_out", about=request.user)
    logout(request)
