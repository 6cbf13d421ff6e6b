"""The catalogue of parts as a page."""

from django.http import HttpRequest, HttpResponse

from yorisoi.ui.catalogue import everything, page
from yorisoi.ui.pages import render


def catalogue(request: HttpRequest) -> HttpResponse:
    """Show every part with its states."""
    return render(request, "ui/catalogue.html", page=page(), **everything())


# Everybody may look; the doors themselves stand in a higher room.
catalogue.door = ("public", None)  # type: ignore[attr-defined]  # read by the walk over addresses
