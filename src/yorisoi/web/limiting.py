"""Which addresses of the house are counted, and the page for whoever sends too often.

Only what is sent is counted; looking never is. Sending a form of application that was begun is not
counted either: who has answered every question always gets through.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from yorisoi.entrance import limits
from yorisoi.people.models import Account
from yorisoi.web import errors

# Signing in is counted by the entrance itself, which knows who was meant.
COUNTED = {
    "courses:step": "apply",
    "courses:my_step": "apply",
    "courses:my_questions": "question",
    "rehearsals:stuck": "stuck",
    "rehearsals:told": "stuck",
    "area:bring": "upload",
    "courses:import": "upload",
    "hearings:upload": "upload",
    "effects:take_items": "upload",
    "guides:kit_inspect": "upload",
}
LOOKING = ("GET", "HEAD", "OPTIONS")


class CountedDoors:
    """Count what is sent to some addresses; over the limit, say when to try again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Count before the view runs, outside of its transaction."""
        match = request.resolver_match
        kind = COUNTED.get(match.view_name) if match else None
        if kind is None or request.method in LOOKING:
            return None
        key = reader_of(request)
        if limits.hit(kind, key):
            return None
        return errors.too_often(request, seconds=limits.wait(kind, key))

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Turn what a view refused into the page."""
        if isinstance(exception, limits.TooOften):
            return errors.too_often(request, seconds=exception.seconds)
        return None


def reader_of(request: HttpRequest) -> str:
    """Return for whom is counted: the account, else the session, else the address.

    A centre's thirty people share an address; once each has begun, each is counted alone.
    """
    if isinstance(request.user, Account):
        return f"account|{request.user.code}"
    if request.session.keys() and request.session.session_key:
        return f"session|{request.session.session_key}"
    return f"address|{limits.address_of(request)}"
