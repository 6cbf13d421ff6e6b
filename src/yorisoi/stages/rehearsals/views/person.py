"""A person's practice: one step a page, no hurry, and nothing is sent."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from yorisoi.programme.doors import person
from yorisoi.programme.myself import Me
from yorisoi.stages.rehearsals import actions, presenters, queries, rules
from yorisoi.stages.rehearsals.forms import ChooseForm, HowForm
from yorisoi.stages.rehearsals.models import Procedure, Step, Try
from yorisoi.ui.page import Link
from yorisoi.ui.pages import render


def _procedure(me: Me, code: str) -> Procedure:
    found = queries.procedure(programme=me.programme, code=code)
    if found is None or not found.steps.all():
        raise Http404
    return found


def _step(procedure: Procedure, order: int) -> Step:
    found = queries.step(procedure=procedure, order=order)
    if found is None:
        raise Http404
    return found


@person
def practice(request: HttpRequest, me: Me) -> HttpResponse:
    """Show what can be practised, and where somebody left off."""
    waiting = {each.procedure_id: each for each in queries.open_tries(participant=me.participant)}
    found = queries.procedures(programme=me.programme, has_steps=True)
    return render(
        request,
        "rehearsals/practice.html",
        page=me.page(_("練習する"), crumbs=(_home(),)),
        procedures=[(each, waiting.get(each.pk)) for each in found],
    )


@person
def procedure(request: HttpRequest, me: Me, procedure: str) -> HttpResponse:
    """Say what is practised; begin, or go on where it was left."""
    found = _procedure(me, procedure)
    if request.method == "POST":
        attempt = actions.start(by=me.account, participant=me.participant, procedure=found)
        return redirect("rehearsals:step", procedure=found.code, order=attempt.at_step)
    return render(
        request,
        "rehearsals/procedure.html",
        page=me.page(found.name, kick=_("練習"), crumbs=(_list(),)),
        procedure=found,
        difficulty=rules.difficulty_words(found),
        waiting=queries.open_try_of(participant=me.participant, procedure=found),
    )


@person
def step(request: HttpRequest, me: Me, procedure: str, order: int) -> HttpResponse:
    """Show one step; what is chosen is looked at and forgotten."""
    found = _procedure(me, procedure)
    at = _step(found, order)
    attempt = queries.open_try_of(participant=me.participant, procedure=found)
    if attempt is None:
        return redirect("rehearsals:procedure", procedure=procedure)
    if request.method == "POST" and request.POST.get("go") == "back":
        return _go(me, attempt, found, order=order - 1)
    form = ChooseForm(request.POST or None, step=at) if rules.is_choice(at) else None
    if request.method == "POST" and (form is None or form.is_valid()):
        return _go(me, attempt, found, order=order + 1)
    shown = rules.shown(queries.levels_at(participant=me.participant, step=at))
    return render(
        request,
        "rehearsals/step.html",
        page=me.page(at.title, crumbs=(_list(_("練習をやめる")),)),
        status=422 if form is not None and form.errors else 200,
        procedure=found,
        step=at,
        steps=[each.title for each in found.steps.all()],
        form=form,
        is_hint_open=shown is rules.Shown.ALL,
        picture=presenters.picture(at, shown=shown),
    )


def _go(me: Me, attempt: Try, procedure: Procedure, *, order: int) -> HttpResponse:
    last = len(procedure.steps.all())
    if order > last:
        return redirect("rehearsals:how", procedure=procedure.code)
    if order < 1:
        return redirect("rehearsals:procedure", procedure=procedure.code)
    actions.go_to(by=me.account, attempt=attempt, order=order)
    return redirect("rehearsals:step", procedure=procedure.code, order=order)


@person
def how(request: HttpRequest, me: Me, procedure: str) -> HttpResponse:
    """Ask with how much help it went, as a whole or step by step."""
    found = _procedure(me, procedure)
    attempt = queries.open_try_of(participant=me.participant, procedure=found)
    if attempt is None:
        return redirect("rehearsals:procedure", procedure=procedure)
    is_each = "each" in request.GET
    question = _("どうやってできましたか")
    form = HowForm(
        request.POST or None, steps=list(found.steps.all()), is_each=is_each, question=question
    )
    if form.is_valid():
        actions.tell(by=me.account, attempt=attempt, levels=form.levels)
        return redirect("rehearsals:done", procedure=procedure)
    return render(
        request,
        "rehearsals/how.html",
        page=me.page(question, kick=found.name, crumbs=(_list(),)),
        status=422 if form.errors else 200,
        me=me,
        procedure=found,
        n_steps=len(found.steps.all()),
        form=form,
        is_each=is_each,
    )


@person
def done(request: HttpRequest, me: Me, procedure: str) -> HttpResponse:
    """Show what was done, step by step, and where the real one is."""
    found = _procedure(me, procedure)
    tries = queries.tries_of(participant=me.participant, procedure=found)
    if not tries:
        return redirect("rehearsals:procedure", procedure=procedure)
    steps = list(found.steps.all())
    return render(
        request,
        "rehearsals/done.html",
        page=me.page(_("終わりました"), kick=found.name, crumbs=(_list(),)),
        procedure=found,
        steps=[(each, tries[-1].levels.get(each.order)) for each in steps],
        n_tries=len(tries),
        newly=presenters.newly_alone(tries=tries, steps=steps),
    )


def _home() -> Link:
    return Link(_("はじめのページ"), reverse("web:me"))


def _list(words: str = "") -> Link:
    return Link(words or _("練習をえらぶ"), reverse("rehearsals:practice"))
