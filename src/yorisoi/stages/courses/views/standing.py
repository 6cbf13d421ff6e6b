"""Acts on one application: its arrangements, its place, its end, and people entered twice."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_POST

from yorisoi.people.terms import Permission
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.looking import note_list, note_view
from yorisoi.stages.courses import actions, queries
from yorisoi.stages.courses.forms.applications import ChangeForm, MergeForm, MoveForm
from yorisoi.stages.courses.presenters import applications as said
from yorisoi.stages.courses.terms import ArrangementState
from yorisoi.stages.courses.views.applications import application_of
from yorisoi.stages.courses.views.design import form_page

ACTS = {
    "withdraw": (actions.withdraw, _lazy("申し込みを取り消しました")),
    "accept": (actions.accept, _lazy("席が決まりました")),
    "decline": (actions.decline, _lazy("辞退を残しました。席が一つ空きました")),
}


@require_POST
@staff(Permission.PERSONAL)
def settle(request: HttpRequest, desk: Desk, code: str, act: str) -> HttpResponse:
    """Withdraw an application, or take down the answer to an offered place, in one step."""
    if act not in ACTS:
        raise Http404
    found = application_of(desk, code)
    do, done = ACTS[act]
    try:
        do(by=desk.account, application=found)
    except actions.Refused as refusal:
        messages.warning(request, str(refusal.reason.label))
    else:
        messages.success(request, str(done))
    return redirect("courses:application", programme=desk.programme.code, code=code)


@staff(Permission.PERSONAL)
def change(request: HttpRequest, desk: Desk, code: str) -> HttpResponse:
    """Change who comes along and what was said, and ask for more arrangements."""
    found = application_of(desk, code)
    form = ChangeForm(request.POST or None, application=found)
    page = reverse("courses:application", args=[desk.programme.code, code])
    if form.is_valid():
        data = form.cleaned_data
        try:
            actions.change_application(
                by=desk.account,
                application=found,
                companion=data["companion"],
                wish=data["wish"],
                asked=data["arrangements"],
            )
        except actions.Refused as refusal:
            messages.warning(request, str(refusal.reason.label))
        else:
            messages.success(request, _("申し込みの中身を直しました"))
        return redirect(page)
    note_view(desk, found.participant)
    kick = said.called(found, shows_names=True)
    return form_page(request, desk, form, title=_("申し込みの中身を直す"), kick=kick, back=page)


@staff(Permission.ARRANGE)
def arrangement(request: HttpRequest, desk: Desk, code: str, number: int) -> HttpResponse:
    """Say what became of an arrangement."""
    found = application_of(desk, code)
    row = found.arrangements.filter(pk=number).first()
    if row is None:
        raise Http404
    form = MoveForm(
        request.POST or None, request_row=row, initial={"arranged_with": row.arranged_with}
    )
    if form.is_valid():
        data = form.cleaned_data
        actions.move_arrangement(
            by=desk.account,
            request=row,
            state=ArrangementState(data["state"]),
            arranged_with=data["arranged_with"],
            reason=data["reason"],
        )
        messages.success(request, _("準備の進みを残しました"))
        if desk.may_see_names:
            return redirect("courses:application", programme=desk.programme.code, code=code)
        return redirect(
            "courses:arrangements", programme=desk.programme.code, course=found.course.code
        )
    note_view(desk, found.participant)
    kick = said.called(found, shows_names=desk.may_see_names)
    return form_page(request, desk, form, title=said.name_of(row.arrangement), kick=kick)


@staff(Permission.PERSONAL)
def merge(request: HttpRequest, desk: Desk, code: str) -> HttpResponse:
    """Make this application and another one of the same person one."""
    found = application_of(desk, code)
    among = [
        each
        for each in queries.applications(course=found.course, centre=desk.centre)
        if each.pk != found.pk and each.merged_into_id is None
    ]
    others = [(each, f"{each.code}　{said.called(each, shows_names=True)}") for each in among]
    form = MergeForm(request.POST or None, others=others)
    if form.is_valid():
        keep = application_of(desk, form.cleaned_data["keep"])
        try:
            actions.merge(by=desk.account, keep=keep, duplicate=found)
        except actions.Refused as refusal:
            messages.warning(request, str(refusal.reason.label))
        else:
            messages.success(request, _("一つにまとめました"))
        return redirect("courses:application", programme=desk.programme.code, code=keep.code)
    persons = (each.participant for each in (found, *among))
    note_list(desk, persons, act="applications.compare", about=found)
    return form_page(
        request, desk, form, title=_("同じ人の申し込みを、一つにまとめる"), kick=found.code
    )
