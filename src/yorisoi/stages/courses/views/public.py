"""Pages everybody may see: the classes, one class, and its papers."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.people import arrangements
from yorisoi.people import queries as people
from yorisoi.people.models import Account, Participant
from yorisoi.programme.doors import public, short_notice
from yorisoi.programme.papers import paper_response
from yorisoi.stages.courses import queries, rules
from yorisoi.stages.courses.models import Course
from yorisoi.stages.courses.presenters import public as said
from yorisoi.stages.courses.presenters import sheets
from yorisoi.ui.page import Face, Link, Page
from yorisoi.ui.pages import render


def public_course_of(code: str) -> Course:
    """Return a course that the public may see, or raise Http404."""
    found = queries.public_course(code=code)
    if found is None:
        raise Http404
    return found


def frame(
    course: Course | None, title: str, *, kick: str = "", crumbs: tuple[Link, ...] = ()
) -> Page:
    """Return the frame of a participant's page for somebody who has not signed in."""
    programme = course.programme if course else None
    return Page(
        face=Face.PERSON,
        title=title,
        notice=short_notice(programme),
        crumbs=crumbs,
        help_phone=programme.help_phone if programme else "",
        home_href=reverse("web:front"),
        stuck_href=reverse("courses:stuck"),
        looks_href=reverse("web:looks"),
        kick=kick,
    )


@public
def courses(request: HttpRequest) -> HttpResponse:
    """Show the classes somebody can apply for, the date first."""
    found = list(queries.public_courses(on=timezone.localdate()))
    first = found[0] if found else None
    return render(
        request,
        "courses/find.html",
        page=frame(first, _("教室をさがす")),
        choices=[said.choice(each) for each in found],
    )


@public
def course(request: HttpRequest, course: str) -> HttpResponse:
    """Show one class: what, when, where, how to get there, what can be asked for."""
    found = public_course_of(course)
    back = Link(_("教室をさがすに戻る"), reverse("courses:public_courses"))
    groups: dict[str, list[str]] = {}
    for each in arrangements.catalogue().values():
        groups.setdefault(each.group, []).append(each.name)
    return render(
        request,
        "courses/class.html",
        page=frame(found, found.name, crumbs=(back,)),
        course=found,
        first=found.sessions.first(),
        choice=said.choice(found),
        words=said,
        sheets=sheets,
        groups=groups,
        apply_href=_apply_href(request, found),
        is_open=rules.is_open_on(found, on=timezone.localdate()),
        opens_later=rules.opens_later_than(found, on=timezone.localdate()),
        route=sheets.lines_of(found.venue.route),
        known=[row for row in sheets.venue_facts(found.venue) if row[1]],
        unknown=[label for label, value in sheets.venue_facts(found.venue) if not value],
    )


def _apply_href(request: HttpRequest, course: Course) -> str:
    """Return the way to the questions: shorter for somebody who is known here."""
    account = request.user
    if isinstance(account, Account):
        is_known = Participant.objects.filter(
            account=account, municipality=course.programme.municipality
        ).exists()
        if is_known or people.supported_by(account, on=timezone.localdate()):
            return reverse("courses:my_step", args=[course.code, "arrangements"])
    return reverse("courses:step", args=[course.public_code, "who"])


@public
def paper(request: HttpRequest, course: str, kind: str, form: str) -> HttpResponse:
    """Return the course sheet or the blank form, in the form asked for."""
    found = public_course_of(course)
    makers = {"sheet": sheets.course_sheet, "form": sheets.application_form}
    if kind not in makers:
        raise Http404
    return paper_response(makers[kind](found), form=form, name=f"{found.code}-{kind}")


@public
def stuck(request: HttpRequest) -> HttpResponse:
    """Say whom to ring, to somebody who is stuck and has not signed in."""
    found = queries.public_courses(on=timezone.localdate()).first()
    return render(
        request, "courses/stuck.html", page=frame(found, _("困ったときは、電話してください"))
    )
