"""The team's pages: the catalogue of procedures and the hands that are up."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yorisoi.people import queries as people
from yorisoi.people.terms import Mandate, Permission
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.looking import note_list
from yorisoi.programme.terms import Stage
from yorisoi.stages.rehearsals import actions, presenters, queries, rules
from yorisoi.stages.rehearsals.forms import ProcedureForm, StepForm
from yorisoi.stages.rehearsals.models import Procedure
from yorisoi.ui.pages import render
from yorisoi.ui.words import stop

WORDS = ("name", "summary", "difficulty", "to_bring", "real_place", "owner", "checked_on")
STEP_WORDS = ("title", "screen", "options", "press", "hint")


def _procedure(desk: Desk, code: str) -> Procedure:
    found = queries.procedure(programme=desk.programme, code=code)
    if found is None:
        raise Http404
    return found


@staff(Permission.READ)
def home(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show what can be practised and whether anybody is stuck."""
    n_up = queries.raised_hands(programme=desk.programme, centre=desk.centre).count()
    return render(
        request,
        "rehearsals/home.html",
        page=desk.page(
            presenters.title(),
            stage=Stage.REHEARSALS,
            lead=stop(presenters.sentence(programme=desk.programme)),
        ),
        desk=desk,
        n_up=n_up,
        procedures=[
            (each, rules.difficulty_words(each))
            for each in queries.procedures(programme=desk.programme)
        ],
    )


@staff(Permission.READ)
def procedure(request: HttpRequest, desk: Desk, procedure: str) -> HttpResponse:
    """Show one procedure as its screens, and how people do its steps."""
    found = _procedure(desk, procedure)
    all_levels = queries.levels(programme=desk.programme, centre=desk.centre)
    levels = [each for each in all_levels if each.step.procedure_id == found.pk]
    is_seen = desk.may(Permission.ARRANGE) and any(each.n_people for each in levels)
    table = presenters.levels_table(levels, title=_("どうやってできたか")) if is_seen else None
    return render(
        request,
        "rehearsals/procedure_desk.html",
        page=desk.page(found.name, stage=Stage.REHEARSALS, lead=found.summary),
        desk=desk,
        procedure=found,
        difficulty=rules.difficulty_words(found),
        steps=[(step, presenters.picture(step)) for step in found.steps.all()],
        levels=table,
    )


@staff(Permission.WRITE)
def edit(request: HttpRequest, desk: Desk, procedure: str = "") -> HttpResponse:
    """Add a procedure or change its words."""
    found = _procedure(desk, procedure) if procedure else None
    initial = {name: getattr(found, name) for name in WORDS} if found else None
    form = ProcedureForm(request.POST or None, initial=initial)
    if form.is_valid():
        level = int(form.cleaned_data.pop("difficulty"))
        words = actions.ProcedureWords(difficulty=level, **form.cleaned_data)
        code = procedure or f"procedure-{get_random_string(6).lower()}"
        actions.put_procedure(by=desk.account, programme=desk.programme, code=code, words=words)
        messages.success(request, _("手続きを残しました"))
        return redirect("rehearsals:procedure_desk", programme=desk.programme.code, procedure=code)
    title = _("手続きを変える") if found else _("手続きを足す")
    return _form(request, desk, form, title)


@staff(Permission.WRITE)
def edit_step(
    request: HttpRequest, desk: Desk, procedure: str, order: int | None = None
) -> HttpResponse:
    """Add a step at the end, or change one."""
    of = _procedure(desk, procedure)
    found = queries.step(procedure=of, order=order) if order is not None else None
    if order is not None and found is None:
        raise Http404
    initial = {name: getattr(found, name) for name in STEP_WORDS} if found else None
    form = StepForm(request.POST or None, initial=initial)
    if form.is_valid():
        place = found.order if found else max((s.order for s in of.steps.all()), default=0) + 1
        words = actions.StepWords(**form.cleaned_data)
        actions.put_step(by=desk.account, procedure=of, order=place, words=words)
        messages.success(request, _("手順を残しました"))
        return redirect(
            "rehearsals:procedure_desk", programme=desk.programme.code, procedure=of.code
        )
    title = _("%(n)s番目の手順を変える") % {"n": order} if found else _("手順を足す")
    return _form(request, desk, form, title, kick=of.name)


@staff(Permission.ARRANGE)
def board(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show who pressed 困った, at which step, since when."""
    supported = people.supported_by(desk.account, on=timezone.localdate(), to=Mandate.PRACTISE)
    hands = list(queries.raised_hands(programme=desk.programme, centre=desk.centre))
    lines = [
        presenters.hand_line(each, may_see_names=desk.may_see_names, supported=supported)
        for each in hands
    ]
    note_list(desk, (each.participant for each in hands), act="hand.list")
    return render(
        request,
        "rehearsals/board.html",
        page=desk.page(
            _("困っている人が%(n)s人います") % {"n": len(lines)}
            if lines
            else _("困っている人は、いまいません"),
            stage=Stage.REHEARSALS,
        ),
        desk=desk,
        lines=lines,
        now=timezone.now(),
    )


@require_POST
@staff(Permission.ARRANGE)
def lower(request: HttpRequest, desk: Desk, hand: int) -> HttpResponse:
    """Lower a hand: somebody of the team went there."""
    up = queries.raised_hands(programme=desk.programme, centre=desk.centre)
    actions.lower_hand(by=desk.account, hand=get_object_or_404(up, pk=hand))
    messages.success(request, _("行ったことを残しました"))
    return redirect("rehearsals:board", programme=desk.programme.code)


def _form(
    request: HttpRequest,
    desk: Desk,
    form: ProcedureForm | StepForm,
    title: str,
    kick: str = "",
) -> HttpResponse:
    return render(
        request,
        "rehearsals/form.html",
        page=desk.page(title, stage=Stage.REHEARSALS, kick=kick),
        status=422 if form.errors else 200,
        desk=desk,
        form=form,
    )
