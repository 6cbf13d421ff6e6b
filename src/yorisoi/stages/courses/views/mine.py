"""A participant's own applications: where they stand, answer an offer, withdraw in one step."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_POST

from yorisoi.programme.doors import Me, person
from yorisoi.stages.courses import actions, queries, rules
from yorisoi.stages.courses.models import Application
from yorisoi.stages.courses.presenters import applications as staff_words
from yorisoi.stages.courses.presenters import public as said
from yorisoi.stages.courses.presenters import sheets, ways
from yorisoi.stages.courses.terms import ApplicationState
from yorisoi.stages.courses.views.flow import my_course
from yorisoi.ui.page import Link
from yorisoi.ui.pages import render

ACTS = {
    "withdraw": (actions.withdraw, _lazy("申し込みをやめました。また申し込めます")),
    "accept": (actions.accept, _lazy("席が決まりました。来られます")),
    "decline": (actions.decline, _lazy("席を、次の人にゆずりました")),
}


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
        may_withdraw=rules.may_withdraw(found),
        has_draw=hasattr(course, "draw"),
    )


@require_POST
@person
def settle(request: HttpRequest, me: Me, code: str, act: str) -> HttpResponse:
    """Withdraw, or answer the offer of a place."""
    if act not in ACTS:
        raise Http404
    found = _application(me, code)
    do, done = ACTS[act]
    try:
        do(by=me.account, application=found)
    except actions.Refused as refusal:
        messages.warning(request, str(refusal.reason.label))
    else:
        messages.success(request, str(done))
    return redirect("courses:my_application", code=code)
