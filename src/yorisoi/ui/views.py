"""The catalogue of parts as a page."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from yorisoi.ui.catalogue import everything, page
from yorisoi.ui.pages import render


def catalogue(request: HttpRequest) -> HttpResponse:
    """Show every part with its states, to those who build pages; a real installation has none."""
    if not settings.YORISOI_EXAMPLE:
        raise Http404
    return render(request, "ui/catalogue.html", page=page(), **everything())


# Everybody may look; the doors themselves stand in a higher room.
catalogue.door = ("public", None)  # type: ignore[attr-defined]  # read by the walk over addresses
