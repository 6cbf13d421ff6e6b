"""Whoever was let out from another machine hears why they are asked again."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from yorisoi.entrance import sessions


class EndedElsewhere:
    """Say it once, and only to the browser that holds the session that was ended."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; a session that nobody knows any more is looked up among those that were ended."""
        key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
        is_gone = not request.user.is_authenticated and request.session.session_key is None
        if key and is_gone and sessions.take_word(key):
            messages.warning(
                request,
                _(
                    "ほかの機器から、出るようにされました。使い続けるときは、もう一度入ってください。"
                ),
            )
        return self.get_response(request)
