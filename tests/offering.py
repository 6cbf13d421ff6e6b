"""Courses and applications to test with; everybody and everything is fictitious."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from people import Cast
from yorisoi.people import actions as people
from yorisoi.people.models import Participant
from yorisoi.stages.courses import actions
from yorisoi.stages.courses.models import Application, Course
from yorisoi.stages.courses.terms import Selection

OPENED = date(2026, 11, 1)


def make_course(
    cast: Cast, *, capacity: int = 2, selection: str = Selection.DRAW, n_dates: int = 2
) -> Course:
    """Return a course in preparation with its dates."""
    unit = actions.put_unit(
        by=cast.dou,
        programme=cast.programme,
        code="unit",
        words=actions.UnitWords("電源と電話", "電話をかけられる"),
    )
    venue = actions.put_venue(
        by=cast.dou,
        programme=cast.programme,
        code="venue",
        words=actions.VenueWords("架空センター"),
    )
    first = timezone.make_aware(datetime(2026, 12, 1, 13, 30))
    starts = [first + timedelta(days=7 * n) for n in range(n_dates)]
    words = actions.CourseWords(
        name="はじめてのスマホ",
        summary="自分に合うように整える",
        venue=venue,
        capacity=capacity,
        apply_from=date(2026, 10, 1),
        apply_until=date(2099, 12, 31),
        selection=selection,
        sessions=tuple(
            actions.SessionWords(unit, each, each + timedelta(minutes=90)) for each in starts
        ),
    )
    return actions.put_course(by=cast.dou, programme=cast.programme, code="phone", words=words)


def open_course(cast: Cast, **how: object) -> Course:
    """Return a course that takes applications."""
    return actions.open_course(by=cast.dou, course=make_course(cast, **how), on=OPENED)  # type: ignore[arg-type]


def somebody(cast: Cast, name: str, *, phone: str = "03-0000-1234") -> Participant:
    """Return a participant who has just been registered."""
    person = people.Person(name=name, reading=name, addresses=(("phone", phone),))
    return people.register(by=cast.dou, municipality=cast.ward, person=person, is_fictitious=True)


def words(**more: object) -> actions.ApplicationWords:
    """Return an application by phone."""
    return actions.ApplicationWords(channel="phone", received_on=OPENED, **more)  # type: ignore[arg-type]


def apply(cast: Cast, course: Course, participant: Participant, **more: object) -> Application:
    """Let somebody apply by phone."""
    return actions.apply(by=cast.dou, course=course, participant=participant, words=words(**more))
