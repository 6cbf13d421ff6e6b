"""A participant's own applications: where they stand, answer an offer, withdraw in one step."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from yorisoi.programme.doors import person
from yorisoi.programme.myself import Me
from yorisoi.stages.courses import actions, queries, rules
from yorisoi.stages.courses.models import Application
from yorisoi.stages.courses.presenters import applications as staff_words
from yorisoi.stages.courses.presenters import mine as own_words
from yorisoi.stages.courses.presenters import public as said
from yorisoi.stages.courses.presenters import sheets, ways
from yorisoi.stages.courses.terms import ApplicationState
from yorisoi.stages.courses.views.flow import my_course, session_key
from yorisoi.ui.page import Link
from yorisoi.ui.pages import render

ACTS: dict[str, tuple[Callable[..., Application], object]] = {
    "withdraw": (actions.withdraw, _lazy("申し込みをやめました")),
    "accept": (actions.accept, _lazy("席が決まりました。来られます")),
    "decline": (actions.decline, _lazy("席を、次の人にゆずりました")),
}
# What takes a place away is asked about first; a place that was taken can be given up again.
ASKED_FIRST = {"withdraw", "decline"}


def _application(me: Me, code: str) -> Application:
    found = queries.application_of(participant=me.participant, code=code)
    if found is None:
        raise Http404
    return found


@person
def application(request: HttpRequest, me: Me, code: str) -> HttpResponse:
    """Show one's own application: where it stands, what was asked for, how to stop."""
    return _page(request, me, _application(me, code))


@person
def course(request: HttpRequest, me: Me, course: str) -> HttpResponse:
    """Show one's own place in a class: when, where, how to get there, what is prepared."""
    wanted = my_course(me, course)
    found = queries.applications_of(participant=me.participant).filter(course=wanted)
    mine = found.exclude(state__in=rules.IS_GONE).first() or found.first()
    if mine is None:
        raise Http404
    return _page(request, me, mine)


def _page(request: HttpRequest, me: Me, found: Application) -> HttpResponse:
    course = queries.course(programme=found.course.programme, code=found.course.code)
    if course is None:
        raise Http404
    back = Link(_("はじめのページに戻る"), reverse("web:me"))
    return render(
        request,
        "courses/mine.html",
        page=me.page(course.name, kick=_("申し込み"), crumbs=(back,)),
        application=found,
        course=course,
        standing=said.standing(found),
        arrangements=[
            (staff_words.name_of(each.arrangement), str(each.get_state_display()))
            for each in found.arrangements.all()
        ],
        dates=said.date_lines(course),
        has_place=found.state == ApplicationState.PLACED,
        route=sheets.lines_of(course.venue.route),
        known=[row for row in sheets.venue_facts(course.venue) if row[1]],
        bring=said.things_to_bring(),
        ways=ways.ways_of(course),
        is_offered=rules.is_offered(found),
        may_withdraw=rules.may_withdraw(found) and not _is_past(found),
        is_past=_is_past(found),
        settled=own_words.settled(found, queries.settling(found), reader=me.account),
        applied_by=own_words.applied_by(found),
        is_gone=found.state in rules.IS_GONE,
        may_again=_may_again(found),
        has_draw=hasattr(course, "draw"),
    )


@person
def settle(request: HttpRequest, me: Me, code: str, act: str) -> HttpResponse:
    """Withdraw, or answer the offer of a place; what takes a place away is asked about first."""
    found = _application(me, code)
    if act not in ACTS or _is_past(found):
        raise Http404
    if request.method != "POST":
        return _ask(request, me, found, act)
    do, done = ACTS[act]
    try:
        do(by=me.account, application=found)
    except actions.Refused as refusal:
        messages.warning(request, str(refusal.reason.label))
    else:
        # The form that was sent is done with: another one may be begun.
        request.session.pop(session_key(found.course, me), None)
        messages.success(request, str(done))
    return redirect("courses:my_application", code=code)


def _ask(request: HttpRequest, me: Me, found: Application, act: str) -> HttpResponse:
    is_open = rules.is_offered(found) if act == "decline" else rules.may_withdraw(found)
    if act not in ASKED_FIRST or not is_open:
        return redirect("courses:my_application", code=found.code)
    left = found.course.sessions.filter(starts_at__gt=timezone.now())
    may_again = rules.is_open_on(found.course, on=timezone.localdate())
    said_so = own_words.sure(found, act, n_left=left.count(), may_again=may_again)
    back = Link(found.course.name, reverse("courses:my_application", args=[found.code]))
    kick = _("%(name)sさんの申し込み") % {"name": me.participant.name}
    return render(
        request,
        "courses/sure.html",
        page=me.page(said_so.title, kick=kick if me.is_assisted else "", crumbs=(back,)),
        application=found,
        sure=said_so,
        dates=said.lines_of(left) if act == "withdraw" else (),
        may_rest=act == "withdraw" and found.state == ApplicationState.PLACED and left.count() > 1,
    )


def _is_past(found: Application) -> bool:
    return queries.is_past(found.course, at=timezone.now())


def _may_again(found: Application) -> bool:
    """Whether somebody who withdrew can apply for the same class again."""
    is_open = rules.is_open_on(found.course, on=timezone.localdate())
    return (
        is_open
        and found.state == ApplicationState.WITHDRAWN
        and not queries.has_application(found.course, found.participant)
    )
