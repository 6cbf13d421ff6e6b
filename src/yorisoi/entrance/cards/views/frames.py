"""What every page before the sign-in shares: its frame, and that it is kept nowhere."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from yorisoi.entrance import limits
from yorisoi.people.models import Organisation
from yorisoi.programme import doors
from yorisoi.programme.models import Programme
from yorisoi.programme.road import short_notice
from yorisoi.ui.page import Face, Link, Page

GUESSES = "card"


def entrance_page(title: str, *, of: Organisation | None = None, lead: str = "") -> Page:
    """Return the frame of a page before the sign-in, with the telephone of the municipality."""
    programmes = Programme.objects.exclude(help_phone="").order_by("-fiscal_year", "code")
    programme = (programmes.filter(municipality=of) if of else programmes).first()
    return Page(
        face=Face.PERSON,
        title=title,
        lead=lead,
        notice=short_notice(programme),
        help_phone=programme.help_phone if programme else "",
        home_href=reverse("web:front"),
        looks_href=reverse("web:looks"),
        nav=(Link(_("すぐに閉じる"), reverse("cards:leave")),),
    )


def refuse_guessing(request: HttpRequest) -> None:
    """Turn away an address from which too many numbers came that nobody has; the page says until when."""
    seconds = limits.wait(GUESSES, limits.address_of(request))
    if seconds:
        raise limits.TooOften(seconds)


def count_guess(request: HttpRequest) -> None:
    """Count a number that nobody has; who has a card is never counted, so a class comes in at once."""
    limits.hit(GUESSES, limits.address_of(request))


def unkept(view: Callable[..., HttpResponse]) -> Callable[..., Any]:
    """Open a page to everybody; no browser, proxy or search engine keeps it."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        response["X-Robots-Tag"] = "noindex"
        return response

    return doors.public(opened)
