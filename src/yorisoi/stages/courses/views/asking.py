"""The form of questions, one a page: for everybody, and shorter for somebody who is known."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.people import actions as people
from yorisoi.programme.doors import me_of, person, public
from yorisoi.programme.myself import Me
from yorisoi.stages.courses import actions, rules
from yorisoi.stages.courses.forms import answers as questions
from yorisoi.stages.courses.forms.review import review, told
from yorisoi.stages.courses.models import Course
from yorisoi.stages.courses.presenters import public as said
from yorisoi.stages.courses.terms import Applicant
from yorisoi.stages.courses.views.asked import closed
from yorisoi.stages.courses.views.flow import Flow, flow_of, my_course, session_key
from yorisoi.stages.courses.views.public import public_course_of
from yorisoi.ui.forms import Form
from yorisoi.ui.pages import render

FROM = "from"
# A question that was opened from one of these pages leads back to it.
RETURNS = ("check", "start")


def _while_open(
    request: HttpRequest, course: Course, me: Me | None, go_on: Callable[[Flow], HttpResponse]
) -> HttpResponse:
    flow = flow_of(request, course, me)
    if flow.draft is not None and flow.draft.sent_at is not None:
        return redirect(flow.href("sent"))
    if not rules.is_open_on(course, on=timezone.localdate()):
        return closed(request, course, me)
    return go_on(flow)


@public
def step(request: HttpRequest, course: str, step: str) -> HttpResponse:
    """Ask one question of somebody who has not signed in."""
    found = public_course_of(course)
    me = me_of(request)
    is_new = session_key(found) not in request.session and request.method != "POST"
    if me and is_new and not me.is_assisted and _is_neighbour(me, found):
        # Somebody known is not registered a second time.
        return redirect(flow_of(request, found, me).begin())
    return _while_open(request, found, None, lambda flow: _ask(request, flow, step))


def _is_neighbour(me: Me, course: Course) -> bool:
    return bool(me.participant.municipality_id == course.programme.municipality_id)


@person
def my_step(request: HttpRequest, me: Me, course: str, step: str) -> HttpResponse:
    """Ask one question of somebody who is known."""
    return _while_open(request, my_course(me, course), me, lambda flow: _ask(request, flow, step))


@person
def my_start(request: HttpRequest, me: Me, course: str) -> HttpResponse:
    """Show somebody who is known what they told before, before anything is asked."""
    return _while_open(request, my_course(me, course), me, lambda flow: _begin(request, flow, me))


def _begin(request: HttpRequest, flow: Flow, me: Me) -> HttpResponse:
    def change(step: str) -> str:
        return flow.href("step", step=step) + f"?{FROM}=start"

    return render(
        request,
        "courses/start.html",
        page=flow.page(_("伝えてあること"), kick=_kick(flow), back=said.href(flow.course)),
        me=me,
        answers=told(flow.form, href=change),
        next_href=flow.href("step", step=flow.steps[0]),
        n=len(flow.steps),
    )


def _kick(flow: Flow, words: str = "") -> str:
    if flow.me and flow.me.is_assisted:
        whose = _("%(name)sさんのために申し込む") % {"name": flow.me.participant.name}
    else:
        whose = _("申し込み")
    return f"{whose}　{words}" if words else whose


def _back(request: HttpRequest, flow: Flow, usual: str) -> str:
    origin = request.GET.get(FROM)
    return flow.href(origin) if origin in RETURNS and (flow.me or origin == "check") else usual


def _ask(request: HttpRequest, flow: Flow, step: str) -> HttpResponse:
    if not flow.may_ask(step):
        raise Http404
    if request.method != "POST":
        return _question(request, flow, step, _shown(flow, step))
    draft = flow.draft or actions.begin_draft(course=flow.course)
    request.session[session_key(flow.course, flow.me)] = str(draft.key)
    names = {name: values for name, values in request.POST.lists() if name != "csrfmiddlewaretoken"}
    actions.keep_answers(draft=draft, step=questions.key_of(step, flow.typed), answers=names)
    if questions.LATER in request.POST:
        return redirect(flow.href("pause"))
    form = questions.form_of(step, flow.typed)(request.POST)
    if not form.is_valid():
        return _question(request, flow, step, form)
    return redirect(_next(request, flow_of(request, flow.course, flow.me), step))


def _next(request: HttpRequest, flow: Flow, step: str) -> str:
    if step == "contact" and (request.GET.get(FROM) or flow.me):
        # Another way of contact needs another number.
        origin = request.GET.get(FROM) or "start"
        return flow.href("step", step="address") + f"?{FROM}={origin}"
    if step == "who" and request.GET.get(FROM) and "helper" in flow.steps:
        return flow.href("step", step="helper") + f"?{FROM}=check"
    return _back(request, flow, flow.after(step))


def _shown(flow: Flow, step: str) -> Form:
    key = questions.key_of(step, flow.typed)
    if key not in flow.typed:
        return questions.form_of(step, flow.typed)()
    # What waits here unfinished is shown as it was typed, without a complaint.
    kept = flow.form(step)
    return kept if kept.is_valid() else type(kept)(initial=_first_values(flow.typed[key]))


def _first_values(typed: questions.Answer) -> dict[str, object]:
    return {name: values[0] if len(values) == 1 else list(values) for name, values in typed.items()}


def _question(request: HttpRequest, flow: Flow, step: str, form: Form) -> HttpResponse:
    number = flow.steps.index(step) + 1 if step in flow.steps else 0
    title = str(getattr(form, "title", "") or next(iter(form.fields.values())).label)
    counted = _("%(n)s番目の問い／全部で%(total)s") % {"n": number, "total": len(flow.steps)}
    return render(
        request,
        "courses/question.html",
        page=flow.page(
            title,
            kick=_kick(flow, counted if number else _("変える")),
            back=_back(request, flow, flow.before(step)),
        ),
        status=422 if form.errors else 200,
        form=form,
        is_single=not hasattr(form, "title"),
        number=number,
        total=len(flow.steps),
        lead=str(getattr(form, "lead", "")),
    )


@public
def check(request: HttpRequest, course: str) -> HttpResponse:
    """Show every answer before it is sent, and send it."""
    found = public_course_of(course)
    return _while_open(request, found, None, lambda flow: _check(request, flow))


@person
def my_check(request: HttpRequest, me: Me, course: str) -> HttpResponse:
    """Show every answer of somebody who is known before it is sent, and send it."""
    return _while_open(request, my_course(me, course), me, lambda flow: _check(request, flow))


def _check(request: HttpRequest, flow: Flow) -> HttpResponse:
    missing = flow.first_open()
    if missing is not None:
        return redirect(flow.href("step", step=missing))
    if request.method == "POST":
        return _send(request, flow)

    def change(step: str) -> str:
        return flow.href("step", step=step) + f"?{FROM}=check"

    return render(
        request,
        "courses/check.html",
        page=flow.page(
            _("これでいいですか"), kick=_kick(flow, _("たしかめる")), back=flow.before_check()
        ),
        course=flow.course,
        date=said.choice(flow.course),
        hours=said.first_hours(flow.course),
        n=len(flow.course.sessions.all()),
        total=len(flow.steps),
        answers=review(flow.done(), href=change),
        me=flow.me,
    )


def _send(request: HttpRequest, flow: Flow) -> HttpResponse:
    done = flow.done()
    assert flow.draft is not None  # noqa: S101  every question is answered, so a draft is kept
    applicant = Applicant.PERSON.value
    if flow.me and flow.me.is_assisted:
        applicant = Applicant.SUPPORTER.value
    if "who" in done:
        applicant = done["who"].cleaned_data["applicant"]
    try:
        actions.send_draft(
            by=flow.account or people.public_desk(),
            draft=flow.draft,
            words=questions.words_of(done, on=timezone.localdate(), applicant=applicant),
            participant=flow.participant,
            person=_person(flow, done),
        )
    except actions.Refused as refusal:
        return render(
            request,
            "courses/not_sent.html",
            page=flow.page(_("まだ送っていません")),
            status=422,
            reason=str(refusal.reason.label),
            course=flow.course,
            me=flow.me,
        )
    return redirect(flow.href("sent"))


def _person(flow: Flow, done: dict[str, Form]) -> people.Person | None:
    if flow.participant is None:
        return questions.person_of(done)
    return questions.changed_person(flow.participant, done, changed=flow.changed)
