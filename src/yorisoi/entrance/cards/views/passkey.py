"""Finger or face instead of the card: a person adds it, takes it off, and comes in with it."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yorisoi.entrance import machines
from yorisoi.entrance.cards import actions, presenters, queries, sessions
from yorisoi.entrance.cards.views.frames import (
    count_guess,
    entrance_page,
    refuse_guessing,
    unkept,
)
from yorisoi.entrance.factors import passkeys
from yorisoi.programme.doors import person
from yorisoi.programme.myself import Me
from yorisoi.ui.pages import render


@require_POST
@person
def question(request: HttpRequest, me: Me) -> HttpResponse:
    """Give the browser what it needs to make a passkey; in the machine it is called like the card."""
    if not sessions.may_add_passkey(request, me):
        raise Http404
    entrant = queries.entrant_of(me.participant)
    return JsonResponse(
        passkeys.offer_new_here(me.account, shown=presenters.shown_in_machine(entrant))
    )


@require_POST
@person
def add(request: HttpRequest, me: Me) -> HttpResponse:
    """Let this machine's finger or face open the person's pages; nothing is typed."""
    if not sessions.may_add_passkey(request, me):
        raise Http404
    try:
        credential = passkeys.read_new(request.POST.get("credential", ""))
    except passkeys.PasskeyRefused:
        messages.warning(request, _("できませんでした。もう一度押してください。カードは使えます"))
        return redirect("cards:devices")
    agent = request.headers.get("User-Agent", "")
    machine = actions.Machine(kind=sessions.kind_of(request), system=machines.system(agent))
    made = actions.add_passkey(
        by=me.account, participant=me.participant, machine=machine, credential=credential
    )
    request.session[sessions.KNOWS_FINGER] = made.pk
    messages.success(request, _("できました。次から、指や顔で入れます。カードも使えます"))
    return redirect("cards:devices")


@require_POST
@person
def remove(request: HttpRequest, me: Me, passkey: int) -> HttpResponse:
    """Take a passkey off; who came in with it is out, and comes in with the card."""
    found = queries.passkeys(me.participant).filter(pk=passkey).first()
    if found is None:
        raise Http404
    actions.remove_passkey(by=me.account, passkey=found)
    held = request.session.get(sessions.HELD) or {}
    if held.get("passkey") == passkey:
        logout(request)
        return redirect("cards:start")
    messages.success(request, _("はずしました。指や顔では、もう入れません。カードは使えます"))
    return redirect("cards:devices")


@require_POST
@unkept
def enter(request: HttpRequest) -> HttpResponse:
    """Let in whose passkey signed our question; whatever else came leads to the telephone."""
    refuse_guessing(request)
    answer = request.POST.get("credential", "")
    try:
        key = passkeys.recognised(answer)
    except passkeys.PasskeyRefused:
        key = None
    entered = sessions.enter_with_passkey(request, key, answer=answer) if key else None
    if entered is not None:
        return entered
    count_guess(request)
    actions.note_refusal()
    return redirect("cards:passkey_unknown")


@unkept
def unknown(request: HttpRequest) -> HttpResponse:
    """Say whom to ring, and that the card still works."""
    lead = _("カードがあれば、カードで入れます。こまったら、電話してください。")
    page = entrance_page(_("指や顔では、入れませんでした"), lead=lead)
    return render(request, "cards/passkey_unknown.html", page=page)
