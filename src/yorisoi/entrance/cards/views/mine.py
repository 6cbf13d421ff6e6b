"""A participant's own ways in: the devices that know the card, who waits, the secret pictures."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yorisoi.entrance.cards import actions, presenters, queries, sessions
from yorisoi.entrance.cards.models import Device
from yorisoi.entrance.cards.terms import DeviceKind
from yorisoi.entrance.cards.views import picking
from yorisoi.programme.doors import person
from yorisoi.programme.myself import Me
from yorisoi.ui.page import Link
from yorisoi.ui.pages import render


@person
def devices(request: HttpRequest, me: Me) -> HttpResponse:
    """Show the devices that know the card, and who asks to be let in."""
    card = queries.card_of(me.participant)
    held = request.session.get(sessions.HELD) or {}
    entrant = queries.entrant_of(me.participant)
    known = presenters.passkey_lines(
        queries.passkeys(me.participant), this=request.session.get(sessions.KNOWS_FINGER)
    )
    return render(
        request,
        "cards/devices.html",
        page=me.page(_("カードとスマホ"), crumbs=(me.own,)),
        me=me,
        card=card,
        picture=presenters.pictured(entrant.picture) if entrant else None,
        entrant=entrant,
        devices=presenters.device_lines(queries.devices(card), this=held.get("device")),
        knocks=queries.waiting(card),
        passkeys=known,
        knows_finger=any(each.is_this for each in known),
        may_add_passkey=sessions.may_add_passkey(request, me),
        kind=DeviceKind(sessions.kind_of(request)).label,
    )


@person
def remove(request: HttpRequest, me: Me, device: int) -> HttpResponse:
    """Ask once, then take a device off; who takes off the one in their hand is out."""
    known = queries.devices(queries.card_of(me.participant))
    found = known.filter(pk=device).first()
    if found is None:
        raise Http404
    if request.method != "POST":
        return _sure(request, me, found)
    actions.remove_device(by=me.account, device=found)
    held = request.session.get(sessions.HELD) or {}
    if held.get("device") == found.pk:
        logout(request)
        response = redirect("cards:start")
        response.delete_cookie(sessions.DEVICE_COOKIE, samesite="Lax")
        return response
    messages.success(request, _("はずしました。もう入れません"))
    return redirect("cards:devices")


def _sure(request: HttpRequest, me: Me, device: Device) -> HttpResponse:
    held = request.session.get(sessions.HELD) or {}
    (line,) = presenters.device_lines([device], this=held.get("device"))
    crumb = Link(_("カードとスマホ"), reverse("cards:devices"))
    title = _("この%(name)sを、はずしますか") % {"name": line.name}
    return render(
        request, "cards/remove_sure.html", page=me.page(title, crumbs=(crumb,)), line=line
    )


@require_POST
@person
def answer(request: HttpRequest, me: Me, knock: int) -> HttpResponse:
    """Say whether a new device is in the right hands."""
    found = queries.waiting(queries.card_of(me.participant)).filter(pk=knock).first()
    if found is None:
        raise Http404
    is_person = request.POST.get("answer") == "yes"
    actions.answer(by=me.account, knock=found, is_person=is_person)
    done = _("新しいスマホで、入れるようにしました")
    messages.success(request, done if is_person else _("入れないままにしました"))
    return redirect("cards:devices")


@person
def secret(request: HttpRequest, me: Me) -> HttpResponse:
    """Choose one's three secret pictures; nobody else chooses them for a person."""
    entrant = queries.entrant_of(me.participant)
    if entrant is None or me.is_assisted:
        raise Http404
    of = me.participant.pk
    now = picking.picked(request, of)
    if now.is_complete:
        actions.choose_secret(by=me.account, entrant=entrant, chosen=now.chosen)
        picking.forget(request, of)
        messages.success(request, _("ひみつの絵を、残しました"))
        return redirect("cards:devices")
    if request.method == "POST":
        return redirect("cards:my_secret")
    page = me.page(
        picking.title(now), crumbs=(Link(_("カードとスマホ"), reverse("cards:devices")),)
    )
    lead = _("ひみつの絵を三つ、順番にえらびます。だれにも言わないでください。")
    return picking.page_of_pictures(request, page, now, of=of, around=picking.Around(lead=lead))
