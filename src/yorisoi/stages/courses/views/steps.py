"""The steps of a course: open, close, start, end; too early a step is asked twice."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yorisoi.people.terms import Permission
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.terms import Stage
from yorisoi.stages.courses import actions, queries
from yorisoi.stages.courses.models import Course
from yorisoi.stages.courses.presenters import steps as said
from yorisoi.stages.courses.views.design import course_of
from yorisoi.ui.pages import render

MOVES = {
    "open": lambda by, course: actions.open_course(by=by, course=course, on=timezone.localdate()),
    "close": lambda by, course: actions.close_course(by=by, course=course),
    "settle": lambda by, course: actions.settle_course(by=by, course=course),
    "start": lambda by, course: actions.start_course(by=by, course=course),
    "end": lambda by, course: actions.end_course(by=by, course=course),
}


@require_POST
@staff(Permission.WRITE)
def move(request: HttpRequest, desk: Desk, course: str, step: str) -> HttpResponse:
    """Open, close or go on with a course; a refusal says what is missing."""
    found = course_of(desk, course)
    if step not in MOVES:
        raise Http404
    early = said.why_early(queries.line(found), step=step, on=timezone.localdate())
    if early is not None and "sure" not in request.POST:
        return _ask(request, desk, found, step, early)
    try:
        moved = MOVES[step](desk.account, found)
    except actions.Refused as refusal:
        messages.warning(request, str(refusal.reason.label))
    else:
        messages.success(
            request, _("「%(state)s」にしました") % {"state": moved.get_state_display()}
        )
    page = "courses:draw" if request.POST.get("back") == "draw" else "courses:course"
    return redirect(page, programme=desk.programme.code, course=found.code)


def _ask(
    request: HttpRequest, desk: Desk, course: Course, step: str, early: said.Early
) -> HttpResponse:
    return render(
        request,
        "courses/move_sure.html",
        page=desk.page(early.question, stage=Stage.COURSES, kick=course.name),
        desk=desk,
        course=course,
        step=step,
        early=early,
        back=request.POST.get("back", ""),
    )
