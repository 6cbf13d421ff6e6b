"""What was said: reading, writing many lines at once, mending one, keeping the order."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from yorisoi.people import queries as people
from yorisoi.people.models import Participant
from yorisoi.people.terms import Permission, Speaker
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.papers import paper_response
from yorisoi.programme.terms import Stage
from yorisoi.stages.hearings import actions, presenters, queries, rules
from yorisoi.stages.hearings.forms import LinesForm, PassageForm
from yorisoi.stages.hearings.models import Passage
from yorisoi.stages.hearings.terms import HearingConsent
from yorisoi.stages.hearings.views.desk import form_page, hearing_of, passage_of, sight
from yorisoi.ui.pages import render


@staff(Permission.READ)
def hearing(request: HttpRequest, desk: Desk, hearing: str) -> HttpResponse:
    """Show one hearing: the voices, their themes, and what others may see of it."""
    found = hearing_of(desk, hearing)
    said = queries.said(hearing=found, sight=sight(desk))
    counted: dict[str, int] = {}
    for each in said:
        for theme in each.themes:
            counted[theme.name] = counted.get(theme.name, 0) + 1
    return render(
        request,
        "hearings/hearing.html",
        page=desk.page(found.host, stage=Stage.HEARINGS),
        desk=desk,
        hearing=found,
        voices=said,
        words=presenters,
        may_read=rules.may_read(found, sight=sight(desk)),
        n_hidden=len(found.passages.all()) - len(said),
        themes=sorted(counted.items(), key=lambda item: (-item[1], item[0])),
        missing=presenters.missing_speakers(each.passage for each in said) if said else "",
    )


@staff(Permission.WRITE)
def write(request: HttpRequest, desk: Desk, hearing: str) -> HttpResponse:
    """Write many lines at once; one line is one passage."""
    found = hearing_of(desk, hearing)
    needs_day = found.held_on is None and found.consent != HearingConsent.PUBLIC
    day = found.planned_on or timezone.localdate()
    form = LinesForm(request.POST or None, needs_day=needs_day, initial={"held_on": day})
    if form.is_valid():
        data = form.cleaned_data
        lines = rules.read_lines(data["lines"], speaker=Speaker(data["speaker"]))
        actions.write_lines(
            by=desk.account, hearing=found, lines=lines, held_on=data.get("held_on")
        )
        n = len(lines)
        messages.success(
            request, ngettext("声を%(n)s件残しました", "声を%(n)s件残しました", n) % {"n": n}
        )
        return redirect("hearings:hearing", programme=desk.programme.code, hearing=found.code)
    return form_page(
        request,
        desk,
        form,
        title=_("聴いたことを書く"),
        hearing=found,
        template="hearings/write.html",
        keys=presenters.SPEAKER_KEYS,
    )


@staff(Permission.PERSONAL)
def passage(request: HttpRequest, desk: Desk, hearing: str, passage: str) -> HttpResponse:
    """Mend one passage; only those who may know the names in it."""
    of = hearing_of(desk, hearing)
    found = passage_of(of, passage)
    names = actions.PassageWords.__dataclass_fields__
    initial = {name: getattr(found, name) for name in names}
    form = PassageForm(
        request.POST or None,
        find=lambda code: _person(desk, code),
        initial={**initial, "whose": found.participant.code if found.participant else ""},
    )
    if form.is_valid() and rules.may_read(of, sight=sight(desk)):
        _change(desk, found, **form.cleaned_data)
        messages.success(request, _("声を残しました"))
        return redirect("hearings:hearing", programme=desk.programme.code, hearing=of.code)
    if not rules.may_read(of, sight=sight(desk)):
        return redirect("hearings:hearing", programme=desk.programme.code, hearing=of.code)
    return form_page(
        request,
        desk,
        form,
        title=_("声を直す"),
        hearing=of,
        template="hearings/passage.html",
        passage=found,
        keys=presenters.SPEAKER_KEYS,
    )


def _person(desk: Desk, code: str) -> Participant | None:
    municipality = desk.programme.municipality
    return people.participant(municipality=municipality, code=code, centre=desk.centre)


def _change(desk: Desk, passage: Passage, whose: Participant | None, **words: Any) -> None:
    actions.change_passage(by=desk.account, passage=passage, words=actions.PassageWords(**words))
    if whose != passage.participant:
        actions.say_whose(by=desk.account, passage=passage, participant=whose)


@require_POST
@staff(Permission.WRITE)
def move(request: HttpRequest, desk: Desk, hearing: str, passage: str) -> HttpResponse:
    """Move a passage one place up or down."""
    found = passage_of(hearing_of(desk, hearing), passage)
    is_up = request.POST.get("direction") == "up"
    actions.move_passage(by=desk.account, passage=found, is_up=is_up)
    return redirect("hearings:hearing", programme=desk.programme.code, hearing=hearing)


@require_POST
@staff(Permission.PERSONAL)
def remove(request: HttpRequest, desk: Desk, hearing: str, passage: str) -> HttpResponse:
    """Take a passage away, unless a persona stands on it."""
    found = passage_of(hearing_of(desk, hearing), passage)
    try:
        actions.remove_passage(by=desk.account, passage=found)
        messages.success(request, _("声を消しました"))
    except actions.Cited:
        messages.warning(
            request, _("像の根拠になっている声は消せません。先に根拠から外してください")
        )
    return redirect("hearings:hearing", programme=desk.programme.code, hearing=hearing)


@staff(Permission.READ)
def paper(request: HttpRequest, desk: Desk, hearing: str, form: str) -> HttpResponse:
    """Return one hearing as a document with hidden names."""
    document = presenters.hearing_paper(hearing_of(desk, hearing))
    return paper_response(document, form=form, name=f"hearing-{hearing}")
