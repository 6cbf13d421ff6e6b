"""Write what a class is: units, venues, courses with their dates and seats."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from yorisoi.journal import actions as journal
from yorisoi.people import arrangements
from yorisoi.people.models import Account
from yorisoi.programme.actions import begin_stage
from yorisoi.programme.models import Programme
from yorisoi.programme.terms import Stage
from yorisoi.stages.courses import rules
from yorisoi.stages.courses.actions.places import lock_course
from yorisoi.stages.courses.actions.refusing import refuse
from yorisoi.stages.courses.models import (
    Course,
    Material,
    SeatKind,
    Session,
    Unit,
    UnitVariant,
    Venue,
)
from yorisoi.stages.courses.terms import CourseState, Refusal, Selection


@dataclass(frozen=True)
class UnitWords:
    """One thing to learn."""

    name: str
    aim: str
    minutes: int = 90
    source_note: str = ""


@dataclass(frozen=True)
class VenueWords:
    """What must be known of a place; what nobody has checked stays empty."""

    name: str
    room: str = ""
    address: str = ""
    phone: str = ""
    route: str = ""
    n_seats: int = 0
    n_wheelchair_places: int | None = None
    step_free: str = ""
    toilet: str = ""
    loop: str = ""
    screen: str = ""
    quiet_room: str = ""
    checked_on: date | None = None
    checked_with: str = ""


@dataclass(frozen=True)
class SessionWords:
    """One date of a course."""

    unit: Unit
    starts_at: datetime
    ends_at: datetime
    flow: str = ""


@dataclass(frozen=True)
class CourseWords:
    """A series of dates that is applied for as one."""

    name: str
    summary: str
    venue: Venue
    capacity: int
    apply_from: date
    apply_until: date
    for_whom: str = ""
    selection: str = Selection.DRAW
    sessions: tuple[SessionWords, ...] = field(default=())


def _fields(words: object, *, without: str = "") -> dict[str, object]:
    names = words.__dataclass_fields__  # type: ignore[attr-defined]  # every caller is a dataclass
    return {name: getattr(words, name) for name in names if name != without}


@transaction.atomic
def put_unit(*, by: Account, programme: Programme, code: str, words: UnitWords) -> Unit:
    """Add a unit, or change the one that has this code."""
    unit, _ = Unit.objects.update_or_create(programme=programme, code=code, defaults=_fields(words))
    begin_stage(by=by, programme=programme, stage=Stage.COURSES)
    journal.write(by=by, act="unit.put", about=unit)
    return unit


@transaction.atomic
def put_variant(
    *, by: Account, unit: Unit, kind: str, how: str, n_learners_a_supporter: int = 2
) -> UnitVariant:
    """Say how a unit is taught for a need, and how many learners one supporter can be with."""
    variant, _ = UnitVariant.objects.update_or_create(
        unit=unit,
        kind=kind,
        defaults={"how": how, "n_learners_a_supporter": n_learners_a_supporter},
    )
    journal.write(by=by, act="unit.variant", about=unit, detail={"kind": kind})
    return variant


@transaction.atomic
def put_material(*, by: Account, unit: Unit, code: str, title: str, body: str) -> Material:
    """Add a handout to a unit, or change the one that has this code."""
    material, _ = Material.objects.update_or_create(
        unit=unit, code=code, defaults={"title": title, "body": body}
    )
    journal.write(by=by, act="unit.material", about=unit, detail={"material": code})
    return material


@transaction.atomic
def put_venue(*, by: Account, programme: Programme, code: str, words: VenueWords) -> Venue:
    """Add a venue, or change the one that has this code."""
    venue, _ = Venue.objects.update_or_create(
        programme=programme, code=code, defaults=_fields(words)
    )
    begin_stage(by=by, programme=programme, stage=Stage.COURSES)
    journal.write(by=by, act="venue.put", about=venue)
    return venue


@transaction.atomic
def put_course(*, by: Account, programme: Programme, code: str, words: CourseWords) -> Course:
    """Add a course with its dates, or change the one that has this code.

    A date that stays keeps its row, so that what hangs on it (who helps, who came) stays too.
    """
    course, _ = Course.objects.update_or_create(
        programme=programme, code=code, defaults=_fields(words, without="sessions")
    )
    for order, session in enumerate(words.sessions, start=1):
        Session.objects.update_or_create(course=course, order=order, defaults=_fields(session))
    course.sessions.filter(order__gt=len(words.sessions)).delete()
    begin_stage(by=by, programme=programme, stage=Stage.COURSES)
    journal.write(by=by, act="course.put", about=course)
    return course


@transaction.atomic
def copy_course(*, by: Account, course: Course, code: str, name: str, first_on: date) -> Course:
    """Make a new course in preparation with all settings of another, its dates moved as a whole."""
    sessions = list(course.sessions.select_related("unit"))
    old_first = timezone.localdate(sessions[0].starts_at) if sessions else course.apply_until
    shift = first_on - old_first
    words = CourseWords(
        name=name,
        summary=course.summary,
        venue=course.venue,
        capacity=course.capacity,
        apply_from=course.apply_from + shift,
        apply_until=course.apply_until + shift,
        for_whom=course.for_whom,
        selection=course.selection,
        sessions=tuple(_moved(each, shift) for each in sessions),
    )
    copy = put_course(by=by, programme=course.programme, code=code, words=words)
    seats = {each.arrangement: each.n_seats for each in course.seat_kinds.all()}
    set_seat_kinds(by=by, course=copy, seats=seats)
    journal.write(by=by, act="course.copy", about=copy, detail={"from": course.code})
    return copy


def _moved(session: Session, shift: timedelta) -> SessionWords:
    return SessionWords(
        unit=session.unit,
        starts_at=session.starts_at + shift,
        ends_at=session.ends_at + shift,
        flow=session.flow,
    )


@transaction.atomic
def set_flow(*, by: Account, session: Session, flow: str) -> Session:
    """Write what happens at a date, one thing a line."""
    session.flow = flow
    session.save(update_fields=["flow"])
    journal.write(by=by, act="course.flow", about=session.course, detail={"session": session.order})
    return session


@transaction.atomic
def set_seat_kinds(*, by: Account, course: Course, seats: Mapping[str, int]) -> Sequence[SeatKind]:
    """Say how many people with each arrangement a course has prepared for; 0 takes the line out."""
    for code in seats:
        arrangements.get(code)
    kept = {code: n for code, n in seats.items() if n}
    course.seat_kinds.exclude(arrangement__in=kept).delete()
    for code, n_seats in kept.items():
        SeatKind.objects.update_or_create(
            course=course, arrangement=code, defaults={"n_seats": n_seats}
        )
    journal.write(by=by, act="course.seat_kinds", about=course, detail={"n": len(kept)})
    return list(course.seat_kinds.all())


@transaction.atomic
def open_course(*, by: Account, course: Course, on: date) -> Course:
    """Begin to take applications; raise Refused where something is still missing."""
    course = lock_course(course.pk)
    refuse(rules.why_not_open(course, n_sessions=course.sessions.count(), on=on))
    if hasattr(course, "draw"):
        refuse(Refusal.IN_DRAW)
    return _move(by, course, CourseState.OPEN)


@transaction.atomic
def close_course(*, by: Account, course: Course) -> Course:
    """End the taking of applications."""
    return _step(by, course, {CourseState.OPEN: CourseState.CLOSED})


@transaction.atomic
def settle_course(*, by: Account, course: Course) -> Course:
    """Say that it is known who takes part, where no draw was needed."""
    if course.selection == Selection.DRAW:
        refuse(Refusal.WRONG_STATE)
    return _step(by, course, {CourseState.CLOSED: CourseState.PLACED})


@transaction.atomic
def start_course(*, by: Account, course: Course) -> Course:
    """Say that the classes have begun."""
    return _step(by, course, {CourseState.PLACED: CourseState.RUNNING})


@transaction.atomic
def end_course(*, by: Account, course: Course) -> Course:
    """Say that the classes are over."""
    return _step(by, course, {CourseState.RUNNING: CourseState.ENDED})


def _step(by: Account, course: Course, steps: Mapping[CourseState, CourseState]) -> Course:
    course = lock_course(course.pk)
    refuse(None if course.state in steps else Refusal.WRONG_STATE)
    return _move(by, course, steps[CourseState(course.state)])


def _move(by: Account, course: Course, state: CourseState) -> Course:
    course.state = state
    course.save(update_fields=["state"])
    # A code is a course's own only within its programme, so the line names both.
    detail = {"state": str(state), "programme": course.programme.code}
    journal.write(by=by, act="course.state", about=course, detail=detail)
    return course
