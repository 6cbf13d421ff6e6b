"""Pages everybody may see: the classes, one class, and its papers."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yorisoi.people import arrangements
from yorisoi.people import queries as people
from yorisoi.people.models import Account
from yorisoi.people.scope import walls
from yorisoi.people.terms import Mandate
from yorisoi.programme.doors import me_of, public
from yorisoi.programme.myself import Me
from yorisoi.programme.papers import paper_response
from yorisoi.programme.road import short_notice
from yorisoi.stages.courses import queries, rules
from yorisoi.stages.courses.models import Course
from yorisoi.stages.courses.presenters import blank, sheets, ways
from yorisoi.stages.courses.presenters import public as said
from yorisoi.ui.page import Face, Link, Page
from yorisoi.ui.pages import render


def public_course_of(code: str) -> Course:
    """Return a course that the public may see, or raise Http404."""
    found = queries.public_course(code=code)
    if found is None:
        raise Http404
    walls.stand_in(found.programme.municipality_id)
    return found


def frame(
    course: Course | None,
    title: str,
    *,
    kick: str = "",
    crumbs: tuple[Link, ...] = (),
    me: Me | None = None,
) -> Page:
    """Return the frame of a participant's page, also for somebody who has not signed in."""
    if me is not None:
        return me.page(title, kick=kick, crumbs=crumbs)
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
    me = me_of(request)
    home = (Link(_("わたしのページに戻る"), reverse("web:me")),) if me else ()
    return render(
        request,
        "courses/find.html",
        page=frame(first, _("教室をさがす"), crumbs=home, me=me),
        choices=[said.choice(each) for each in found],
    )


@public
def course(request: HttpRequest, course: str) -> HttpResponse:
    """Show one class: what, when, where, how to get there, what can be asked for."""
    found = public_course_of(course)
    back = Link(_("教室をさがすに戻る"), reverse("courses:public_courses"))
    groups: dict[str, list[str]] = {}
    for each in arrangements.catalogue().values():
        groups.setdefault(each.group_label, []).append(each.called(get_language()))
    me = me_of(request)
    today = timezone.localdate()
    return render(
        request,
        "courses/class.html",
        page=frame(found, found.name, crumbs=(back,), me=me),
        course=found,
        choice=said.choice(found),
        words=said,
        sheets=sheets,
        groups=groups,
        apply_href=_apply_href(request, found),
        apply_words=_apply_words(me),
        is_open=rules.is_open_on(found, on=today),
        opens_later=rules.opens_later_than(found, on=today),
        is_over=rules.is_over(found),
        has_draw=hasattr(found, "draw"),
        ways=ways.ways_of(found),
        route=sheets.lines_of(found.venue.route),
        known=[row for row in sheets.venue_facts(found.venue) if row[1]],
        unknown=[label for label, value in sheets.venue_facts(found.venue) if not value],
    )


def _apply_words(me: Me | None) -> str:
    if me is None or not me.is_assisted or not me.may("courses:my_start"):
        return _("申し込む")
    return _("%(name)sさんのために申し込む") % {"name": me.participant.name}


def _apply_href(request: HttpRequest, course: Course) -> str:
    """Return the way to the questions: shorter for somebody who is known here."""
    account = request.user
    if isinstance(account, Account):
        me = me_of(request)
        known = (
            [me.participant] * me.may("courses:my_start")
            if me
            else people.supported_by(account, on=timezone.localdate(), to=Mandate.APPLY)
        )
        if course.programme.municipality_id in {each.municipality_id for each in known}:
            return reverse("courses:my_start", args=[course.public_code])
    return reverse("courses:step", args=[course.public_code, "who"])


def web_address(request: HttpRequest, course: Course) -> str:
    """Return the whole address of a course, as it can be typed from a paper."""
    return request.build_absolute_uri(said.href(course))


@public
def paper(request: HttpRequest, course: str, kind: str, form: str) -> HttpResponse:
    """Return the course sheet or the blank form, in the form asked for."""
    found = public_course_of(course)
    makers = {"sheet": sheets.course_sheet, "form": blank.application_form}
    if kind not in makers:
        raise Http404
    document = makers[kind](found, web=web_address(request, found))
    return paper_response(document, form=form, name=f"{found.code}-{kind}")


@public
def stuck(request: HttpRequest) -> HttpResponse:
    """Say whom to ring, to somebody who is stuck and has not signed in."""
    found = queries.public_courses(on=timezone.localdate()).first()
    return render(
        request, "courses/stuck.html", page=frame(found, _("困ったときは、電話してください"))
    )
