"""The form of questions, one a page: for everybody, and shorter for somebody who is known."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.people import actions as people
from yorisoi.programme.doors import Me, person, public
from yorisoi.stages.courses import actions, queries, rules
from yorisoi.stages.courses.forms import answers as questions
from yorisoi.stages.courses.forms.applications import known_needs
from yorisoi.stages.courses.forms.public import ArrangementsForm, BackForm
from yorisoi.stages.courses.forms.review import review
from yorisoi.stages.courses.models import Course
from yorisoi.stages.courses.presenters import public as said
from yorisoi.stages.courses.terms import Applicant
from yorisoi.stages.courses.views.flow import Flow, flow_of, session_key
from yorisoi.stages.courses.views.public import frame, public_course_of
from yorisoi.ui.forms import Form
from yorisoi.ui.pages import render

CHECK = "check"
FROM = "from"


def _open_course(code: str) -> Course:
    found = public_course_of(code)
    if not rules.is_open_on(found, on=timezone.localdate()):
        raise Http404
    return found


@public
def step(request: HttpRequest, course: str, step: str) -> HttpResponse:
    """Ask one question of somebody who has not signed in."""
    return _ask(request, flow_of(request, _open_course(course)), step)


@person
def my_step(request: HttpRequest, me: Me, course: str, step: str) -> HttpResponse:
    """Ask one question of somebody who is known."""
    return _ask(request, flow_of(request, _my_course(me, course), me), step)


def _my_course(me: Me, code: str) -> Course:
    return _open_course(f"{me.programme.code}--{code}")


def _ask(request: HttpRequest, flow: Flow, step: str) -> HttpResponse:
    if step not in flow.steps:
        raise Http404
    if request.method != "POST":
        return _question(request, flow, step, _shown(flow, step))
    draft = flow.draft or actions.begin_draft(course=flow.course)
    request.session[session_key(flow.course)] = str(draft.key)
    names = {name: values for name, values in request.POST.lists() if name != "csrfmiddlewaretoken"}
    actions.keep_answers(draft=draft, step=step, answers=names)
    if "later" in request.POST:
        return redirect(flow.href("pause"))
    form = questions.form_of(step, flow.typed)(request.POST)
    if not form.is_valid():
        return _question(request, flow, step, form)
    if request.GET.get(FROM) == CHECK:
        # Another way of contact needs another number.
        if step == "contact":
            return redirect(flow.after(step) + f"?{FROM}={CHECK}")
        return redirect(flow.href("check"))
    return redirect(flow.after(step))


def _shown(flow: Flow, step: str) -> Form:
    if step in flow.typed:
        # What waits here unfinished is shown as it was typed, without a complaint.
        kept = flow.form(step)
        return kept if kept.is_valid() else type(kept)(initial=_first_values(flow.typed[step]))
    if step == "arrangements" and flow.participant:
        return ArrangementsForm(known=known_needs(flow.participant))
    return questions.form_of(step, flow.typed)()


def _first_values(typed: questions.Answer) -> dict[str, object]:
    return {name: values[0] if len(values) == 1 else list(values) for name, values in typed.items()}


def _question(request: HttpRequest, flow: Flow, step: str, form: Form) -> HttpResponse:
    number = flow.steps.index(step) + 1
    title = str(getattr(form, "title", "") or next(iter(form.fields.values())).label)
    return render(
        request,
        "courses/question.html",
        page=flow.page(
            title,
            kick=_("申し込み　%(n)s番目の問い／全部で%(total)s")
            % {"n": number, "total": len(flow.steps)},
            back=flow.before(step),
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
    return _check(request, flow_of(request, _open_course(course)))


@person
def my_check(request: HttpRequest, me: Me, course: str) -> HttpResponse:
    """Show every answer of somebody who is known before it is sent, and send it."""
    return _check(request, flow_of(request, _my_course(me, course), me))


def _check(request: HttpRequest, flow: Flow) -> HttpResponse:
    if flow.draft is not None and flow.draft.sent_at is not None:
        return redirect(flow.href("sent"))
    missing = flow.first_open()
    if missing is not None:
        return redirect(flow.href("step", step=missing))
    if request.method == "POST":
        return _send(request, flow)

    def change(step: str) -> str:
        return flow.href("step", step=step) + f"?{FROM}={CHECK}"

    return render(
        request,
        "courses/check.html",
        page=flow.page(
            _("これでいいですか"), kick=_("申し込み　たしかめる"), back=flow.before_check()
        ),
        course=flow.course,
        date=said.choice(flow.course),
        hours=said.first_hours(flow.course),
        n=len(flow.course.sessions.all()),
        total=len(flow.steps),
        answers=review(flow.done(), href=change),
        is_known=flow.participant is not None,
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
            person=None if flow.participant else questions.person_of(done),
        )
    except actions.Refused as refusal:
        return render(
            request,
            "courses/not_sent.html",
            page=flow.page(_("まだ送っていません")),
            status=422,
            reason=str(refusal.reason.label),
            course=flow.course,
        )
    return redirect(flow.href("sent"))


@public
def sent(request: HttpRequest, course: str) -> HttpResponse:
    """Say that the form has come, its number, and what happens next."""
    return _sent(request, flow_of(request, public_course_of(course)))


@person
def my_sent(request: HttpRequest, me: Me, course: str) -> HttpResponse:
    """Say the same to somebody who is known."""
    found = public_course_of(f"{me.programme.code}--{course}")
    return _sent(request, flow_of(request, found, me))


def _sent(request: HttpRequest, flow: Flow) -> HttpResponse:
    application = queries.sent(draft=flow.draft) if flow.draft else None
    if application is None:
        raise Http404
    return render(
        request,
        "courses/sent.html",
        page=flow.page(_("申し込みました")),
        application=application,
        course=flow.course,
        next_words=said.next_words(application),
        is_known=flow.participant is not None,
    )


@public
def pause(request: HttpRequest, course: str) -> HttpResponse:
    """Say that everything is kept, and how to come back."""
    return _pause(request, flow_of(request, public_course_of(course)))


@person
def my_pause(request: HttpRequest, me: Me, course: str) -> HttpResponse:
    """Say the same to somebody who is known."""
    found = public_course_of(f"{me.programme.code}--{course}")
    return _pause(request, flow_of(request, found, me))


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
