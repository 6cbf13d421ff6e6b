"""Pages of the design of classes: courses with their dates and seats."""

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
from yorisoi.stages.courses import actions, presenters, queries
from yorisoi.stages.courses.forms.design import (
    CopyForm,
    CourseForm,
    FlowForm,
    SeatKindsForm,
    initial_of,
)
from yorisoi.stages.courses.models import Course
from yorisoi.stages.courses.presenters import applications as said
from yorisoi.stages.courses.presenters import blank, sheets
from yorisoi.stages.courses.presenters import public as public_words
from yorisoi.stages.courses.presenters import stage as words
from yorisoi.stages.courses.queries import days
from yorisoi.ui.forms import Form
from yorisoi.ui.pages import render
from yorisoi.ui.words import stop


def course_of(desk: Desk, code: str) -> Course:
    """Return a course of the desk's programme that its reader may see, or raise Http404."""
    found = queries.course(programme=desk.programme, code=code, helper=desk.helper)
    if found is None:
        raise Http404
    return found


def not_for_helpers(desk: Desk) -> None:
    """Raise Http404 for who sees single classes: they would not see the one they made."""
    if desk.helper is not None:
        raise Http404


def form_page(
    request: HttpRequest, desk: Desk, form: Form, *, title: str, kick: str = "", back: str = ""
) -> HttpResponse:
    """Return a page that is one form, with the way back."""
    return render(
        request,
        "courses/form.html",
        page=desk.page(title, stage=Stage.COURSES, kick=kick),
        status=422 if form.errors else 200,
        desk=desk,
        form=form,
        back=back,
    )


@staff(Permission.READ)
def home(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show all courses: where they stand, who applies, what to do next."""
    today = timezone.localdate()
    lines = queries.lines(programme=desk.programme, helper=desk.helper)
    return render(
        request,
        "courses/home.html",
        page=desk.page(
            presenters.title(),
            stage=Stage.COURSES,
            lead=_lead(desk, has_classes=bool(lines)),
        ),
        desk=desk,
        rows=[
            (each, words.state(each.course), words.next_step(each, on=today, may=desk.may))
            for each in lines
        ],
        words=words,
    )


def _lead(desk: Desk, *, has_classes: bool) -> str:
    """Return where the stage stands; to a helper, whose classes these are."""
    if desk.helper is None:
        return stop(presenters.sentence(programme=desk.programme))
    return _("あなたの担当の回がある教室だけが、ここに出ます。") if has_classes else ""


@staff(Permission.READ)
def course(request: HttpRequest, desk: Desk, course: str) -> HttpResponse:
    """Show one course: figures, what to do next, dates, seats."""
    found = course_of(desk, course)
    line = queries.line(found)
    seats = [
        (said.name_of(each.arrangement), each, said.seat_words(each))
        for each in queries.seat_needs(found)
    ]
    return render(
        request,
        "courses/course.html",
        page=desk.page(found.name, stage=Stage.COURSES, lead=found.summary),
        desk=desk,
        course=found,
        line=line,
        state=words.state(found),
        facts=words.facts(line),
        next_step=words.next_step(line, on=timezone.localdate(), may=desk.may),
        applied_when=words.applied_when(found, closed_at=queries.closed_at(course=found)),
        seats=seats,
        own={each.order for each in days.sessions(course=found, helper=desk.helper)},
        n_open=queries.n_open_arrangements(found),
        hours=words.hours,
        day_of=words.day_of,
    )


@staff(Permission.WRITE)
def change_course(request: HttpRequest, desk: Desk, course: str = "") -> HttpResponse:
    """Add or change a course with one to eight dates, on one page."""
    found = course_of(desk, course) if course else None
    if found is None:
        not_for_helpers(desk)
    form = CourseForm(
        request.POST or None,
        programme=desk.programme,
        course=found,
        initial=initial_of(found) if found else None,
    )
    if form.is_valid():
        code = course or f"course-{get_random_string(6).lower()}"
        actions.put_course(by=desk.account, programme=desk.programme, code=code, words=form.words())
        messages.success(request, _("教室を残しました"))
        return redirect("courses:course", programme=desk.programme.code, course=code)
    title = _("教室を変える") if found else _("教室をつくる")
    return render(
        request,
        "courses/course_form.html",
        page=desk.page(title, stage=Stage.COURSES, kick=found.name if found else ""),
        status=422 if form.errors else 200,
        desk=desk,
        form=form,
        course=found,
    )


@staff(Permission.WRITE)
def copy(request: HttpRequest, desk: Desk, course: str) -> HttpResponse:
    """Make a new course with all settings of another."""
    found = course_of(desk, course)
    not_for_helpers(desk)
    form = CopyForm(request.POST or None, initial={"name": found.name})
    if form.is_valid():
        code = f"course-{get_random_string(6).lower()}"
        actions.copy_course(by=desk.account, course=found, code=code, **form.cleaned_data)
        messages.success(request, _("写しをつくりました。まだ準備中です"))
        return redirect("courses:course", programme=desk.programme.code, course=code)
    return form_page(request, desk, form, title=_("同じ設定で、もう一つつくる"), kick=found.name)


@staff(Permission.WRITE)
def seats(request: HttpRequest, desk: Desk, course: str) -> HttpResponse:
    """Say how many people with each arrangement a course has prepared for."""
    found = course_of(desk, course)
    kept = {each.arrangement: each.n_seats for each in found.seat_kinds.all()}
    form = SeatKindsForm(request.POST or None, initial=kept)
    if form.is_valid():
        actions.set_seat_kinds(by=desk.account, course=found, seats=form.seats())
        messages.success(request, _("席の用意を残しました"))
        return redirect("courses:course", programme=desk.programme.code, course=found.code)
    return form_page(
        request, desk, form, title=_("準備ごとに、何人分を用意するか"), kick=found.name
    )


@staff(Permission.WRITE)
def flow(request: HttpRequest, desk: Desk, course: str, order: int) -> HttpResponse:
    """Write what happens at one date."""
    found = course_of(desk, course)
    session = days.sessions(course=found, helper=desk.helper).filter(order=order).first()
    if session is None:
        raise Http404
    form = FlowForm(request.POST or None, initial={"flow": session.flow})
    if form.is_valid():
        actions.set_flow(by=desk.account, session=session, flow=form.cleaned_data["flow"])
        messages.success(request, _("流れを残しました"))
        return redirect("courses:course", programme=desk.programme.code, course=found.code)
    title = _("第%(n)s回の流れ") % {"n": order}
    return form_page(request, desk, form, title=title, kick=found.name)


@staff(Permission.READ)
def paper(request: HttpRequest, desk: Desk, course: str, kind: str, form: str) -> HttpResponse:
    """Return the course sheet or the blank application form."""
    found = course_of(desk, course)
    makers = {"sheet": sheets.course_sheet, "form": blank.application_form}
    if kind not in makers:
        raise Http404
    document = makers[kind](found, web=request.build_absolute_uri(public_words.href(found)))
    return paper_response(document, form=form, name=f"{found.code}-{kind}")


@staff(Permission.READ)
def heard(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show how people heard of the classes, beside what was planned."""
    rows = queries.heard(programme=desk.programme)
    return render(
        request,
        "courses/heard.html",
        page=desk.page(_("どこで知って、申し込んだか"), stage=Stage.COURSES),
        desk=desk,
        rows=rows,
        n_applied=sum(each.n_applied for each in rows),
    )
