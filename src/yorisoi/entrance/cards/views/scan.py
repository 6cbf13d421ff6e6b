"""A card is scanned: 「ベニさんですか」, with whom, and in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from yorisoi.entrance.cards import actions, presenters, queries, rules, sessions
from yorisoi.entrance.cards.forms import CodeForm
from yorisoi.entrance.cards.models import Card
from yorisoi.entrance.cards.terms import Door, WayIn
from yorisoi.entrance.cards.views.frames import (
    count_guess,
    entrance_page,
    refuse_guessing,
    unkept,
)
from yorisoi.people import queries as people
from yorisoi.people.models import Account
from yorisoi.people.scope import walls
from yorisoi.programme import company
from yorisoi.ui.pages import render

IN_HAND, TOGETHER, KNOCK = "card_in_hand", "card_together", "card_knock"
ALONE = "alone"


@require_GET
@unkept
def scan(request: HttpRequest, token: str) -> HttpResponse:
    """Take the token out of the address at once; what is unknown and what is over look the same."""
    response = take(request, queries.card_of_token(token))
    # Only here: a page with a form must say where it comes from, or its answer is not trusted.
    response["Referrer-Policy"] = "no-referrer"
    return response


def take(request: HttpRequest, card: Card | None) -> HttpResponse:
    """Go on with a card that was scanned or whose number was typed."""
    waiting = request.session.get(KNOCK, 0)
    put_down(request)
    if card is None:
        return redirect("cards:unknown")
    walls.stand_in(card.participant.municipality_id)
    if queries.waiting(card).filter(pk=waiting).exists():
        # Who scans again while they wait keeps the number they may have said already.
        request.session[KNOCK] = waiting
    device = sessions.known_device(request, card)
    if device is not None:
        return sessions.enter_known(request, card, device, way=WayIn.SCAN)
    request.session[IN_HAND] = card.pk
    response = redirect("cards:you")
    sessions.offer_key(request, response)
    return response


@unkept
def start(request: HttpRequest) -> HttpResponse:
    """Say how the card is used; who cannot scan types its number."""
    form = CodeForm(request.POST or None)
    if form.is_valid():
        refuse_guessing(request)
        card = queries.card_of_code(form.cleaned_data["code"])
        if card is None:
            count_guess(request)
        return take(request, card)
    return render(
        request,
        "cards/start.html",
        page=entrance_page(_("カードで入る")),
        status=422 if form.errors else 200,
        form=form,
    )


@unkept
def unknown(request: HttpRequest) -> HttpResponse:
    """Say whom to ring; never whether there was such a card."""
    lead = _("新しいカードがあるかもしれません。電話してください。")
    page = entrance_page(_("このカードでは、入れませんでした"), lead=lead)
    return render(request, "cards/unknown.html", page=page)


@unkept
def you(request: HttpRequest) -> HttpResponse:
    """Ask whether the right person holds the card; no leaves nothing behind."""
    card = in_hand(request)
    if card is None:
        return without_card(request)
    if request.method == "POST":
        if request.POST.get("answer") != "yes":
            put_down(request)
            response = redirect("cards:not_you")
            sessions.take_key_back(request, response)
            return response
        return _after_yes(request, card)
    entrant = card.participant.entrant
    title = _("%(name)sさんですか") % {"name": entrant.called}
    return render(
        request,
        "cards/you.html",
        page=entrance_page(title, of=card.participant.municipality),
        picture=presenters.pictured(entrant.picture),
        entrant=entrant,
    )


@unkept
def not_you(request: HttpRequest) -> HttpResponse:
    """Say that nothing was kept."""
    page = entrance_page(_("わかりました"), lead=_("ここには、何も残っていません。"))
    return render(request, "cards/not_you.html", page=page)


@unkept
def together(request: HttpRequest) -> HttpResponse:
    """Ask with whom the person uses the phone today; the journal says so."""
    card = in_hand(request)
    if card is None:
        return without_card(request)
    supporters = people.supporters(card.participant, on=timezone.localdate())
    if request.method == "POST":
        chosen = request.POST.get("who", ALONE)
        known = {each.code for each in supporters}
        request.session[TOGETHER] = chosen if chosen in known else ""
        return through(request, card)
    page = entrance_page(_("だれと一緒に使いますか"), of=card.participant.municipality)
    return render(request, "cards/together.html", page=page, supporters=supporters)


def without_card(request: HttpRequest) -> HttpResponse:
    """Go on with nothing in hand: who pressed twice is in already, everybody else is told whom to ring."""
    again = sessions.enter_again(request) if request.method == "POST" else None
    return again or redirect("cards:unknown")


def in_hand(request: HttpRequest) -> Card | None:
    """Return the card that was scanned in this browser, while it is in force."""
    card = queries.card_in_force(request.session.get(IN_HAND))
    if card is not None:
        walls.stand_in(card.participant.municipality_id)
    return card


def through(request: HttpRequest, card: Card, *, way: WayIn | None = None) -> HttpResponse:
    """Let a person in, or lead to what stands before a device that is new; `way` has opened it."""
    with_whom = str(request.session.get(TOGETHER, ""))
    n_devices = queries.devices(card).count()
    door = rules.door(card.participant.entrant, n_devices=n_devices)
    if way is None and door == Door.BORROWED:
        put_down(request)
        return sessions.enter_borrowed(request, card, together=with_whom)
    if way is not None or door == Door.OPEN:
        entered = sessions.enter_new(request, card, way=way or WayIn.SCAN, together=with_whom)
        if entered is not None:
            put_down(request)
            return entered
    return redirect("cards:secret" if door == Door.PICTURES else "cards:ask")


def put_down(request: HttpRequest) -> None:
    """Forget the card that was in hand."""
    for name in (IN_HAND, TOGETHER, KNOCK):
        request.session.pop(name, None)


def _after_yes(request: HttpRequest, card: Card) -> HttpResponse:
    """A supporter who is signed in goes on as themself; else ask with whom, if there is anybody."""
    today = timezone.localdate()
    account = request.user
    if isinstance(account, Account) and card.participant in people.supported_by(account, on=today):
        request.session[company.ACTING_FOR] = card.participant.code
        put_down(request)
        actions.note_assisted(by=account, participant=card.participant)
        return redirect("web:me")
    if people.supporters(card.participant, on=today):
        return redirect("cards:together")
    return through(request, card)
