"""A second device: the person chooses their secret pictures, or somebody says who it is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from yorisoi.entrance.cards import actions, queries, rules, sessions
from yorisoi.entrance.cards.models import Card, Knock
from yorisoi.entrance.cards.terms import Door, WayIn
from yorisoi.entrance.cards.views import picking, scan
from yorisoi.entrance.cards.views.frames import entrance_page, unkept
from yorisoi.ui.pages import render


@unkept
def secret(request: HttpRequest) -> HttpResponse:
    """Ask for the secret pictures on a device that is new."""
    card = scan.in_hand(request)
    if card is None:
        return scan.without_card(request)
    entrant, of = card.participant.entrant, card.participant_id
    if rules.door(entrant, n_devices=queries.devices(card).count()) != Door.PICTURES:
        return redirect("cards:ask")
    now = picking.picked(request, of)
    if now.is_complete and picking.is_let_in(request, entrant, now.chosen):
        return scan.through(request, card, way=WayIn.PICTURES)
    if request.method == "POST":
        return redirect("cards:secret")
    page = entrance_page(picking.title(now), of=card.participant.municipality)
    around = picking.Around(other=reverse("cards:ask"), n_left=rules.n_tries_left(entrant))
    return picking.page_of_pictures(request, page, now, of=of, around=around)


@unkept
def ask(request: HttpRequest) -> HttpResponse:
    """Show the number that is said to the centre or answered on a device that is in, and wait as long as it takes."""
    card = scan.in_hand(request)
    if card is None:
        return scan.without_card(request)
    knock = _knock(request, card)
    if knock is not None and knock.answered_at is not None:
        return _answered(request, card, knock)
    if request.method == "POST" and knock is None:
        account = picking.owner(card.participant.entrant)
        made = actions.knock(by=account, card=card, kind=sessions.kind_of(request))
        request.session[scan.KNOCK] = made.pk
        return redirect("cards:ask")
    title = _("このスマホは、はじめてです") if knock is None else _("この番号を、言ってください")
    return render(
        request,
        "cards/ask.html",
        page=entrance_page(title, of=card.participant.municipality),
        knock=knock,
        is_still_waiting=request.method == "POST",
    )


def _answered(request: HttpRequest, card: Card, knock: Knock) -> HttpResponse:
    """Go in if somebody said who it is; else say what happened, and that the card is as good as before."""
    if knock.is_let_in:
        return scan.through(request, card, way=WayIn.CONFIRMED)
    request.session.pop(scan.KNOCK, None)
    is_older = Knock.objects.filter(card=card, knocked_at__gt=knock.knocked_at).exists()
    title = _("この番号は、終わりました") if is_older else _("入れませんでした")
    return render(
        request,
        "cards/refused.html",
        page=entrance_page(title, of=card.participant.municipality),
        is_older=is_older,
    )


def _knock(request: HttpRequest, card: Card) -> Knock | None:
    return Knock.objects.filter(pk=request.session.get(scan.KNOCK, 0), card=card).first()
