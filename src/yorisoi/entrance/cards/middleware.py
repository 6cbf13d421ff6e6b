"""Who came in stays in only while the card, the device, the passkey or the tablet is in force."""

from collections.abc import Callable

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from yorisoi.entrance.cards import queries
from yorisoi.entrance.cards.sessions import HELD, LONG, N_DAYS_RENEWED


class CardInForce:
    """Sign out whoever holds a card that was stopped, what was taken off, or a closed tablet."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer whoever is still let in, and everybody who came another way."""
        held = request.session.get(HELD) if request.user.is_authenticated else None
        if held and not queries.is_still_let_in(held):
            logout(request)
        elif held and held.get("since"):
            _renew(request, held)
        return self.get_response(request)


def _renew(request: HttpRequest, held: dict[str, int]) -> None:
    """Let a session on a known device go on; a page that is being filled in never runs out."""
    today = timezone.localdate().toordinal()
    if today - held["since"] >= N_DAYS_RENEWED:
        request.session[HELD] = {**held, "since": today}
        request.session.set_expiry(LONG)
