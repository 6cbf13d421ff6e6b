"""The plan, the results that may leave the house, and how supporters changed."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yorisoi.people.terms import Permission
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.terms import Stage
from yorisoi.stages.effects import actions, presenters, queries
from yorisoi.stages.effects.forms import PlanForm, SupporterForm
from yorisoi.ui.pages import render


@staff(Permission.READ)
def plan(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the versions of the plan; a version never changes."""
    return render(
        request,
        "effects/plan.html",
        page=desk.page(_("調べる計画"), stage=Stage.EFFECTS),
        desk=desk,
        plans=[
            (each, timezone.localdate(each.fixed_at))
            for each in queries.plans(programme=desk.programme)
        ],
    )


@staff(Permission.WRITE)
def fix_plan(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Write a version of the plan and fix it."""
    newest = queries.plan(programme=desk.programme)
    form = PlanForm(request.POST or None, initial={"text": newest.text} if newest else None)
    if form.is_valid():
        try:
            actions.fix_plan(by=desk.account, programme=desk.programme, **form.cleaned_data)
        except actions.PlanIsFixed:
            form.add_error("text", _("いまの版と同じ文です。変えるところを書いてください"))
        else:
            messages.success(request, _("計画を決めました"))
            return redirect("effects:plan", programme=desk.programme.code)
    return render(
        request,
        "effects/fix_plan.html",
        page=desk.page(_("計画を決める"), stage=Stage.EFFECTS),
        status=422 if form.errors else 200,
        desk=desk,
        form=form,
        n_answers=queries.n_answers(programme=desk.programme),
    )


@staff(Permission.READ)
def results(request: HttpRequest, desk: Desk) -> HttpResponse:
    """List the results that may leave the house."""
    return render(
        request,
        "effects/results.html",
        page=desk.page(_("外に出せる結果"), stage=Stage.EFFECTS),
        desk=desk,
        groups=presenters.result_groups(programme=desk.programme),
    )


@require_POST
@staff(Permission.WRITE)
def compute(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Make every result anew."""
    made = actions.compute(by=desk.account, programme=desk.programme)
    messages.success(request, _("結果を%(n)s件、作りました") % {"n": len(made)})
    return redirect("effects:results", programme=desk.programme.code)


@staff(Permission.READ)
def result(request: HttpRequest, desk: Desk, result: str) -> HttpResponse:
    """Show one result: what can be said, its numbers, what cannot be said, and its evidence."""
    found = queries.result(programme=desk.programme, code=result)
    if found is None:
        raise Http404
    return render(
        request,
        "effects/result.html",
        page=desk.page(
            found.content["label"], stage=Stage.EFFECTS, kick=presenters.result_kick(found)
        ),
        desk=desk,
        result=found,
        figures=presenters.figures(found),
        cannot_say=found.cannot_say.splitlines(),
    )


@staff(Permission.READ)
def supporters(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show how far each supporter has come, and the steps."""
    found = queries.supporters(programme=desk.programme)
    return render(
        request,
        "effects/supporters.html",
        page=desk.page(_("支援者の変化"), stage=Stage.EFFECTS),
        desk=desk,
        supporters=found,
        is_simulated=any(each.last.is_simulated for each in found),
        table=presenters.supporters_table(found, shows_names=desk.may_see_names),
        steps=queries.supporter_steps(),
    )


@staff(Permission.WRITE)
def note_supporter(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Write down how far a supporter has come."""
    form = SupporterForm(
        request.POST or None,
        initial={
            "supporter": request.GET.get("supporter", ""),
            "noted_on": timezone.localdate(),
        },
    )
    if form.is_valid():
        note = actions.SupporterNote(
            supporter=form.cleaned_data["supporter"],
            step=int(form.cleaned_data["step"]),
            noted_on=form.cleaned_data["noted_on"],
            doubt=form.cleaned_data["doubt"],
        )
        actions.note_supporter(by=desk.account, programme=desk.programme, note=note)
        messages.success(request, _("支援者の段を残しました"))
        return redirect("effects:supporters", programme=desk.programme.code)
    return render(
        request,
        "effects/form.html",
        page=desk.page(_("支援者の段を残す"), stage=Stage.EFFECTS),
        status=422 if form.errors else 200,
        desk=desk,
        form=form,
    )
