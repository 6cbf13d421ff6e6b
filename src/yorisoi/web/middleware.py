"""What surrounds every request: how the person reads."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from yorisoi.people.scope import walls
from yorisoi.programme import wording
from yorisoi.ui.preferences import COOKIE, Preferences
from yorisoi.ui.reading import reading_by

GetResponse = Callable[[HttpRequest], HttpResponse]


class Reading:
    """Choose the language of the page: the person's choice, else Japanese; and read words as the house does.

    Easy Japanese is for participants' and public pages; staff pages stay in full Japanese.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the language of the person."""
        language = self._language(request)
        with translation.override(language), reading_by(wording.dictionary):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        return response

    def _language(self, request: HttpRequest) -> str:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "ja")
        if chosen == "en":
            return "en"
        is_easy = Preferences.from_cookie(request.COOKIES.get(COOKIE, "")).easy
        return "ja-x-easy" if is_easy and not request.path.startswith("/desk/") else "ja"


class SecondWall:
    """Let a request begin in no municipality; only a door of the programme opens one."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the wall shut, and leave nothing open for the next request."""
        walls.shut()
        try:
            return self.get_response(request)
        finally:
            walls.leave()
