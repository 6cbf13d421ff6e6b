"""What follows the questions: the receipt, a rest and the way back, and the end of the time to apply."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.programme.doors import person, public
from yorisoi.programme.myself import Me
from yorisoi.stages.courses import queries, rules
from yorisoi.stages.courses.forms.public import BackForm
from yorisoi.stages.courses.models import Course
from yorisoi.stages.courses.presenters import applications as staff_words
from yorisoi.stages.courses.presenters import public as said
from yorisoi.stages.courses.presenters import ways
from yorisoi.stages.courses.views.flow import Flow, flow_of, my_course, session_key
from yorisoi.stages.courses.views.public import frame, public_course_of
from yorisoi.ui.pages import render

OVER = 410


def closed(request: HttpRequest, course: Course, me: Me | None = None) -> HttpResponse:
    """Say that nobody can apply any more, or not yet, and which classes are open."""
    today = timezone.localdate()
    is_early = rules.opens_later_than(course, on=today)
    title = _("受付は、まだ始まっていません") if is_early else _("受付は終わりました")
    return _dead_end(request, course, me, title=title, is_early=is_early)


def _dead_end(
    request: HttpRequest, course: Course, me: Me | None, *, title: str, is_early: bool = False
) -> HttpResponse:
    open_now = queries.public_courses(on=timezone.localdate())
    return render(
        request,
        "courses/closed.html",
        page=frame(course, title, kick=course.name, me=me),
        status=OVER,
        course=course,
        is_early=is_early,
        others=[said.choice(each) for each in open_now if each.pk != course.pk],
    )


@public
def sent(request: HttpRequest, course: str) -> HttpResponse:
    """Say that the form has come, its number, and what happens next."""
    return _sent(request, flow_of(request, public_course_of(course)))


@person
def my_sent(request: HttpRequest, me: Me, course: str) -> HttpResponse:
    """Say the same to somebody who is known."""
    return _sent(request, flow_of(request, my_course(me, course), me))


def _sent(request: HttpRequest, flow: Flow) -> HttpResponse:
    application = queries.sent(draft=flow.draft) if flow.draft else None
    if application is None:
        title = _("受付番号のページは、もう開けません")
        return _dead_end(request, flow.course, flow.me, title=title)
    return render(
        request,
        "courses/sent.html",
        page=flow.page(_("申し込みました")),
        application=application,
        course=flow.course,
        dates=said.date_lines(flow.course),
        wanted=[staff_words.name_of(each.arrangement) for each in application.arrangements.all()],
        ways=ways.ways_of(flow.course),
        next_words=said.next_words(application),
        is_known=flow.me is not None,
    )


@public
def pause(request: HttpRequest, course: str) -> HttpResponse:
    """Say that everything is kept, and how to come back."""
    return _pause(request, flow_of(request, public_course_of(course)))


@person
def my_pause(request: HttpRequest, me: Me, course: str) -> HttpResponse:
    """Say the same to somebody who is known."""
    return _pause(request, flow_of(request, my_course(me, course), me))


def _pause(request: HttpRequest, flow: Flow) -> HttpResponse:
    if flow.draft is None:
        raise Http404
    step = flow.first_open()
    href = flow.href("step", step=step) if step else flow.href("check")
    return render(
        request,
        "courses/pause.html",
        page=flow.page(_("ここで休みます")),
        draft=flow.draft,
        course=flow.course,
        href=href,
    )


@public
def come_back(request: HttpRequest, code: str = "") -> HttpResponse:
    """Open a form again by the number that was copied by hand."""
    typed = code or request.POST.get("code", "")
    draft = queries.draft_by_code(code=typed) if typed else None
    form = BackForm(request.POST or None, found=draft is not None)
    if draft is not None:
        request.session[session_key(draft.course)] = str(draft.key)
        flow = flow_of(request, public_course_of(draft.course.public_code))
        missing = flow.first_open()
        return redirect(flow.href("step", step=missing) if missing else flow.href("check"))
    return render(
        request,
        "courses/back.html",
        page=frame(None, _("つづきから書く")),
        status=422 if form.errors else 200,
        form=form,
    )
