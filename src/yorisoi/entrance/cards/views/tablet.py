"""The tablet of a centre: who are you, three pictures, in; and out again for the next person."""

from dataclasses import replace

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from yorisoi.entrance.cards import actions, keys, presenters, queries, rules, sessions
from yorisoi.entrance.cards.forms import PairingForm
from yorisoi.entrance.cards.models import Entrant, Tablet
from yorisoi.entrance.cards.views import picking
from yorisoi.entrance.cards.views.frames import (
    count_guess,
    entrance_page,
    refuse_guessing,
    unkept,
)
from yorisoi.ui.pages import render
from yorisoi.ui.preferences import COOKIE

AT_TABLET = "tablet_person"


@unkept
def tablet(request: HttpRequest) -> HttpResponse:
    """Show who may sign in here; whoever was signed in before is out."""
    here = sessions.this_tablet(request)
    if here is None:
        return redirect("cards:pair")
    if request.user.is_authenticated:
        logout(request)
    if request.method == "POST":
        chosen = _entrant(here, request.POST.get("who", ""))
        request.session[AT_TABLET] = chosen.pk if chosen else None
        return redirect("cards:tablet_pictures" if chosen else "cards:tablet")
    people = [(each, presenters.pictured(each.picture)) for each in queries.at_tablet(here)]
    page = entrance_page(_("あなたは、だれですか"), of=here.centre.municipality)
    return render(request, "cards/tablet.html", page=page, people=people, centre=here.centre)


@unkept
def pictures(request: HttpRequest) -> HttpResponse:
    """Ask for the secret pictures of whoever was chosen."""
    here = sessions.this_tablet(request)
    entrant = _chosen(here, request) if here else None
    if here is None or entrant is None:
        return redirect("cards:tablet")
    if not rules.may_choose(entrant):
        return _call_somebody(request, entrant)
    of = entrant.participant_id
    now = picking.picked(request, of)
    if now.is_complete and picking.is_let_in(request, entrant, now.chosen):
        return sessions.enter_at_tablet(request, here, entrant, end=reverse("cards:end"))
    if request.method == "POST":
        return redirect("cards:tablet_pictures")
    page = entrance_page(picking.title(now), of=here.centre.municipality)
    lead = _("%(name)sさんの、ひみつの絵です。") % {"name": entrant.called}
    around = picking.Around(
        lead=lead, other=reverse("cards:tablet"), n_left=rules.n_tries_left(entrant)
    )
    return picking.page_of_pictures(request, page, now, of=of, around=around)


@unkept
def pair(request: HttpRequest) -> HttpResponse:
    """Make this browser the tablet that somebody of the centre has opened."""
    form = PairingForm(request.POST or None)
    if form.is_valid():
        key = keys.new_device_key()
        refuse_guessing(request)
        if actions.pair(number=form.cleaned_data["number"], key=key) is not None:
            response = redirect("cards:tablet")
            sessions.keep_tablet(request, response, key)
            return response
        count_guess(request)
        form.add_error(
            "number", _("この番号は使えません。職員のページで、新しい番号を出してください")
        )
    return render(
        request,
        "cards/pair.html",
        page=entrance_page(_("センターのタブレットを始める")),
        status=422 if form.errors else 200,
        form=form,
    )


@require_GET
@unkept
def end(request: HttpRequest) -> HttpResponse:
    """Let the person out and the next one begin; how they read goes with them."""
    logout(request)
    return _without_looks(redirect("cards:tablet"))


@require_GET
@unkept
def leave(request: HttpRequest) -> HttpResponse:
    """Let go of everything at once and go where nothing is told: the site's choice, or a bare page."""
    logout(request)
    if settings.YORISOI_LEAVE_TO:
        return _without_looks(redirect(settings.YORISOI_LEAVE_TO))
    page = replace(entrance_page(_("閉じました")), notice="", help_phone="")
    return _without_looks(render(request, "cards/left.html", page=page))


def _without_looks(response: HttpResponse) -> HttpResponse:
    response.delete_cookie(COOKIE, samesite="Lax")
    return response


def _call_somebody(request: HttpRequest, entrant: Entrant) -> HttpResponse:
    lead = _("絵が、何度かちがいました。センターの職員が、もう一度できるようにします。")
    page = entrance_page(
        _("センターの職員を、よんでください"), of=entrant.participant.municipality, lead=lead
    )
    return render(request, "cards/call.html", page=page)


def _entrant(here: Tablet, code: str) -> Entrant | None:
    found = queries.at_tablet(here)
    return next((each for each in found if each.participant.code == code), None)


def _chosen(here: Tablet, request: HttpRequest) -> Entrant | None:
    chosen = request.session.get(AT_TABLET)
    return next((each for each in queries.at_tablet(here) if each.pk == chosen), None)
