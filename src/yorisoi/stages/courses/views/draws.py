"""Pages of the draw and of the queue: commit, run, release; offer, and the proof for everybody."""

from collections.abc import Callable
from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yorisoi.engines.draw import verifier_source
from yorisoi.people.terms import Permission
from yorisoi.programme.doors import Desk, public, staff
from yorisoi.programme.looking import note_list
from yorisoi.programme.papers import paper_response
from yorisoi.programme.terms import Stage
from yorisoi.stages.courses import actions, queries, rules
from yorisoi.stages.courses.forms.draws import CommitForm, OfferForm, RunForm
from yorisoi.stages.courses.models import Course, Draw
from yorisoi.stages.courses.presenters import applications as said
from yorisoi.stages.courses.presenters import proofs
from yorisoi.stages.courses.terms import DrawState
from yorisoi.stages.courses.views.design import course_of
from yorisoi.stages.courses.views.public import frame, public_course_of
from yorisoi.ui.downloads import file_response
from yorisoi.ui.forms import Form
from yorisoi.ui.pages import render


def draw_of(course: Course) -> Draw | None:
    """Return the draw of a course, if it has begun."""
    return getattr(course, "draw", None)


@staff(Permission.READ)
def draw(request: HttpRequest, desk: Desk, course: str) -> HttpResponse:
    """Show where the draw stands and the one thing to do next."""
    found = course_of(desk, course)
    return _draw_page(request, desk, found, _form(draw_of(found)))


def _form(drawn: Draw | None) -> Form | None:
    if drawn is None:
        return CommitForm()
    return RunForm() if drawn.state == DrawState.COMMITTED else None


def _draw_page(request: HttpRequest, desk: Desk, course: Course, form: Form | None) -> HttpResponse:
    drawn = draw_of(course)
    line = queries.line(course)
    return render(
        request,
        "courses/draw.html",
        page=desk.page(_("抽選"), stage=Stage.COURSES, kick=course.name),
        status=422 if form is not None and form.errors else 200,
        desk=desk,
        course=course,
        draw=drawn,
        commitment=proofs.commitment_of(drawn) if drawn else None,
        form=form,
        n_received=line.n_applications,
        n_free=rules.n_free(course),
        how=proofs.how_it_works(),
    )


@require_POST
@staff(Permission.WRITE)
def commit(request: HttpRequest, desk: Desk, course: str) -> HttpResponse:
    """Publish the list and the promise."""
    found = course_of(desk, course)
    form = CommitForm(request.POST)
    if not form.is_valid():
        return _draw_page(request, desk, found, form)
    return _done(
        request,
        desk,
        found,
        lambda: actions.commit_draw(
            by=desk.account, course=found, public_source=form.cleaned_data["public_source"]
        ),
        _("名簿と約束の値を公開しました"),
    )


@require_POST
@staff(Permission.WRITE)
def run(request: HttpRequest, desk: Desk, course: str) -> HttpResponse:
    """Draw with the public value, once it was read against what was promised."""
    found = course_of(desk, course)
    drawn = draw_of(found)
    form = RunForm(request.POST)
    if drawn is None:
        raise Http404
    if not form.is_valid():
        return _draw_page(request, desk, found, form)
    value = form.cleaned_data["public_value"]
    if "again" in request.POST:
        return _draw_page(request, desk, found, RunForm(initial={"public_value": value}))
    if "sure" not in request.POST:
        return _check_page(request, desk, drawn, value)
    return _done(
        request,
        desk,
        found,
        lambda: actions.run_draw(by=desk.account, draw=drawn, public_value=value),
        _("抽選をしました。まだだれにも知らせていません"),
    )


def _check_page(request: HttpRequest, desk: Desk, drawn: Draw, value: str) -> HttpResponse:
    return render(
        request,
        "courses/draw_check.html",
        page=desk.page(_("この値で引きますか"), stage=Stage.COURSES, kick=drawn.course.name),
        desk=desk,
        course=drawn.course,
        public_source=proofs.commitment_of(drawn).public_source,
        value=value,
    )


@require_POST
@staff(Permission.PUBLISH)
def release(request: HttpRequest, desk: Desk, course: str) -> HttpResponse:
    """Give the places as drawn, and publish the proof."""
    found = course_of(desk, course)
    drawn = draw_of(found)
    if drawn is None:
        raise Http404
    return _done(
        request,
        desk,
        found,
        lambda: actions.release_draw(by=desk.account, draw=drawn),
        _("席と順番を決め、証明を公開しました"),
    )


def _done(
    request: HttpRequest, desk: Desk, course: Course, act: Callable[[], Draw], words: str
) -> HttpResponse:
    try:
        act()
    except actions.Refused as refusal:
        messages.warning(request, str(refusal.reason.label))
    else:
        messages.success(request, words)
    return redirect("courses:draw", programme=desk.programme.code, course=course.code)


@staff(Permission.PERSONAL)
def queue(request: HttpRequest, desk: Desk, course: str) -> HttpResponse:
    """Show who waits and who has been offered a place; offer the next free one."""
    found = course_of(desk, course)
    form = OfferForm(
        request.POST or None,
        initial={"reply_by_on": timezone.localdate() + timedelta(days=rules.REPLY_DAYS)},
    )
    if form.is_valid():
        try:
            offered = actions.offer_next(by=desk.account, course=found, **form.cleaned_data)
        except actions.Refused as refusal:
            messages.warning(request, str(refusal.reason.label))
        else:
            messages.success(request, _("席をすすめました。この人に連絡してください"))
            return redirect("courses:application", programme=desk.programme.code, code=offered.code)
    rows = [*queries.offered(course=found), *queries.queue(course=found)]
    note_list(desk, (each.participant for each in rows), act="queue.list", about=found)
    return render(
        request,
        "courses/queue.html",
        page=desk.page(_("順番を待つ人"), stage=Stage.COURSES, kick=found.name),
        status=422 if form.errors else 200,
        desk=desk,
        course=found,
        form=form,
        n_free=rules.n_free(found),
        rows=[said.row(each, shows_names=desk.may_see_names) for each in rows],
    )


@public
def proof(request: HttpRequest, course: str) -> HttpResponse:
    """Show anybody how the draw was made, and give what is needed to draw again."""
    found = public_course_of(course)
    drawn = draw_of(found)
    if drawn is None:
        raise Http404
    return render(
        request,
        "courses/proof.html",
        page=frame(found, _("抽選を確かめる"), kick=found.name),
        course=found,
        draw=drawn,
        commitment=proofs.commitment_of(drawn),
        result=proofs.result_of(drawn),
        how=proofs.how_it_works(),
        steps=proofs.checking_steps(),
    )


@public
def proof_file(request: HttpRequest, course: str, file: str) -> HttpResponse:
    """Return one of the files with which anybody can draw again."""
    drawn = draw_of(public_course_of(course))
    texts = proofs.files(drawn) if drawn else {}
    if file == "verifier.py":
        texts[file] = verifier_source()
    if drawn is None or file not in texts:
        raise Http404
    return file_response(texts[file], content_type="text/plain; charset=utf-8", name=file)


@public
def proof_paper(request: HttpRequest, course: str, form: str) -> HttpResponse:
    """Return the promise or the proof as a document."""
    drawn = draw_of(public_course_of(course))
    if drawn is None:
        raise Http404
    return paper_response(proofs.proof_paper(drawn), form=form, name="draw")
