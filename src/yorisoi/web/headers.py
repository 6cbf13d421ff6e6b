"""The headers of every answer, and the flags of every cookie, in one place."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.cache import patch_vary_headers

from yorisoi.web.policy import PERMISSIONS_POLICY

# What a page is ever asked with. TRACE would repeat a request with its cookies.
METHODS = ("GET", "HEAD", "POST")
# What a browser throws away when somebody is out. Not its cookies: how a person reads stays.
FORGET = '"cache", "storage"'


class SafeAnswers:
    """Put what every answer carries on it, static files and dead ends included."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer what pages are asked with; anything else ends here."""
        known = request.method in METHODS
        response = self.get_response(request) if known else HttpResponseNotAllowed(METHODS)
        response["Permissions-Policy"] = PERMISSIONS_POLICY
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        for cookie in response.cookies.values():
            # No script of ours reads a cookie, and none is for another site.
            cookie["httponly"] = True
            cookie["samesite"] = cookie["samesite"] or "Lax"
            cookie["secure"] = settings.YORISOI_HTTPS
        return response


class PrivatePages:
    """Ask browsers and proxies not to keep what is about somebody, downloads included.

    Whoever is signed in, has begun a form or is given a cookie sees pages of their own; what is left
    is the same for everybody and may be kept by their own browser only.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and say whether the answer may be kept."""
        response = self.get_response(request)
        response["Cache-Control"] = (
            "no-store" if _is_personal(request, response) else "private, no-cache"
        )
        patch_vary_headers(response, ["Cookie"])
        if _is_out(response):
            response["Clear-Site-Data"] = FORGET
        return response


def _is_out(response: HttpResponse) -> bool:
    """Whether this answer ends a session: by the person, by time, or from another machine."""
    cookie = response.cookies.get(settings.SESSION_COOKIE_NAME)
    return cookie is not None and cookie["max-age"] == 0


def _is_personal(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether an answer is about somebody; one that was turned away at the door knows nobody."""
    user, session = getattr(request, "user", None), getattr(request, "session", None)
    return bool(
        (user is not None and user.is_authenticated)
        or (session is not None and session.keys())
        or response.cookies
        or request.method not in ("GET", "HEAD")
    )
