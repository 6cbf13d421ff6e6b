"""A year with people in it: forty applied, twenty-four have a place, some came."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from people import Cast
from yorisoi.people import actions as people
from yorisoi.people.models import Participant
from yorisoi.people.terms import DisabilityKind
from yorisoi.stages.courses.models import (
    Application,
    Attendance,
    Course,
    Reflection,
    Session,
    Unit,
    Venue,
)
from yorisoi.stages.courses.terms import ApplicationState, CourseState, Presence, Reflected
from yorisoi.stages.outreach.terms import Way

START = datetime(2026, 12, 1, 4, 0, tzinfo=UTC)


@pytest.fixture
def course(cast: Cast) -> Course:
    """A course of two dates in the programme of the cast."""
    programme = cast.programme
    unit = Unit.objects.create(programme=programme, code="first", name="電源と電話", aim="かける")
    venue = Venue.objects.create(programme=programme, code="hall", name="架空会館")
    found = Course.objects.create(
        programme=programme,
        code="course",
        name="はじめてのスマホ（架空）",
        summary="電話をかける",
        venue=venue,
        capacity=24,
        apply_from=date(2026, 10, 1),
        apply_until=date(2026, 11, 30),
        state=CourseState.OPEN,
    )
    for order in (1, 2):
        starts = START + timedelta(days=7 * order)
        session = Session.objects.create(
            course=found,
            order=order,
            unit=unit,
            starts_at=starts,
            ends_at=starts + timedelta(hours=2),
        )
        for kind, text in ((Reflected.KEEP, "少人数で聞けた"), (Reflected.TRY, "紙も置く")):
            Reflection.objects.create(session=session, kind=kind, text=text, written_by=cast.dou)
    return found


@pytest.fixture
def fill(cast: Cast, course: Course) -> Callable[..., None]:
    """Let people apply: how many came, had a place and never came, had no place."""

    def filled(*, came: int, never: int = 0, without: int = 0, ways: tuple[Way, ...] = ()) -> None:
        total = came + never + without
        for n in range(total):
            is_placed = n < came + never
            Application.objects.create(
                course=course,
                participant=_participant(cast, n),
                code=f"A{n:03}",
                channel="phone",
                received_on=date(2026, 11, 1),
                heard_by=ways[n % len(ways)] if ways else Way.UNKNOWN,
                state=ApplicationState.PLACED if is_placed else ApplicationState.WAITING,
                recorded_by=cast.dou,
            )
        for n in range(came + never):
            for session in course.sessions.all():
                Attendance.objects.create(
                    session=session,
                    participant=Participant.objects.get(code=f"P-{n:03}"),
                    presence=Presence.PRESENT if n < came else Presence.EXCUSED,
                    recorded_by=cast.dou,
                )

    return filled


def _participant(cast: Cast, n: int) -> Participant:
    person = people.Person(name=f"架空の人{n}", kinds=(DisabilityKind.VISUAL,), birth_year=1980)
    return people.register(
        by=cast.dou, municipality=cast.ward, person=person, code=f"P-{n:03}", is_fictitious=True
    )
