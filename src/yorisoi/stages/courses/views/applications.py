"""Pages of applications: by phone, FAX or paper, their arrangements, and people entered twice."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.people.terms import Permission
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.looking import note_list, note_view
from yorisoi.programme.terms import Stage
from yorisoi.stages.courses import queries, rules
from yorisoi.stages.courses.models import Application
from yorisoi.stages.courses.presenters import applications as said
from yorisoi.stages.courses.views.design import course_of
from yorisoi.ui.pages import render


def application_of(desk: Desk, code: str) -> Application:
    """Return an application in the desk's scope, or raise Http404."""
    found = queries.application(
        programme=desk.programme, code=code, centre=desk.centre, helper=desk.helper
    )
    if found is None:
        raise Http404
    return found


@staff(Permission.READ)
def applications(request: HttpRequest, desk: Desk, course: str) -> HttpResponse:
    """Show who applies; names only to those who may see them, and never without a trace."""
    found = course_of(desk, course)
    received = list(queries.applications(course=found, centre=desk.centre))
    note_list(desk, (each.participant for each in received), act="applications.list", about=found)
    rows = said.in_order(said.row(each, shows_names=desk.may_see_names) for each in received)
    return render(
        request,
        "courses/applications.html",
        page=desk.page(_("申し込んだ人"), stage=Stage.COURSES, kick=found.name),
        desk=desk,
        course=found,
        rows=rows,
        n_people=sum(row.application.merged_into_id is None for row in rows),
        why_not=rules.why_not_apply(found, draw_is_under_way=False),
    )


@staff(Permission.PERSONAL)
def application(request: HttpRequest, desk: Desk, code: str) -> HttpResponse:
    """Show one application with its arrangements, and whom it may be the same as."""
    found = application_of(desk, code)
    person = found.participant
    twins = _twins(desk, found)
    note_view(desk, person)
    note_list(desk, (each.participant for each in twins), act="applications.compare", about=found)
    arranged = queries.arranged(found, on=timezone.localdate())
    return render(
        request,
        "courses/application.html",
        page=desk.page(
            said.called(found, shows_names=True), stage=Stage.COURSES, kick=found.course.name
        ),
        desk=desk,
        application=found,
        state=said.state(found),
        kinds=said.kinds(person.kinds),
        channels=list(person.channels.all()),
        arranged=[(each, said.arrangement_state(each), said.lead_words(each)) for each in arranged],
        twins=[(each, said.likeness(each)) for each in twins],
        next_states=rules.next_states,
        may_withdraw=rules.may_withdraw(found),
    )


def _twins(desk: Desk, application: Application) -> tuple[queries.Alike, ...]:
    person = application.participant
    numbers = tuple(each.address for each in person.channels.all())
    clues = queries.Clues(person.name, person.reading or "", numbers, person.birth_year)
    municipality = desk.programme.municipality
    among = queries.known_people(clues.words, municipality=municipality, centre=desk.centre)
    found = queries.alike(clues, among=among)
    return tuple(each for each in found if each.participant.pk != person.pk)


@staff(Permission.ARRANGE)
def arrangements(request: HttpRequest, desk: Desk, course: str) -> HttpResponse:
    """Show every arrangement of a course that somebody has to see to, the shortest time first."""
    found = course_of(desk, course)
    today = timezone.localdate()
    rows = [
        (each, application, said.arrangement_state(each), said.lead_words(each))
        for application in queries.applications(course=found, centre=desk.centre)
        if application.state not in rules.IS_GONE
        for each in queries.arranged(application, on=today)
    ]
    note_list(desk, (row[1].participant for row in rows), act="arrangements.list", about=found)
    rows.sort(key=lambda row: (not row[0].is_late, -row[0].arrangement.lead_days))
    return render(
        request,
        "courses/arrangements.html",
        page=desk.page(_("一人ひとりの準備"), stage=Stage.COURSES, kick=found.name),
        desk=desk,
        course=found,
        rows=rows,
        called=lambda application: said.called(application, shows_names=desk.may_see_names),
    )
