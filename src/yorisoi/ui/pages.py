"""Making a page out of a template, a frame and a presenter's values."""

from dataclasses import replace
from typing import Any

from django.contrib.messages import get_messages
from django.core.exceptions import ImproperlyConfigured
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.template import engines

from yorisoi.ui.engine import Templates
from yorisoi.ui.page import Face, Page
from yorisoi.ui.preferences import COOKIE, Preferences
from yorisoi.ui.typed import typed_before
from yorisoi.ui.words import is_english

A_YEAR = 365 * 24 * 60 * 60
# A page is heard under its own address with this after it.
LISTEN = "listen"


def render(
    request: HttpRequest, template: str, *, page: Page, status: int = 200, **context: Any
) -> HttpResponse:
    """Render one page with the person's display preferences; its title says if a form needs mending."""
    forms = [each for each in context.values() if isinstance(each, BaseForm)]
    before = typed_before.get()
    chosen = {
        "page": replace(page, is_to_mend=page.is_to_mend or any(each.errors for each in forms)),
        "preferences": preferences_of(request),
        "said": tuple(get_messages(request)),
        "typed_before": before if before and any(before.fits(each) for each in forms) else None,
        "listen_href": _listen_href(request, page) if status == 200 else "",
        **context,
    }
    text = _templates().get_template(template).render(chosen, request)
    return HttpResponse(text, status=status)


def _listen_href(request: HttpRequest, page: Page) -> str:
    """Return where this page is heard, nothing where no voice reads it: forms just sent, English, the desk."""
    is_at_the_desk = page.face == Face.STAFF or request.path.startswith("/desk/")
    if request.method != "GET" or is_at_the_desk or is_english():
        return ""
    query = request.GET.copy()
    query[LISTEN] = "page"
    return f"{request.path}?{query.urlencode()}"


def preferences_of(request: HttpRequest) -> Preferences:
    """Find how this person wants to see pages: kept with the account, else in the browser, else the defaults."""
    kept = getattr(request, "preferences", None)
    return (
        kept
        if isinstance(kept, Preferences)
        else Preferences.from_cookie(request.COOKIES.get(COOKIE, ""))
    )


def remember(response: HttpResponse, preferences: Preferences) -> None:
    """Keep in this browser how somebody likes to read."""
    response.set_cookie(
        COOKIE, preferences.to_cookie(), max_age=A_YEAR, samesite="Lax", httponly=True
    )


def _templates() -> Templates:
    for engine in engines.all():
        if isinstance(engine, Templates):
            return engine
    raise ImproperlyConfigured(
        "expected yorisoi.ui.engine.Templates in TEMPLATES; look at the settings"
    )
