"""The roll call of a class day; before the day it only takes down who will be away."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.people import queries as people
from yorisoi.people.models import Participant
from yorisoi.people.terms import Permission
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.terms import Stage
from yorisoi.stages.courses import rules
from yorisoi.stages.courses.actions import days as actions
from yorisoi.stages.courses.forms.days import AwayForm, RollForm
from yorisoi.stages.courses.models import Session
from yorisoi.stages.courses.queries import days as queries
from yorisoi.stages.courses.terms import Presence
from yorisoi.stages.courses.views.days import kick, note_names, session_of, sight_of
from yorisoi.ui.forms import normalised
from yorisoi.ui.pages import render
from yorisoi.ui.words import day


@staff(Permission.ARRANGE)
def roll(request: HttpRequest, desk: Desk, course: str, order: int) -> HttpResponse:
    """Take the roll of the whole group on one page, from the day of the class on."""
    session = session_of(desk, course, order)
    lines = _in_order(desk, session)
    group = [line.participant for line in lines]
    note_names(desk, session.course, group, where="roll", order=order)
    today = timezone.localdate()
    if not rules.may_take_roll(held_on=timezone.localdate(session.starts_at), on=today):
        return _away(request, desk, session, lines)
    sight = sight_of(desk)
    form = RollForm(
        request.POST or None,
        lines=lines,
        labels={line.participant.pk: sight.announce(line.participant) for line in lines},
        known=_known(desk),
    )
    if form.is_valid():
        actions.take_roll(by=desk.account, session=session, presences=form.presences(), on=today)
        messages.success(request, _("出席を残しました"))
        return redirect("courses:days", desk.programme.code, course)
    return render(
        request,
        "courses/day_roll.html",
        page=desk.page(
            _("出席をとる"),
            stage=Stage.COURSES,
            kick=kick(session),
            lead=_("声で名を呼びます。はじめは全員が出席です。違う人だけ変えます。"),
        ),
        status=422 if form.errors else 200,
        desk=desk,
        session=session,
        form=form,
        has_people=bool(lines),
    )


def _in_order(desk: Desk, session: Session) -> list[queries.Line]:
    sight = sight_of(desk)
    lines = queries.roll(session=session)
    return sorted(lines, key=lambda line: (not line.is_placed, sight.place(line.participant)))


def _away(
    request: HttpRequest, desk: Desk, session: Session, lines: list[queries.Line]
) -> HttpResponse:
    """Say from which day the roll is taken, and take down who has said they will be away."""
    sight = sight_of(desk)
    coming = [line.participant for line in lines if line.presence != Presence.EXCUSED]
    form = AwayForm(
        request.POST or None,
        people=[(each, sight.announce(each)) for each in coming],
    )
    if form.is_valid():
        for each in form.chosen():
            actions.excuse(by=desk.account, session=session, participant=each)
        messages.success(request, _("休むと聞いた人を残しました"))
        return redirect("courses:roll", desk.programme.code, session.course.code, session.order)
    held_on = day(timezone.localdate(session.starts_at))
    return render(
        request,
        "courses/day_away.html",
        page=desk.page(
            _("出席は、%(day)sからとれます") % {"day": held_on},
            stage=Stage.COURSES,
            kick=kick(session),
            lead=_("まだ来ていない日の出席は、残せません。休むと聞いた人は、いま残せます。"),
        ),
        status=422 if form.errors else 200,
        desk=desk,
        session=session,
        form=form,
        away=[
            sight.announce(line.participant) for line in lines if line.presence == Presence.EXCUSED
        ],
        has_people=bool(coming),
    )


def _known(desk: Desk) -> dict[str, Participant]:
    found: dict[str, Participant] = {}
    for each in people.participants(municipality=desk.programme.municipality, centre=desk.centre):
        found[each.code] = each
        if desk.may_see_names:
            found.setdefault(normalised(each.name), each)
    return found
