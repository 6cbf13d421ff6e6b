"""A secret that is shown to whoever made it, for a short while, from their own session.

The page that makes it leads on to the page that shows it, so that neither F5 nor a second press makes
another one, and the secret stands in no address and no log. In the session it is sealed.
"""

import json
import time
from dataclasses import asdict, dataclass

from allauth.mfa.utils import decrypt, encrypt
from django.http import HttpRequest

KEY = "shown"
# Long enough to print or to copy; who goes for coffee makes a new one.
SECONDS = 10 * 60


@dataclass(frozen=True)
class Shown:
    """What is shown, and for which page."""

    page: str
    words: tuple[str, ...]


def keep(request: HttpRequest, shown: Shown) -> None:
    """Let one page show something for a while; what was shown before is gone."""
    sealed = str(encrypt(json.dumps(asdict(shown))))
    request.session[KEY] = {"sealed": sealed, "until": time.time() + SECONDS}


def words(request: HttpRequest, *, page: str) -> tuple[str, ...]:
    """Return what a page may still show; nothing once it was put away or its time is over."""
    kept = request.session.get(KEY)
    if not isinstance(kept, dict):
        return ()
    if time.time() > kept["until"]:
        put_away(request)
        return ()
    found = json.loads(decrypt(kept["sealed"]))
    return tuple(found["words"]) if found["page"] == page else ()


def put_away(request: HttpRequest) -> None:
    """Show it no more."""
    request.session.pop(KEY, None)
