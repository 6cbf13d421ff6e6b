"""The team's pages about one person's practice: how help fades, and what was seen."""

from collections.abc import Collection

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.people import queries as people
from yorisoi.people.models import Participant
from yorisoi.people.terms import Mandate, Permission
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.looking import note_list, note_view, participant_of
from yorisoi.programme.terms import Stage
from yorisoi.stages.rehearsals import actions, presenters, queries
from yorisoi.stages.rehearsals.forms import HowForm, ObserveForm
from yorisoi.ui.charts import Chart
from yorisoi.ui.pages import render

# What a record is opened for here, as the line of the journal says it.
PRACTICE = "練習"


def _supported(desk: Desk) -> list[Participant]:
    return people.supported_by(desk.account, on=timezone.localdate(), to=Mandate.PRACTISE)


def _name(desk: Desk, participant: Participant, supported: Collection[Participant]) -> str:
    """Return the name where this reader may know it, else the code."""
    is_known = desk.may_see_names or participant in supported
    return participant.name if is_known else participant.code


@staff(Permission.ARRANGE)
def persons(request: HttpRequest, desk: Desk) -> HttpResponse:
    """List who practises, and offer to write down what was seen of anybody else."""
    supported = _supported(desk)
    found = queries.practising(programme=desk.programme, centre=desk.centre)
    note_list(desk, (each.participant for each in found), act="try.list")
    return render(
        request,
        "rehearsals/persons.html",
        page=desk.page(
            _("一人ひとりの練習"),
            stage=Stage.REHEARSALS,
            lead=_("できた数をくらべるためではなく、助けを減らす時を見つけるための記録です。"),
        ),
        desk=desk,
        persons=[(each, _name(desk, each.participant, supported)) for each in found],
    )


@staff(Permission.ARRANGE)
def one(request: HttpRequest, desk: Desk, participant: str) -> HttpResponse:
    """Show how help fades for one person, procedure by procedure."""
    found = participant_of(desk, participant)
    note_view(desk, found, purpose=PRACTICE)
    form = ObserveForm(
        request.GET if "procedure" in request.GET else None,
        procedures=list(queries.procedures(programme=desk.programme)),
    )
    if form.is_valid():
        return redirect(
            "rehearsals:observe",
            programme=desk.programme.code,
            participant=found.code,
            procedure=form.cleaned_data["procedure"],
        )
    return render(
        request,
        "rehearsals/one.html",
        page=desk.page(
            _("%(name)sさんの練習") % {"name": _name(desk, found, _supported(desk))},
            stage=Stage.REHEARSALS,
        ),
        desk=desk,
        charts=_charts(desk, found),
        waiting=queries.open_tries(participant=found),
        form=form,
    )


def _charts(desk: Desk, participant: Participant) -> list[tuple[str, Chart]]:
    tries = queries.tries_of(participant=participant)
    procedures = queries.procedures(programme=desk.programme).prefetch_related("steps")
    found: list[tuple[str, Chart]] = []
    for each in procedures:
        own = [one for one in tries if one.attempt.procedure_id == each.pk]
        if own:
            found.append((each.name, presenters.fading(each, own)))
    return found


@staff(Permission.ARRANGE)
def observe(request: HttpRequest, desk: Desk, participant: str, procedure: str) -> HttpResponse:
    """Write down what was seen at each step."""
    found = participant_of(desk, participant)
    of = queries.procedure(programme=desk.programme, code=procedure)
    if of is None:
        raise Http404
    form = HowForm(request.POST or None, steps=list(of.steps.all()), is_each=True, question="")
    if form.is_valid():
        actions.observe(by=desk.account, participant=found, procedure=of, levels=form.levels)
        messages.success(request, _("見たことを残しました"))
        return redirect("rehearsals:one", programme=desk.programme.code, participant=found.code)
    note_view(desk, found, purpose=PRACTICE)
    return render(
        request,
        "rehearsals/observe.html",
        page=desk.page(
            _("%(name)sさんを見て、残す") % {"name": _name(desk, found, _supported(desk))},
            stage=Stage.REHEARSALS,
            kick=of.name,
        ),
        status=422 if form.errors else 200,
        desk=desk,
        participant=found,
        form=form,
    )
