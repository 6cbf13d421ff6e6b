"""Pages of letters: who is told what, in which form, and the whole print run."""

from collections.abc import Callable, Iterable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from yorisoi.engines.documents import Document
from yorisoi.people.terms import HandoutFormat, Permission
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.papers import paper_response
from yorisoi.programme.terms import Stage
from yorisoi.stages.courses.actions import letters as actions
from yorisoi.stages.courses.forms.letters import LettersForm
from yorisoi.stages.courses.models import Application, Course
from yorisoi.stages.courses.presenters import letters
from yorisoi.stages.courses.presenters.post import letter_lines, piles
from yorisoi.stages.courses.queries import letters as queries
from yorisoi.stages.courses.views.days import note_names, sight_of
from yorisoi.stages.courses.views.design import course_of
from yorisoi.ui.pages import render

KINDS: dict[str, Callable[[Application], Document]] = {
    "letter": letters.result_letter,
    "phone": letters.phone_script,
    "fax": letters.fax_cover,
    "line": letters.line_text,
    "mail": letters.mail_text,
}


@staff(Permission.PERSONAL)
def post(request: HttpRequest, desk: Desk, course: str) -> HttpResponse:
    """Show everybody who gets a letter; note that letters went out, once somebody is sure."""
    of = course_of(desk, course)
    applications = _in_order(desk, queries.addressees(course=of, centre=desk.centre))
    sent = queries.sent_at(course=of)
    note_names(desk, of, (each.participant for each in applications), where="letters")
    form = LettersForm(
        request.POST if request.method == "POST" else None,
        applications=applications,
        sent=set(sent),
    )
    if form.is_valid() and "again" not in request.POST:
        if "sure" not in request.POST:
            return _ask(request, desk, of, form)
        return _told(request, desk, of, form)
    return render(
        request,
        "courses/day_letters.html",
        page=desk.page(_("結果を知らせる"), stage=Stage.COURSES, kick=of.name),
        status=422 if form.errors else 200,
        desk=desk,
        course=of,
        form=form,
        lines=letter_lines(applications, sent=sent, chosen=form.codes()),
        piles=piles(applications, sent=sent),
    )


def _in_order(desk: Desk, applications: Iterable[Application]) -> list[Application]:
    sight = sight_of(desk)
    return sorted(applications, key=lambda each: sight.place(each.participant))


def _ask(request: HttpRequest, desk: Desk, course: Course, form: LettersForm) -> HttpResponse:
    """Name how many it is about before it is written down for good."""
    chosen = form.chosen()
    sight = sight_of(desk)
    return render(
        request,
        "courses/day_letters_sure.html",
        page=desk.page(
            _("%(n)s人に知らせたと残しますか") % {"n": len(chosen)},
            stage=Stage.COURSES,
            kick=course.name,
        ),
        desk=desk,
        course=course,
        chosen=[
            (each.code, sight.call(each.participant), sight.reading(each.participant))
            for each in chosen
        ],
    )


def _told(request: HttpRequest, desk: Desk, course: Course, form: LettersForm) -> HttpResponse:
    chosen = form.chosen()
    n_told = actions.send_letters(by=desk.account, applications=chosen)
    messages.success(
        request,
        _("%(n)s人に知らせたと残しました。用意できた配慮%(n_told)s件も、伝えたことにしました。")
        % {"n": len(chosen), "n_told": n_told},
    )
    return redirect("courses:letters", desk.programme.code, course.code)


@staff(Permission.PERSONAL)
def letter(
    request: HttpRequest, desk: Desk, course: str, application: str, kind: str, form: str
) -> HttpResponse:
    """Return one person's letter, phone script, FAX cover or message."""
    found = queries.addressee(course=course_of(desk, course), code=application, centre=desk.centre)
    if found is None or kind not in KINDS:
        raise Http404
    note_names(desk, found.course, [found.participant], where=f"letter-{kind}")
    return paper_response(KINDS[kind](found), form=form, name=f"{kind}-{application}")


@staff(Permission.PERSONAL)
def pile(request: HttpRequest, desk: Desk, course: str, handout: str, form: str) -> HttpResponse:
    """Return all letters of one handout format as one print run."""
    of = course_of(desk, course)
    if handout not in HandoutFormat.values:
        raise Http404
    found = queries.addressees(course=of, centre=desk.centre).filter(
        participant__handout_format=handout
    )
    addressed = _in_order(desk, found)
    persons = (each.participant for each in addressed)
    note_names(desk, of, persons, where=f"letters-{handout}")
    document = letters.result_letters(addressed, notice=desk.programme.notice)
    return paper_response(document, form=form, name=f"letters-{handout}-{course}")
