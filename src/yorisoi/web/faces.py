"""The two faces: a ward runs the desk on its closed network and the rest on the internet."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

DESK = "desk/"
ME = "me/"
# Both faces need these, and why.
SHARED = {
    "/static/": "style sheets and pictures of every page",
    "/sign-in": "staff come in at the desk, supporters and participants with a password outside",
    "/sign-out": "whoever came in goes out",
    "/hello/": "the links of the example; a real installation has none",
    "/welcome": "whoever was invited comes in for the first time",
    "/looks": "everybody chooses how pages look",
    "/language": "everybody chooses the language",
    "/account": "everybody sees with what they came in",
    "/help": "everybody finds the telephone",
    "/kept": "whoever wrote a long form, at the desk or outside, finds it again",
}


class OneFace:
    """Serve only the face this process was started for; the other does not exist here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or say that there is no such page."""
        if not is_served(request.path, face=settings.YORISOI_FACE):
            raise Http404
        return self.get_response(request)


def is_served(path: str, *, face: str) -> bool:
    """Whether a path belongs to a face: staff, public or all."""
    if face == "all" or path.startswith(tuple(SHARED)):
        return True
    is_desk = path.startswith(f"/{DESK}")
    return is_desk if face == "staff" else not is_desk
