"""Pages of the phone card: the settings that worked, kept for the person."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from yorisoi.people.terms import Permission
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.looking import note_view, participant_of
from yorisoi.programme.papers import paper_response
from yorisoi.programme.terms import Stage
from yorisoi.stages.courses.actions import days as actions
from yorisoi.stages.courses.forms.days import PhoneCardForm
from yorisoi.stages.courses.presenters import letters
from yorisoi.stages.courses.queries import days as queries
from yorisoi.ui.pages import render


@staff(Permission.PERSONAL)
def edit(request: HttpRequest, desk: Desk, participant: str) -> HttpResponse:
    """Write down the settings of a phone that worked."""
    who = participant_of(desk, participant)
    card = queries.phone_card(participant=who)
    initial = {"device": card.device, "settings": card.settings} if card else None
    form = PhoneCardForm(request.POST or None, initial=initial)
    if form.is_valid():
        actions.put_phone_card(by=desk.account, participant=who, **form.cleaned_data)
        messages.success(request, _("残しました"))
        return redirect("courses:phone_card", desk.programme.code, participant)
    note_view(desk, who)
    return render(
        request,
        "courses/day_phone_card.html",
        page=desk.page(
            _("%(name)sさんのスマホ") % {"name": who.name},
            stage=Stage.COURSES,
            lead=_("よかった設定を残します。機種が変わっても、同じにできます。"),
        ),
        status=422 if form.errors else 200,
        desk=desk,
        who=who,
        form=form,
        has_card=card is not None,
    )


@staff(Permission.PERSONAL)
def paper(request: HttpRequest, desk: Desk, participant: str, form: str) -> HttpResponse:
    """Return the card to print and to keep with the phone."""
    card = queries.phone_card(participant=participant_of(desk, participant))
    if card is None:
        raise Http404
    note_view(desk, card.participant)
    return paper_response(letters.phone_card(card), form=form, name=f"phone-{participant}")
