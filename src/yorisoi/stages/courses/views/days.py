"""Pages of the day of a class: the run sheet, who helps, roll call, what was seen and learned."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from yorisoi.people import rules
from yorisoi.people.models import Participant
from yorisoi.people.terms import Permission
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.looking import note_list
from yorisoi.programme.terms import Stage
from yorisoi.stages.courses.actions import days as actions
from yorisoi.stages.courses.forms.days import (
    HelperForm,
    ObservationForm,
    ReflectionForm,
)
from yorisoi.stages.courses.models import Course, Session
from yorisoi.stages.courses.presenters import days as said
from yorisoi.stages.courses.presenters.letters.sheets import staff as staff_lines
from yorisoi.stages.courses.presenters.sight import Sight
from yorisoi.stages.courses.queries import days as queries
from yorisoi.stages.courses.queries import naming, staffing
from yorisoi.stages.courses.queries.tasks import foundation_tasks
from yorisoi.stages.courses.rules import may_take_off
from yorisoi.stages.courses.views.design import course_of
from yorisoi.ui.forms import Form
from yorisoi.ui.pages import render


def session_of(desk: Desk, course: str, order: int) -> Session:
    """Return one date of a course that the desk's reader may see, or raise Http404."""
    programme, helper = desk.programme, desk.helper
    found = queries.session(programme=programme, course=course, order=order, helper=helper)
    if found is None:
        raise Http404
    return found


def sight_of(desk: Desk) -> Sight:
    """Return whose names this desk may see."""
    return Sight(shows_names=desk.may_see_names, centre=desk.centre)


@staff(Permission.READ)
def overview(request: HttpRequest, desk: Desk, course: str) -> HttpResponse:
    """Show the dates of a course: who came, what was learned, which papers there are."""
    of = course_of(desk, course)
    absences = queries.consecutive_absences(course=of, helper=desk.helper)
    note_names(desk, of, (each.participant for each in absences), where="absences")
    return render(
        request,
        "courses/day_list.html",
        page=desk.page(_("教室の日"), stage=Stage.COURSES, kick=of.name),
        desk=desk,
        course=of,
        counts=queries.attendance_counts(course=of, helper=desk.helper),
        reflections=queries.reflections(programme=desk.programme, course=of, helper=desk.helper),
        absences=[(sight_of(desk).call(each.participant), each.n_in_a_row) for each in absences],
        placed=[each.participant.code for each in queries.placed(course=of)]
        if desk.may_see_names
        else [],
    )


@staff(Permission.READ)
def day(request: HttpRequest, desk: Desk, course: str, order: int) -> HttpResponse:
    """Show the run sheet; with names only to those who may see them, and never without a trace."""
    session = session_of(desk, course, order)
    shows_names = desk.may_see_names and "codes" not in request.GET
    note_room(desk, session, where="run-sheet")
    sheet = said.run_sheet(
        session=session,
        show_names=shows_names,
        centre=desk.centre,
        shows_needs=rules.may_see_needs(desk.permissions),
    )
    return render(
        request,
        "courses/day_sheet.html",
        page=desk.page(_("当日の進行表"), stage=Stage.COURSES, kick=kick(session)),
        desk=desk,
        session=session,
        sheet=sheet,
        staff=staff_lines(sheet),
        formula=said.formula(sheet.need),
        length=said.length(sheet),
        shows_names=shows_names,
        conflicts=queries.conflicts(session=session, helper=desk.helper),
    )


@staff(Permission.ARRANGE)
def helpers(request: HttpRequest, desk: Desk, course: str, order: int) -> HttpResponse:
    """Show who helps at a session, how many are needed, and take one more."""
    session = session_of(desk, course, order)
    team = {} if desk.helper else naming.nameable(programme=desk.programme)
    form = HelperForm(request.POST or None, team=team)
    if form.is_valid():
        try:
            actions.assign(
                by=desk.account, session=session, helper=actions.Helper(**form.cleaned_data)
            )
        except actions.AlreadyAssigned:
            form.add_error("name", _("この人は、この受け持ちでもう入っています"))
        else:
            messages.success(request, _("入れました"))
            return redirect("courses:day_helpers", desk.programme.code, course, order)
    assigned = list(queries.assignments(session=session))
    need = staffing.helper_need(
        session=session, group=queries.placed(course=session.course), assigned=assigned
    )
    return render(
        request,
        "courses/day_helpers.html",
        page=desk.page(_("この日に助ける人"), stage=Stage.COURSES, kick=kick(session)),
        status=422 if form.errors else 200,
        desk=desk,
        session=session,
        form=form,
        assigned=assigned,
        conflicts=queries.conflicts(session=session, helper=desk.helper),
        need=need,
        formula=said.formula(need),
        may_take_off=may_take_off,
    )


@staff(Permission.ARRANGE)
def helper(request: HttpRequest, desk: Desk, course: str, order: int, number: int) -> HttpResponse:
    """Note the answer of a helper, or take them off."""
    session = session_of(desk, course, order)
    assignment = queries.assignment(session=session, number=number)
    if assignment is None or request.method != "POST":
        raise Http404
    is_asked_off = request.POST.get("act") != "confirm"
    if is_asked_off and not may_take_off(assignment, sees_every_class=desk.helper is None):
        raise Http404
    if not is_asked_off:
        actions.confirm_helper(by=desk.account, assignment=assignment)
        messages.success(request, _("返事ありにしました"))
    else:
        actions.unassign(by=desk.account, assignment=assignment)
        messages.success(request, _("外しました"))
    return redirect("courses:day_helpers", desk.programme.code, course, order)


@staff(Permission.ARRANGE)
def observe(
    request: HttpRequest, desk: Desk, course: str, order: int, participant: str
) -> HttpResponse:
    """Write down what one person did, with how much help."""
    session = session_of(desk, course, order)
    who = _in_the_room(session, participant)
    sight = sight_of(desk)
    note_names(desk, session.course, [who], where="observe", order=order)
    form = ObservationForm(
        request.POST or None,
        tasks=foundation_tasks(),
        before=queries.seen_before(session=session, participant=who),
        initial=queries.seen(session=session, participant=who),
    )
    if form.is_valid():
        actions.observe(by=desk.account, session=session, participant=who, helps=form.helps())
        messages.success(request, _("残しました"))
        return redirect("courses:observations", desk.programme.code, course, order)
    title = _("%(name)sができたこと") % {"name": sight.call(who)}
    lead = _("見たことだけを選びます。見なかったことは、あけておきます。")
    return _form(request, desk, session, form, title, lead=lead)


@staff(Permission.ARRANGE)
def observations(request: HttpRequest, desk: Desk, course: str, order: int) -> HttpResponse:
    """List the people in the room, each leading to their own page."""
    session = session_of(desk, course, order)
    sight = sight_of(desk)
    watched = queries.watched(session=session)
    group = [each.participant for each in watched]
    note_names(desk, session.course, group, where="observe", order=order)
    return render(
        request,
        "courses/day_observe.html",
        page=desk.page(_("できたことを見る"), stage=Stage.COURSES, kick=kick(session)),
        desk=desk,
        session=session,
        people=[
            (
                sight.call(each.participant),
                each.participant.code,
                each.n_seen,
                sight.sees(each.participant),
            )
            for each in sorted(watched, key=lambda each: sight.place(each.participant))
        ],
        n_tasks=len(foundation_tasks()),
    )


@staff(Permission.ARRANGE)
def reflect(request: HttpRequest, desk: Desk, course: str, order: int) -> HttpResponse:
    """Keep, problem, try: two minutes at the end."""
    session = session_of(desk, course, order)
    form = ReflectionForm(request.POST or None)
    if form.is_valid():
        actions.reflect(by=desk.account, session=session, lines=form.lines())
        messages.success(request, _("ふりかえりを残しました"))
        return redirect("courses:days", desk.programme.code, course)
    lead = _("二分で終わります。一行に一つ書きます。参加した人の名前は書きません。")
    return _form(request, desk, session, form, _("ふりかえり"), lead=lead)


def note_names(
    desk: Desk,
    course: Course,
    persons: Iterable[Participant],
    *,
    where: str,
    order: int = 0,
) -> None:
    """Write down that the people of a group were shown or printed, and on which paper."""
    detail = {"where": where, "session": order} if order else {"where": where}
    note_list(desk, persons, act="course.show_names", about=course, detail=detail)


def note_room(desk: Desk, session: Session, *, where: str) -> None:
    """Write down that everybody in the room of a session was shown."""
    group = (each.participant for each in queries.placed(course=session.course))
    note_names(desk, session.course, group, where=where, order=session.order)


def kick(session: Session) -> str:
    """Return the small line over the title of every page of a day."""
    return _("%(course)s　%(n)s回目") % {"course": session.course.name, "n": session.order}


def _in_the_room(session: Session, code: str) -> Participant:
    for each in queries.watched(session=session):
        if each.participant.code == code:
            return each.participant
    raise Http404


def _form(
    request: HttpRequest, desk: Desk, session: Session, form: Form, title: str, *, lead: str
) -> HttpResponse:
    return render(
        request,
        "courses/day_form.html",
        page=desk.page(title, stage=Stage.COURSES, kick=kick(session), lead=lead),
        status=422 if form.errors else 200,
        desk=desk,
        session=session,
        form=form,
    )
