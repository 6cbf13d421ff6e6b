"""The same page for the ear: `?listen=page` after any address of a participant or of everybody.

The page itself is asked for, by the same person at the same doors, and its words are taken from the
answer; so nobody hears what they may not see, and the journal says what it says of the page.
`?listen=all-V` is the sound of a page, `?listen=3-V` of its fourth sentence; V changes with the words.
"""

import re
from collections.abc import Callable, Sequence
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from yorisoi.people.models import Account
from yorisoi.ui.hearing import as_said
from yorisoi.ui.page import Face, Link, Page
from yorisoi.ui.pages import LISTEN, preferences_of, render
from yorisoi.ui.words import is_english
from yorisoi.web.faces import DESK
from yorisoi.web.limiting import reader_of
from yorisoi.web.listening import answers, sounds, words
from yorisoi.web.listening.remembered import Remembered

_SOUND = re.compile(r"(all|\d{1,4})-([0-9a-f]{16})")
Answer = HttpResponse | StreamingHttpResponse


class Listening:
    """Answer a page as sentences and a player, and its sentences as sound."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.remembered = Remembered()

    def __call__(self, request: HttpRequest) -> Answer:
        """Answer as usual, unless somebody wants to listen."""
        wanted = request.GET.get(LISTEN)
        if wanted is None or request.method != "GET" or request.path.startswith(f"/{DESK}"):
            return self.get_response(request)
        _without_listen(request)
        if wanted == "page":
            return self._page(request)
        found = _SOUND.fullmatch(wanted)
        if found is None:
            raise Http404
        return self._sound(request, which=found[1], version=found[2])

    def _page(self, request: HttpRequest) -> HttpResponse:
        response, body = self._opened(request)
        if body is None:
            return response
        spoken = words.sentences(body)
        version = self._keep(request, spoken)
        face = Face.PERSON if 'data-face="person"' in body else Face.PUBLIC
        page = Page(
            face=face,
            title=words.title(body),
            kick=_("このページを聞く"),
            crumbs=(Link(_("もとのページへもどる"), request.get_full_path()),),
            looks_href=reverse("web:looks"),
            stuck_href=words.stuck_href(body),
        )
        answer = render(
            request,
            "web/listen.html",
            page=page,
            spoken=[(each.text, _href(request, f"{n}-{version}")) for n, each in enumerate(spoken)],
            whole=_href(request, f"all-{version}"),
            has_voice=bool(spoken) and not is_english(),
        )
        answer.cookies.update(response.cookies)
        return answer

    def _sound(self, request: HttpRequest, *, which: str, version: str) -> Answer:
        spoken = self.remembered.find(_key(request, version))
        if spoken is None:
            # Another process of this site showed the page, or it was long ago.
            response, body = self._opened(request)
            if body is None:
                return response
            spoken = words.sentences(body)
            if self._keep(request, spoken) != version:
                raise Http404
        made = _made(request, spoken)
        if which == "all":
            return answers.streamed(request, made)
        if int(which) >= len(made):
            raise Http404
        return answers.pieces(request, made[int(which)]())

    def _opened(self, request: HttpRequest) -> tuple[HttpResponse, str | None]:
        """Return the answer of the page, and its text where it can be listened to."""
        response = self.get_response(request)
        is_page = response.get("Content-Type", "").startswith("text/html")
        if response.status_code != 200 or response.streaming or not is_page:
            return response, None
        body = response.content.decode()
        return response, body if words.is_for_listening(body) else None

    def _keep(self, request: HttpRequest, spoken: tuple[words.Sentence, ...]) -> str:
        text = "\n".join(each.text for each in spoken)
        speed = preferences_of(request).voice_speed
        version = salted_hmac("listening", f"{speed}\n{text}").hexdigest()[:16]
        self.remembered.keep(_key(request, version), spoken)
        return version


def _without_listen(request: HttpRequest) -> None:
    """Take the wish to listen out of the request, so that the page sees none of it."""
    query = request.GET.copy()
    del query[LISTEN]
    request.META["QUERY_STRING"] = query.urlencode()
    request.GET = query  # type: ignore[assignment]  # as Django's own property takes it


def _key(request: HttpRequest, version: str) -> tuple[str, str]:
    reader = "everybody" if _is_everybody(request) else reader_of(request)
    return reader, f"{version} {request.get_full_path()}"


def _is_everybody(request: HttpRequest) -> bool:
    """Whether nobody in particular asks: not signed in, with nothing begun."""
    return not isinstance(request.user, Account) and not request.session.keys()


def _href(request: HttpRequest, which: str) -> str:
    query = request.GET.copy()
    query[LISTEN] = which
    return f"{request.path}?{query.urlencode()}"


def _made(request: HttpRequest, spoken: Sequence[words.Sentence]) -> list[answers.Sound]:
    """Return how to make the sound of each sentence; only what everybody hears is kept on disk."""
    speed = preferences_of(request).voice_speed
    make = sounds.public_sound if _is_everybody(request) else sounds.sound
    return [partial(_one, make, each, speed) for each in spoken]


def _one(make: Callable[[str, float], bytes], sentence: words.Sentence, speed: float) -> bytes:
    return make(as_said(sentence.text, dict(sentence.shown)), speed)
