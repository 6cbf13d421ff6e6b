"""Two small addresses: the browser keeps what is being typed, and somebody throws it away."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from yorisoi.people.models import Account
from yorisoi.programme.doors import public
from yorisoi.ui.engine import KEPT_FOR
from yorisoi.web import keeping
from yorisoi.web.faces import DESK

PLACE = "place"


def _place(request: HttpRequest) -> str:
    """Return the address of the desk at which something was typed, or raise Http404."""
    place = request.POST.get(PLACE, "")
    if not place.startswith(f"/{DESK}") or len(place) > 300:
        raise Http404
    return place


@public
@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep what is being typed, for whoever is named in the form; the browser asks by itself."""
    account = keeping.signer(request.POST.get(KEPT_FOR, ""))
    if account is None:
        raise Http404
    typed = {name: values for name, values in request.POST.lists() if name != PLACE}
    keeping.keep(by=account, path=_place(request), typed=typed)
    return HttpResponse(status=204)


@public
@require_POST
def throw_away(request: HttpRequest) -> HttpResponse:
    """Forget what was typed, and open the page as it is without it."""
    if not isinstance(request.user, Account):
        raise Http404
    place = _place(request)
    keeping.forget(by=request.user, path=place)
    return redirect(place)
