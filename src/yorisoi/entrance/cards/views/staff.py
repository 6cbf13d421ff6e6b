"""Staff make a card, print it, replace it, and let a new device in."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yorisoi.entrance.cards import actions, presenters, queries
from yorisoi.entrance.cards.forms import ChoiceForm
from yorisoi.entrance.cards.views.printing import printed
from yorisoi.people.models import Participant
from yorisoi.people.terms import Permission
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.roster.views.records import note_view, participant_of, record_link
from yorisoi.ui.pages import render


@staff(Permission.PERSONAL)
def card(request: HttpRequest, desk: Desk, participant: str) -> HttpResponse:
    """Show the card of a person, what knows them, and who waits to be let in."""
    found = participant_of(desk, participant)
    known = queries.card_of(found)
    entrant = queries.entrant_of(found)
    note_view(desk, found)
    return render(
        request,
        "cards/card.html",
        page=desk.page(_("%(name)sさんのカード") % {"name": found.name}),
        desk=desk,
        participant=found,
        back=record_link(desk, found),
        card=known,
        entrant=entrant,
        picture=presenters.pictured(entrant.picture) if entrant else None,
        devices=presenters.device_lines(queries.devices(known)),
        passkeys=presenters.passkey_lines(queries.passkeys(found)),
        knocks=queries.waiting(known),
        is_stuck=entrant is not None and presenters.is_stuck(entrant),
    )


@require_POST
@staff(Permission.PERSONAL)
def make(request: HttpRequest, desk: Desk, participant: str) -> HttpResponse:
    """Make the first card of a person."""
    found = participant_of(desk, participant)
    try:
        actions.make_card(by=desk.account, participant=found)
    except actions.AlreadyHasCard:
        messages.info(request, _("カードは、もうあります"))
    else:
        messages.success(request, _("カードを作りました。次は、印刷します"))
    return redirect(_card(desk, found))


@staff(Permission.PERSONAL)
def lost(request: HttpRequest, desk: Desk, participant: str) -> HttpResponse:
    """End a lost card and make a new one, in one step."""
    found = participant_of(desk, participant)
    if request.method == "POST":
        actions.replace_card(by=desk.account, participant=found)
        messages.success(request, _("前のカードを止めました。次は、新しいカードを印刷します"))
        return redirect(_card(desk, found))
    note_view(desk, found)
    known = queries.card_of(found)
    return render(
        request,
        "cards/lost.html",
        page=desk.page(_("%(name)sさんがカードをなくした") % {"name": found.name}),
        back=record_link(desk, found),
        card=known,
        n_devices=queries.devices(known).count(),
        n_passkeys=queries.passkeys(found).count(),
    )


@staff(Permission.PERSONAL)
def change(request: HttpRequest, desk: Desk, participant: str) -> HttpResponse:
    """Change the name and the picture on the card, and what a new device is asked."""
    found = participant_of(desk, participant)
    entrant = queries.entrant_of(found)
    initial = ChoiceForm.known(entrant) if entrant else {"called": found.name}
    form = ChoiceForm(request.POST or None, initial=initial)
    if form.is_valid():
        actions.choose(by=desk.account, participant=found, choice=form.choice())
        messages.success(request, _("残しました。絵や名前を変えたときは、印刷しなおしてください"))
        return redirect(_card(desk, found))
    note_view(desk, found)
    return render(
        request,
        "cards/change.html",
        page=desk.page(_("%(name)sさんのカードを変える") % {"name": found.name}),
        status=422 if form.errors else 200,
        form=form,
        pictures={each.code: each for each in presenters.pictures(presenters.ALL)},
        back=_card(desk, found),
    )


@staff(Permission.PERSONAL)
def paper(request: HttpRequest, desk: Desk, participant: str, form: str) -> HttpResponse:
    """Return the card to print; the journal says who printed it."""
    found = participant_of(desk, participant)
    known = queries.card_of(found)
    if known is None:
        raise Http404
    return printed(request, desk, [known], form=form, name=f"card-{found.code}")


@require_POST
@staff(Permission.PERSONAL)
def answer(request: HttpRequest, desk: Desk, participant: str, knock: int) -> HttpResponse:
    """Say whether the right person holds a new device."""
    found = participant_of(desk, participant)
    waiting = queries.waiting(queries.card_of(found)).filter(pk=knock).first()
    if waiting is None:
        raise Http404
    is_person = request.POST.get("answer") == "yes"
    actions.answer(by=desk.account, knock=waiting, is_person=is_person)
    done = _("入れるようにしました。本人が「確かめてもらいました」を押します")
    messages.success(request, done if is_person else _("入れないままにしました"))
    return redirect(_card(desk, found))


@require_POST
@staff(Permission.PERSONAL)
def remove(request: HttpRequest, desk: Desk, participant: str, device: int) -> HttpResponse:
    """Take a device off: it is signed out at once."""
    found = participant_of(desk, participant)
    known = queries.devices(queries.card_of(found)).filter(pk=device).first()
    if known is None:
        raise Http404
    actions.remove_device(by=desk.account, device=known)
    messages.success(request, _("はずしました。もう入れません"))
    return redirect(_card(desk, found))


@require_POST
@staff(Permission.PERSONAL)
def remove_passkey(
    request: HttpRequest, desk: Desk, participant: str, passkey: int
) -> HttpResponse:
    """Take a passkey off: whoever is in with it is out at once."""
    found = participant_of(desk, participant)
    known = queries.passkeys(found).filter(pk=passkey).first()
    if known is None:
        raise Http404
    actions.remove_passkey(by=desk.account, passkey=known)
    messages.success(request, _("はずしました。この機械の指や顔では、もう入れません"))
    return redirect(_card(desk, found))


@require_POST
@staff(Permission.PERSONAL)
def switch(request: HttpRequest, desk: Desk, participant: str) -> HttpResponse:
    """Show a person at the tablet of their centre or no longer, or let them try the pictures again."""
    found = participant_of(desk, participant)
    entrant = queries.entrant_of(found)
    if entrant is None:
        raise Http404
    wanted = request.POST.get("do")
    if wanted == "again":
        actions.clear_misses(by=desk.account, entrant=entrant)
        messages.success(request, _("もう一度ためせるようにしました"))
    elif wanted in ("show", "hide"):
        actions.show_at_tablet(by=desk.account, entrant=entrant, is_shown=wanted == "show")
        messages.success(request, _("残しました"))
    return redirect(_card(desk, found))


def _card(desk: Desk, participant: Participant) -> str:
    return reverse("cards:card", args=[desk.programme.code, participant.code])
