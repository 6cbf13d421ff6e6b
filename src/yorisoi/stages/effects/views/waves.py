"""When people are asked and what they answered, entered by staff."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from yorisoi.engines import language
from yorisoi.people.models import Participant
from yorisoi.people.terms import Permission
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.looking import note_list, note_view, participant_of
from yorisoi.programme.papers import paper_response
from yorisoi.programme.terms import Stage
from yorisoi.stages.effects import actions, presenters, queries
from yorisoi.stages.effects.forms import AnswersForm, WaveForm
from yorisoi.stages.effects.models import Item, Wave
from yorisoi.stages.effects.terms import AnswerBy, WaveKind
from yorisoi.ui.pages import render


def _wave(desk: Desk, kind: str) -> Wave:
    found = queries.wave(programme=desk.programme, kind=kind)
    if found is None:
        raise Http404
    return found


@staff(Permission.READ)
def waves(request: HttpRequest, desk: Desk) -> HttpResponse:
    """List the five waves, planned or not."""
    found = queries.waves(programme=desk.programme)
    return render(
        request,
        "effects/waves.html",
        page=desk.page(_("いつ聞くか"), stage=Stage.EFFECTS),
        desk=desk,
        rows=presenters.wave_rows(found),
    )


@staff(Permission.WRITE)
def plan_wave(request: HttpRequest, desk: Desk, wave: str) -> HttpResponse:
    """Plan the day of a wave, or move it."""
    if wave not in WaveKind.values:
        raise Http404
    kind = WaveKind(wave)
    found = queries.wave(programme=desk.programme, kind=kind)
    initial = {"planned_on": found.planned_on} if found else None
    form = WaveForm(request.POST or None, initial=initial)
    if form.is_valid():
        actions.plan_wave(by=desk.account, programme=desk.programme, kind=kind, **form.cleaned_data)
        messages.success(request, _("聞く日を残しました"))
        return redirect("effects:waves", programme=desk.programme.code)
    return render(
        request,
        "effects/form.html",
        page=desk.page(_("「%(wave)s」に聞く日") % {"wave": kind.label}, stage=Stage.EFFECTS),
        status=422 if form.errors else 200,
        desk=desk,
        form=form,
    )


@staff(Permission.READ)
def wave(request: HttpRequest, desk: Desk, wave: str) -> HttpResponse:
    """Show everybody to ask in a wave, and how far they have come."""
    found = _wave(desk, wave)
    n_items = queries.items(programme=desk.programme).count()
    standings = sorted(
        queries.standings(wave=found, centre=desk.centre),
        key=lambda each: _place(each.participant, shows_names=desk.may_see_names),
    )
    persons = (each.participant for each in standings)
    note_list(desk, persons, act="wave.show_names", detail={"wave": wave})
    return render(
        request,
        "effects/wave.html",
        page=desk.page(
            _("「%(wave)s」に聞く人") % {"wave": WaveKind(found.kind).label}, stage=Stage.EFFECTS
        ),
        desk=desk,
        wave=found,
        n_items=n_items,
        is_later=found.kind not in (WaveKind.BASELINE, WaveKind.END),
        rows=[(each, presenters.standing_state(each, n_items=n_items)) for each in standings],
    )


def _place(person: Participant, *, shows_names: bool) -> str:
    """Return where a person stands in the list: by reading, or by code where names are not seen."""
    return language.fold(person.reading or person.name) if shows_names else person.code


@staff(Permission.WRITE)
def answers(request: HttpRequest, desk: Desk, wave: str, participant: str) -> HttpResponse:
    """Enter what one person, or a proxy apart from them, answered, or that nobody could ask."""
    found, person = _wave(desk, wave), participant_of(desk, participant)
    by = AnswerBy.PROXY if request.GET.get("by") == AnswerBy.PROXY else AnswerBy.PERSON
    back = redirect("effects:wave", programme=desk.programme.code, wave=wave)
    if "nobody" in request.POST:
        actions.could_not_ask(by=desk.account, wave=found, participant=person)
        messages.success(request, _("聞けなかったと残しました"))
        return back
    may_ask = queries.may_be_asked(wave=found, participant=person)
    form = AnswersForm(
        request.POST if request.POST and may_ask else None,
        items=queries.items(programme=desk.programme) if may_ask else Item.objects.none(),
        given=queries.answers(wave=found, participant=person, by=by),
    )
    if form.is_valid():
        actions.answer(
            by=desk.account, wave=found, participant=person, given=form.given(), answered_by=by
        )
        messages.success(request, _("答えを残しました"))
        return back
    note_view(desk, person, detail={"wave": wave})
    name = person.name if desk.may_see_names else person.code
    return render(
        request,
        "effects/answers.html",
        page=desk.page(
            _("%(name)sさんの答え") % {"name": name},
            stage=Stage.EFFECTS,
            kick=str(WaveKind(found.kind).label),
        ),
        status=422 if form.errors else 200,
        desk=desk,
        wave=found,
        participant=person,
        by=by,
        form=form,
        may_ask=may_ask,
    )


@staff(Permission.READ)
def questionnaire(request: HttpRequest, desk: Desk, wave: str, form: str) -> HttpResponse:
    """Return a blank questionnaire."""
    document = presenters.questionnaire(_wave(desk, wave))
    return paper_response(document, form=form, name=f"questions-{wave}")
