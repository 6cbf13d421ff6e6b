"""Pages of goals."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from yorisoi.people.terms import Permission
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.papers import paper_response
from yorisoi.programme.terms import Stage
from yorisoi.stages.goals import actions, presenters, queries
from yorisoi.stages.goals.forms import AgreementForm, GoalForm, IndicatorForm
from yorisoi.stages.goals.models import Goal
from yorisoi.ui.pages import render
from yorisoi.ui.words import stop


def _goal(desk: Desk, code: str) -> Goal:
    found = queries.goal(programme=desk.programme, code=code)
    if found is None:
        raise Http404
    return found


@staff(Permission.READ)
def home(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show all goals with who agreed."""
    goals = list(queries.goals(programme=desk.programme))
    return render(
        request,
        "goals/home.html",
        page=desk.page(
            presenters.title(),
            stage=Stage.GOALS,
            lead=stop(presenters.sentence(programme=desk.programme)),
        ),
        desk=desk,
        goals=[(goal, queries.stands(goal=goal)) for goal in goals],
    )


@staff(Permission.WRITE)
def edit(request: HttpRequest, desk: Desk, goal: str = "") -> HttpResponse:
    """Add or change a goal."""
    found = _goal(desk, goal) if goal else None
    form = GoalForm(
        request.POST or None,
        programme=desk.programme,
        kept=found.persona if found else None,
        initial={
            "statement": found.statement,
            "reason": found.reason,
            "persona": found.persona_id,
        }
        if found
        else None,
    )
    if form.is_valid():
        order = found.order if found else desk.programme.goals.count() + 1
        words = actions.GoalWords(order=order, **form.cleaned_data)
        code = goal or f"goal-{get_random_string(6).lower()}"
        actions.put_goal(by=desk.account, programme=desk.programme, code=code, words=words)
        messages.success(request, _("めあてを残しました"))
        return redirect("goals:home", programme=desk.programme.code)
    title = _("めあてを変える") if found else _("めあてを書く")
    return _form(request, desk, form, title)


@staff(Permission.WRITE)
def indicator(request: HttpRequest, desk: Desk, goal: str, indicator: str = "") -> HttpResponse:
    """Add or change how a goal is measured."""
    of = _goal(desk, goal)
    found = queries.indicator(goal=of, code=indicator) if indicator else None
    if indicator and found is None:
        raise Http404
    names = ("name", "target", "unit", "measured_when")
    initial = {name: getattr(found, name) for name in names} if found else {}
    if found:
        initial["measured_by"] = found.measured_by_id
    form = IndicatorForm(request.POST or None, programme=desk.programme, initial=initial or None)
    if form.is_valid():
        words = actions.IndicatorWords(
            instrument=found.instrument if found else "", **form.cleaned_data
        )
        code = indicator or f"indicator-{get_random_string(6).lower()}"
        actions.put_indicator(by=desk.account, goal=of, code=code, words=words)
        messages.success(request, _("確かめかたを残しました"))
        return redirect("goals:home", programme=desk.programme.code)
    return _form(request, desk, form, _("どうやって確かめるか"), kick=of.statement)


@staff(Permission.WRITE)
def agree(request: HttpRequest, desk: Desk, goal: str) -> HttpResponse:
    """Write down that a party agrees."""
    of = _goal(desk, goal)
    missing = desk.programme.parties.exclude(agreements__goal=of).select_related("organisation")
    if not missing:
        return _agreed(request, desk, of)
    form = AgreementForm(
        request.POST or None, parties=missing, initial={"agreed_on": timezone.localdate()}
    )
    if form.is_valid():
        actions.agree(by=desk.account, goal=of, **form.cleaned_data)
        messages.success(request, _("同意を残しました"))
        return redirect("goals:home", programme=desk.programme.code)
    return _form(request, desk, form, _("同意を残す"), kick=of.statement)


def _agreed(request: HttpRequest, desk: Desk, goal: Goal) -> HttpResponse:
    return render(
        request,
        "goals/agreed.html",
        page=desk.page(_("すべての組織が同意しました"), stage=Stage.GOALS, kick=goal.statement),
        desk=desk,
        stands=queries.stands(goal=goal),
    )


@staff(Permission.READ)
def paper(request: HttpRequest, desk: Desk, form: str) -> HttpResponse:
    """Return all goals as a document, in the form asked for."""
    document = presenters.goals_paper(programme=desk.programme)
    return paper_response(document, form=form, name="goals")


def _form(
    request: HttpRequest,
    desk: Desk,
    form: GoalForm | IndicatorForm | AgreementForm,
    title: str,
    kick: str = "",
) -> HttpResponse:
    return render(
        request,
        "goals/form.html",
        page=desk.page(title, stage=Stage.GOALS, kick=kick),
        status=422 if form.errors else 200,
        desk=desk,
        form=form,
    )
