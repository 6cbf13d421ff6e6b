"""Everybody's cards at once, finding a card by its number, and the tablets of the centres."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yorisoi.entrance.cards import actions, keys, queries, rules
from yorisoi.entrance.cards.forms import CodeForm, TabletForm
from yorisoi.entrance.cards.models import Card
from yorisoi.entrance.cards.views.printing import printed
from yorisoi.people import queries as people
from yorisoi.people.models import Organisation, Participant
from yorisoi.people.terms import Permission
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.looking import note_list
from yorisoi.ui.page import Link
from yorisoi.ui.pages import render


@staff(Permission.PERSONAL)
def cards(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show who has a card; print several, find one by its number, go to the tablets."""
    form = CodeForm(request.POST or None)
    if form.is_valid():
        found = queries.card_of_code(form.cleaned_data["code"])
        if found is not None and _mine(desk).filter(pk=found.participant_id).exists():
            return redirect("cards:card", desk.programme.code, found.participant.code)
        form.add_error("code", _("この番号のカードは、ありません。もう一度聞いてください"))
    people_here = sorted(_mine(desk), key=lambda each: each.reading or each.name)
    made = queries.cards_by_participant(_mine(desk))
    note_list(desk, people_here, act="participants.list")
    return render(
        request,
        "cards/cards.html",
        page=desk.page(
            _("カード"),
            lead=_("参加する人が、パスワードなしで自分のページに入るためのカードです。"),
        ),
        status=422 if form.errors else 200,
        desk=desk,
        form=form,
        lines=[(each, made.get(each.pk)) for each in people_here],
        back=Link(
            _("参加する人の名簿"), reverse("people:participants", args=[desk.programme.code])
        ),
    )


@require_POST
@staff(Permission.PERSONAL)
def sheet(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Print the cards of those who were ticked; who has none gets one."""
    ticked = set(request.POST.getlist("who"))
    chosen = [each for each in _mine(desk) if each.code in ticked]
    if not chosen:
        messages.warning(request, _("印刷する人に、印をつけてください"))
        return redirect("cards:cards", desk.programme.code)
    form = request.POST.get("form", "pdf")
    return printed(
        request, desk, [_card_of(desk, each) for each in chosen], form=form, name="cards"
    )


def _card_of(desk: Desk, participant: Participant) -> Card:
    found = queries.card_of(participant)
    if found is None:
        actions.make_card(by=desk.account, participant=participant)
        found = queries.card_of(participant)
    if found is None:
        raise Http404
    return found


def _mine(desk: Desk) -> QuerySet[Participant]:
    """Return the participants of the reader's municipality, of their centre if they are bound to one."""
    return people.participants(municipality=desk.programme.municipality, centre=desk.centre)


@staff(Permission.PERSONAL)
def tablets(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the open tablets of the centres; open one more."""
    form = TabletForm(request.POST or None, centres=_centres(desk))
    if form.is_valid():
        actions.open_tablet(by=desk.account, centre=form.cleaned_data["centre"])
        messages.success(request, _("始めました。次は、この番号をタブレットに入れます"))
        return redirect("cards:tablets", desk.programme.code)
    found = queries.tablets(municipality=desk.programme.municipality, centre=desk.centre)
    return render(
        request,
        "cards/tablets.html",
        page=desk.page(
            _("センターのタブレット"),
            lead=_("参加する人が、絵をえらんで入ります。スマホもカードもいりません。"),
        ),
        status=422 if form.errors else 200,
        desk=desk,
        form=form,
        lines=[
            (each, "" if each.key_mark else rules.in_groups(keys.pairing_of(each.seed)))
            for each in found
        ],
        address=request.build_absolute_uri(reverse("cards:tablet")),
        back=Link(_("カード"), reverse("cards:cards", args=[desk.programme.code])),
    )


@require_POST
@staff(Permission.PERSONAL)
def close_tablet(request: HttpRequest, desk: Desk, tablet: int) -> HttpResponse:
    """Close a tablet: whoever is signed in at it is out."""
    mine = queries.tablets(municipality=desk.programme.municipality, centre=desk.centre)
    found = mine.filter(pk=tablet).first()
    if found is None:
        raise Http404
    actions.close_tablet(by=desk.account, tablet=found)
    messages.success(request, _("閉じました。このタブレットからは、もう入れません"))
    return redirect("cards:tablets", desk.programme.code)


def _centres(desk: Desk) -> QuerySet[Organisation]:
    found = people.centres(municipality=desk.programme.municipality)
    return found.filter(pk=desk.centre.pk) if desk.centre else found
