"""At the counter: give a person everything that is held about them, take and answer corrections."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.people import queries
from yorisoi.people.forms import CorrectionForm, WrongForm
from yorisoi.people.held import correcting
from yorisoi.people.held.holdings import holdings
from yorisoi.people.held.words import own_data_paper
from yorisoi.people.models import CorrectionRequest, Participant
from yorisoi.people.terms import CorrectionState, Permission
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.looking import note_list
from yorisoi.programme.papers import form_of, paper_response
from yorisoi.programme.roster.views.records import note_view, participant_of, record_link
from yorisoi.programme.views.screens import form_page
from yorisoi.ui.page import Link
from yorisoi.ui.pages import render


def _link(desk: Desk, found: Participant) -> Link:
    address = reverse("people:own_data", args=[desk.programme.code, found.code])
    return Link(_("%(name)sさんの情報") % {"name": found.name}, address)


@staff(Permission.PERSONAL)
def data(request: HttpRequest, desk: Desk, participant: str) -> HttpResponse:
    """Offer the paper in the person's format, and show the requests to correct."""
    found = participant_of(desk, participant)
    note_view(desk, found)
    return render(
        request,
        "people/own_data.html",
        page=desk.page(
            _("持っている情報を渡す・訂正の求め"),
            kick=found.name,
            lead=_(
                "本人か、本人がまかせた人だと確かめてから、渡します。渡したことは、記録に残ります。"
            ),
        ),
        desk=desk,
        participant=found,
        back=record_link(desk, found),
        form=form_of(found),
        corrections=found.corrections.order_by("-pk"),
    )


@staff(Permission.PERSONAL)
def paper(request: HttpRequest, desk: Desk, participant: str, form: str) -> HttpResponse:
    """Return everything that is held about a person who stands at the counter."""
    found = participant_of(desk, participant)
    document = own_data_paper(
        found,
        holdings(found),
        place=desk.programme.municipality.name,
        on=timezone.localdate(),
        notice=desk.programme.notice,
    )
    response = paper_response(document, form=form, name=f"own-data-{found.code}")
    correcting.print_own_data(by=desk.account, participant=found, form=form)
    return response


@staff(Permission.PERSONAL)
def wrong(request: HttpRequest, desk: Desk, participant: str) -> HttpResponse:
    """Write down what a person says is wrong."""
    found = participant_of(desk, participant)
    form = WrongForm(request.POST or None)
    if form.is_valid():
        correcting.ask_correction(
            by=desk.account, participant=found, wrong=form.cleaned_data["wrong"]
        )
        messages.success(request, _("訂正の求めを残しました。30日までに返事をします"))
        return redirect(_link(desk, found).href)
    note_view(desk, found)
    title = _("%(name)sさんがちがうと言ったところ") % {"name": found.name}
    return form_page(request, desk, form, title=title, back=_link(desk, found))


@staff(Permission.PERSONAL)
def answer(request: HttpRequest, desk: Desk, participant: str, request_id: int) -> HttpResponse:
    """Answer with what was done, or why not."""
    found = participant_of(desk, participant)
    asked = found.corrections.filter(pk=request_id, state=CorrectionState.OPEN).first()
    if asked is None:
        raise Http404
    form = CorrectionForm(request.POST or None)
    if form.is_valid():
        correcting.answer_correction(
            by=desk.account,
            request=asked,
            state=CorrectionState(form.cleaned_data["state"]),
            answer=form.cleaned_data["answer"],
        )
        messages.success(request, _("返事を残しました。本人のページにも出ます"))
        return redirect(_link(desk, found).href)
    note_view(desk, found)
    return form_page(
        request,
        desk,
        form,
        title=_("訂正の求めに返事をする"),
        back=_link(desk, found),
        lead=_("「%(wrong)s」。直すときは、先に記録を直してから、ここで返事をします。")
        % {"wrong": asked.wrong},
    )


@staff(Permission.PERSONAL)
def requests(request: HttpRequest, desk: Desk) -> HttpResponse:
    """List the requests that wait for an answer, the nearest due day first."""
    seen = queries.participants(municipality=desk.programme.municipality, centre=desk.centre)
    waiting = CorrectionRequest.objects.filter(
        state=CorrectionState.OPEN, participant__in=seen
    ).select_related("participant")
    note_list(desk, (each.participant for each in waiting), act="correction.list")
    return render(
        request,
        "people/requests.html",
        page=desk.page(_("訂正の求め")),
        desk=desk,
        waiting=waiting,
        today=timezone.localdate(),
    )
