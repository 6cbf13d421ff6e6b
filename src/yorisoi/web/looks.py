"""How one likes to read: look, size, readings, language."""

from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yorisoi.people import actions as people
from yorisoi.people.models import Account
from yorisoi.programme import doors
from yorisoi.ui.page import Face, Page
from yorisoi.ui.pages import A_YEAR, preferences_of, remember, render
from yorisoi.ui.preferences import CHOICES, WORDS, Preferences


@doors.public
def looks(request: HttpRequest) -> HttpResponse:
    """Choose how pages look; kept with the account, or in this browser before sign-in."""
    if request.method == "POST":
        choices = {name: request.POST.get(name, "") for name in CHOICES}
        back = urlencode({"kept": 1, "back": _way_back(request, request.POST.get("back", ""))})
        response = redirect(f"{reverse('web:looks')}?{back}")
        remember(response, Preferences.from_choices(choices))
        if isinstance(request.user, Account):
            people.choose_display(by=request.user, choices=choices)
        return response
    came_from = urlsplit(request.headers.get("Referer", "")).path
    page = Page(face=Face.PERSON, title=_("見え方を選ぶ"), home_href=reverse("web:front"))
    return render(
        request,
        "web/looks.html",
        page=page,
        chosen=preferences_of(request),
        ruby=preferences_of(request).ruby_on(Face.PERSON),
        is_kept="kept" in request.GET,
        words={
            name: (str(called), {value: str(said) for value, said in options.items()})
            for name, (called, options) in WORDS.items()
        },
        back=_way_back(request, request.GET.get("back", came_from)),
    )


def _way_back(request: HttpRequest, wanted: str) -> str:
    """Return the page somebody came from, the first page where it is another site's or this one."""
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    is_here = wanted == reverse("web:looks") or not wanted.startswith("/")
    return wanted if is_ours and not is_here else reverse("web:front")


@require_POST
@doors.public
def language(request: HttpRequest) -> HttpResponse:
    """Choose Japanese or English for this browser."""
    wanted = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}):
        wanted = "/"
    response = redirect(wanted)
    chosen = "en" if request.POST.get("language") == "en" else "ja"
    response.set_cookie(settings.LANGUAGE_COOKIE_NAME, chosen, max_age=A_YEAR, samesite="Lax")
    return response
