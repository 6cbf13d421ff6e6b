"""What may be done with a course and an application, answered without a query."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from yorisoi.people import arrangements
from yorisoi.stages.courses.models import Application, Assignment, Course, Question
from yorisoi.stages.courses.terms import (
    ApplicationState,
    ArrangementState,
    CourseState,
    Refusal,
    Selection,
)

MAX_SESSIONS = 8
REPLY_DAYS = 7

# A place is held from the moment it is offered, so that it is never promised twice.
HOLDS_A_PLACE = frozenset({ApplicationState.PLACED, ApplicationState.OFFERED})
IS_GONE = frozenset(
    {ApplicationState.WITHDRAWN, ApplicationState.DUPLICATE, ApplicationState.DECLINED}
)
TAKES_APPLICATIONS = frozenset(
    {CourseState.OPEN, CourseState.CLOSED, CourseState.PLACED, CourseState.RUNNING}
)
IS_PUBLIC = frozenset({*TAKES_APPLICATIONS, CourseState.ENDED})

_NEXT_STATES: dict[str, tuple[ArrangementState, ...]] = {
    ArrangementState.REQUESTED: (ArrangementState.ARRANGED, ArrangementState.REFUSED),
    ArrangementState.ARRANGED: (ArrangementState.CONFIRMED, ArrangementState.REFUSED),
    ArrangementState.CONFIRMED: (ArrangementState.TOLD, ArrangementState.REFUSED),
    ArrangementState.TOLD: (ArrangementState.DELIVERED, ArrangementState.REFUSED),
    ArrangementState.DELIVERED: (ArrangementState.ENOUGH, ArrangementState.NOT_ENOUGH),
    # What was refused may still be found another way.
    ArrangementState.REFUSED: (ArrangementState.ARRANGED,),
}


@dataclass(frozen=True)
class LeadTime:
    """How many days an arrangement needs and how many are left."""

    n_needed: int
    n_left: int

    @property
    def n_left_to_arrange(self) -> int:
        """How many days are left until the last day on which it can still be arranged."""
        return self.n_left - self.n_needed

    @property
    def is_short(self) -> bool:
        """Whether the class is nearer than the arrangement needs."""
        return self.n_left < self.n_needed


def why_not_open(course: Course, *, n_sessions: int, on: date) -> Refusal | None:
    """Return why applications cannot be taken from today, or None."""
    if course.state not in {CourseState.DRAFT, CourseState.CLOSED}:
        return Refusal.WRONG_STATE
    if n_sessions == 0:
        return Refusal.NO_SESSIONS
    if course.capacity == 0:
        return Refusal.NO_PLACES
    return Refusal.PERIOD_OVER if course.apply_until < on else None


def why_not_apply(course: Course, *, draw_is_under_way: bool) -> Refusal | None:
    """Return why staff cannot enter an application, or None."""
    if course.state == CourseState.DRAFT:
        return Refusal.NOT_YET
    if course.state not in TAKES_APPLICATIONS:
        return Refusal.ENDED
    return Refusal.IN_DRAW if draw_is_under_way else None


def is_open_on(course: Course, *, on: date) -> bool:
    """Whether anybody may apply on a day."""
    return course.state == CourseState.OPEN and course.apply_from <= on <= course.apply_until


def opens_later_than(course: Course, *, on: date) -> bool:
    """Whether a day is before the first on which anybody may apply."""
    return course.state == CourseState.OPEN and on < course.apply_from


def is_early(course: Course, *, step: str, days: Iterable[date], on: date) -> bool:
    """Whether a step comes before the day that was told: the last to apply, the first, the last."""
    held = sorted(days)
    if step == "close":
        return course.state == CourseState.OPEN and on <= course.apply_until
    if step == "start":
        return course.state == CourseState.PLACED and bool(held) and on < held[0]
    return step == "end" and course.state == CourseState.RUNNING and bool(held) and on < held[-1]


def may_take_roll(*, held_on: date, on: date) -> bool:
    """Whether the day of a class has come; before it nobody can have been there."""
    return on >= held_on


def may_take_off(assignment: Assignment, *, sees_every_class: bool) -> bool:
    """Whether somebody may be taken off a class: who opens its pages by it, only by who sees all of them."""
    return sees_every_class or assignment.account_id is None


def is_over(course: Course) -> bool:
    """Whether the class itself has been held to its end."""
    return course.state == CourseState.ENDED


def waits_for_a_draw(course: Course) -> bool:
    """Whether an application that arrives now is drawn later."""
    return course.selection == Selection.DRAW and course.state in {
        CourseState.OPEN,
        CourseState.CLOSED,
    }


def n_free(course: Course) -> int:
    """Return how many places nobody holds."""
    return max(0, course.capacity - course.n_taken)


def may_withdraw(application: Application) -> bool:
    """Whether an application can still be taken back."""
    return application.state not in IS_GONE


def may_take_back(question: Question) -> bool:
    """Whether a question can still be taken out of the box."""
    return question.answered_at is None and question.unit_id is None


def is_offered(application: Application) -> bool:
    """Whether a place waits for an answer."""
    return application.state == ApplicationState.OFFERED


def next_states(state: str) -> tuple[ArrangementState, ...]:
    """Return what may become of an arrangement next."""
    return _NEXT_STATES.get(state, ())


def lead_time(code: str, *, first_on: date, on: date) -> LeadTime:
    """Return the days an arrangement of the catalogue needs, and those left until the class."""
    return LeadTime(n_needed=arrangements.get(code).lead_days, n_left=(first_on - on).days)


def last_day_to_ask(*, first_on: date) -> date:
    """Return the last day on which every arrangement of the catalogue can still be prepared."""
    longest = max(each.lead_days for each in arrangements.catalogue().values())
    return first_on - timedelta(days=longest)


def is_short_of(n_asked: int, *, n_seats: int) -> bool:
    """Whether more people ask for an arrangement than the course has prepared for."""
    return n_asked > n_seats


def waiting_positions(applications: Iterable[Application]) -> dict[int, int]:
    """Return the place in the queue of each waiting application, from 1, without gaps."""
    waiting = sorted(
        (each for each in applications if each.state == ApplicationState.WAITING),
        key=lambda each: (each.waiting_position or 0, each.pk),
    )
    return {each.pk: place for place, each in enumerate(waiting, start=1)}
