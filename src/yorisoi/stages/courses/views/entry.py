"""The page on which staff enter an application from a phone call, a FAX, the counter or paper."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.people import queries as people
from yorisoi.people.models import Participant
from yorisoi.people.terms import Permission
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.looking import note_list, note_view
from yorisoi.programme.terms import Stage
from yorisoi.stages.courses import actions, queries
from yorisoi.stages.courses.forms.applications import (
    EntryForm,
    PersonForm,
    SearchForm,
    known_needs,
)
from yorisoi.stages.courses.models import Course
from yorisoi.stages.courses.presenters import applications as said
from yorisoi.stages.courses.views.design import course_of
from yorisoi.ui.pages import render

NEW_PERSON = "new"


@dataclass(frozen=True)
class Entry:
    """What is being entered: for which course, of whom, and who that may be already."""

    course: Course
    known: Participant | None
    form: EntryForm
    person_form: PersonForm | None
    alike: tuple[queries.Alike, ...] = ()

    @property
    def n_errors(self) -> int:
        """How many places there are to mend."""
        return len(self.form.errors) + len(self.person_form.errors if self.person_form else ())

    def is_whole(self) -> bool:
        """Whether everything that was typed can be stored."""
        is_person_whole = self.person_form is None or self.person_form.is_valid()
        return self.form.is_valid() and is_person_whole


@staff(Permission.PERSONAL)
def enter(request: HttpRequest, desk: Desk, course: str) -> HttpResponse:
    """Enter an application on one page; a person who may be known is asked about first."""
    entry = _entry(request, desk, course_of(desk, course))
    if request.method != "POST" or not entry.is_whole():
        return _page(request, desk, entry)
    if entry.person_form is not None:
        clues = entry.person_form.clues()
        entry = replace(entry, alike=queries.alike(clues, among=_among(desk, clues.words)))
    decided = request.POST.get("decided", "")
    chosen = entry.known or next(
        (each.participant for each in entry.alike if each.participant.code == decided), None
    )
    if chosen is None and entry.alike and decided != NEW_PERSON:
        return _page(request, desk, entry)
    return _store(request, desk, entry, chosen)


def _entry(request: HttpRequest, desk: Desk, course: Course) -> Entry:
    known = _known(desk, request.GET.get("person", ""))
    centres = people.centres(municipality=desk.programme.municipality)
    if desk.centre:
        centres = centres.filter(pk=desk.centre.pk)
    posted = request.POST or None
    initial: dict[str, object] = {"received_on": timezone.localdate()}
    if known:
        initial["arrangements"] = known_needs(known)
    return Entry(
        course=course,
        known=known,
        form=EntryForm(posted, initial=initial),
        person_form=None if known else PersonForm(posted, centres=centres),
    )


def _known(desk: Desk, code: str) -> Participant | None:
    if not code:
        return None
    municipality = desk.programme.municipality
    found = people.participant(municipality=municipality, code=code, centre=desk.centre)
    if found is None:
        raise Http404
    return found


def _among(desk: Desk, words: Iterable[str]) -> tuple[queries.Known, ...]:
    return queries.known_people(words, municipality=desk.programme.municipality, centre=desk.centre)


def _store(
    request: HttpRequest, desk: Desk, entry: Entry, chosen: Participant | None
) -> HttpResponse:
    person = None
    if chosen is None and entry.person_form is not None:
        typed = entry.person_form.person()
        # Whom a centre enters belongs to the centre, or it would not see them again.
        person = replace(typed, centre=typed.centre or desk.centre)
    try:
        application = actions.enter(
            by=desk.account,
            course=entry.course,
            participant=chosen,
            person=person,
            words=entry.form.words(),
        )
    except actions.Refused as refusal:
        entry.form.add_error(None, str(refusal.reason.label))
        return _page(request, desk, replace(entry, alike=()))
    messages.success(
        request, _("申し込みを入れました。受付番号は%(code)sです") % {"code": application.code}
    )
    return redirect("courses:application", programme=desk.programme.code, code=application.code)


def _page(request: HttpRequest, desk: Desk, entry: Entry) -> HttpResponse:
    wanted = request.GET.get("q", "")
    found = queries.search(wanted, among=_among(desk, [wanted])) if wanted else ()
    shown = [each.participant for each in entry.alike] + list(found)
    note_list(desk, shown, act="participants.search", about=entry.course)
    if entry.known:
        note_view(desk, entry.known)
    return render(
        request,
        "courses/enter.html",
        page=desk.page(_("申し込みを入れる"), stage=Stage.COURSES, kick=entry.course.name),
        status=422 if entry.n_errors else 200,
        desk=desk,
        course=entry.course,
        form=entry.form,
        person_form=entry.person_form,
        known=entry.known,
        search=SearchForm(initial={"q": wanted}),
        wanted=wanted,
        found=found,
        alike=[(each, said.likeness(each)) for each in entry.alike],
        n_errors=entry.n_errors,
    )
