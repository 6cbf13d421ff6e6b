"""困った: pressed on any page, silent, and never a dead end."""

from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _

from yorisoi.programme.doors import person
from yorisoi.programme.myself import Me
from yorisoi.stages.rehearsals import actions, queries
from yorisoi.stages.rehearsals.actions import Place
from yorisoi.stages.rehearsals.forms import WordsForm
from yorisoi.ui.pages import render

STEP = "rehearsals:step"
OWN = "/me/"


@person
def stuck(request: HttpRequest, me: Me) -> HttpResponse:
    """Offer to raise a hand, and raise it."""
    if request.method == "POST":
        place = _place(me, request.POST.get("from", ""))
        actions.raise_hand(
            by=me.account, programme=me.programme, participant=me.participant, place=place
        )
        return redirect("rehearsals:told")
    came_from = _own_path(urlsplit(request.headers.get("Referer", "")).path)
    return render(
        request,
        "rehearsals/stuck.html",
        page=me.page(_("困ったことを、職員に伝えますか")),
        came_from=came_from,
        is_up=queries.raised_hand(participant=me.participant) is not None,
    )


@person
def told(request: HttpRequest, me: Me) -> HttpResponse:
    """Say that the hand is up, what can be done now, and the way back."""
    hand = queries.raised_hand(participant=me.participant)
    if hand is None:
        return redirect("web:me")
    form = WordsForm(request.POST if "say" in request.POST else None)
    if "lower" in request.POST:
        actions.lower_hand(by=me.account, hand=hand)
        messages.success(request, _("もう大丈夫と、職員に伝えました"))
        return redirect(hand.page)
    if form.is_valid():
        actions.say(by=me.account, hand=hand, words=form.cleaned_data["words"])
        messages.success(request, _("伝えたいことも、届きました"))
        return redirect("rehearsals:told")
    return render(
        request,
        "rehearsals/told.html",
        page=me.page(_("職員に伝わりました")),
        status=422 if form.errors else 200,
        hand=hand,
        form=form,
    )


def _own_path(path: str) -> str:
    """Return a path of a participant's own pages, or their first page."""
    try:
        resolve(path)
    except Resolver404:
        return reverse("web:me")
    is_stuck = path.startswith(reverse("rehearsals:stuck"))
    return path if path.startswith(OWN) and not is_stuck else reverse("web:me")


def _place(me: Me, path: str) -> Place:
    """Return where somebody is stuck: the exact step if the page is one of practice."""
    page = _own_path(path)
    found = resolve(page)
    if found.view_name != STEP:
        return Place(page=page)
    procedure = queries.procedure(programme=me.programme, code=found.kwargs["procedure"])
    if procedure is None:
        return Place(page=page)
    attempt = queries.open_try_of(participant=me.participant, procedure=procedure)
    return Place(page=page, attempt=attempt, at_step=found.kwargs["order"])
