"""Read what classes are made of: units, venues, courses with their counts."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Prefetch, Q, QuerySet

from yorisoi.journal import queries as journal
from yorisoi.people.models import Account
from yorisoi.programme.models import Programme
from yorisoi.stages.courses import rules
from yorisoi.stages.courses.models import Application, Course, Session, Unit, Venue
from yorisoi.stages.courses.models.design import SEPARATOR
from yorisoi.stages.courses.queries import naming
from yorisoi.stages.courses.terms import ApplicationState, CourseState


@dataclass(frozen=True)
class CourseLine:
    """A course with what the staff count about it."""

    course: Course
    sessions: tuple[Session, ...]
    by_channel: dict[str, int]
    by_state: dict[str, int]

    @property
    def n_applications(self) -> int:
        """How many applications stand, whatever became of them in the draw."""
        gone = {ApplicationState.WITHDRAWN, ApplicationState.DUPLICATE}
        return sum(n for state, n in self.by_state.items() if state not in gone)

    def n_in(self, state: ApplicationState) -> int:
        """How many applications are in a state."""
        return self.by_state.get(state, 0)


@dataclass(frozen=True)
class SeatNeed:
    """An arrangement, how many people the course has prepared for and how many ask."""

    arrangement: str
    n_seats: int
    n_asked: int

    @property
    def is_short(self) -> bool:
        """Whether more ask than there are places prepared."""
        return rules.is_short_of(self.n_asked, n_seats=self.n_seats)


def courses(*, programme: Programme, helper: Account | None = None) -> QuerySet[Course]:
    """Return the courses of a programme with venue, dates and draw; those of a helper if given."""
    in_order = Session.objects.select_related("unit").order_by("order")
    found = naming.named_courses(programme.courses.all(), helper=helper)
    return found.select_related("venue", "draw", "programme__municipality").prefetch_related(
        Prefetch("sessions", queryset=in_order), "seat_kinds"
    )


def closed_at(*, course: Course) -> datetime | None:
    """Return when the taking of applications was last ended, as the journal knows it; None while open."""
    if course.state in {CourseState.DRAFT, CourseState.OPEN}:
        return None
    lines = journal.about(kind="Course", code=course.code).filter(
        act="course.state",
        detail__state=CourseState.CLOSED.value,
        detail__programme=course.programme.code,
    )
    return lines.values_list("at", flat=True).first()


def course(*, programme: Programme, code: str, helper: Account | None = None) -> Course | None:
    """Return one course by its code, or None; also where it is not a helper's."""
    return courses(programme=programme, helper=helper).filter(code=code).first()


def public_course(*, code: str) -> Course | None:
    """Return a course that the public may see, by `programme--course` or by its own code."""
    programme, _, own = code.rpartition(SEPARATOR)
    found = Course.objects.filter(code=own, state__in=rules.IS_PUBLIC)
    if programme:
        found = found.filter(programme__code=programme)
    in_order = Session.objects.select_related("unit").order_by("order")
    return (
        found.select_related("venue", "programme__municipality")
        .prefetch_related(Prefetch("sessions", queryset=in_order), "seat_kinds")
        .order_by("-programme__fiscal_year", "-pk")
        .first()
    )


def public_courses(*, on: date) -> QuerySet[Course]:
    """Return the courses that can be applied for on a day, in the order of their first date."""
    in_order = Session.objects.select_related("unit").order_by("order")
    return (
        Course.objects.filter(state=CourseState.OPEN, apply_from__lte=on, apply_until__gte=on)
        .select_related("venue", "programme__municipality")
        .prefetch_related(Prefetch("sessions", queryset=in_order))
        .filter(sessions__order=1)
        .order_by("sessions__starts_at", "code")
    )


def lines(*, programme: Programme, helper: Account | None = None) -> tuple[CourseLine, ...]:
    """Return every course, or a helper's, with its counts, in a fixed number of queries."""
    channels: dict[int, Counter[str]] = {}
    states: dict[int, Counter[str]] = {}
    counted = Application.objects.filter(course__programme=programme).values_list(
        "course_id", "channel", "state"
    )
    for course_id, channel, state in counted:
        states.setdefault(course_id, Counter())[state] += 1
        if state not in {ApplicationState.DUPLICATE, ApplicationState.WITHDRAWN}:
            channels.setdefault(course_id, Counter())[channel] += 1
    return tuple(
        CourseLine(
            course=each,
            sessions=tuple(each.sessions.all()),
            by_channel=dict(channels.get(each.pk, Counter())),
            by_state=dict(states.get(each.pk, Counter())),
        )
        for each in courses(programme=programme, helper=helper)
    )


def line(of: Course) -> CourseLine:
    """Return one course with its counts."""
    rows = list(of.applications.values_list("channel", "state"))
    gone = {ApplicationState.DUPLICATE, ApplicationState.WITHDRAWN}
    return CourseLine(
        course=of,
        sessions=tuple(of.sessions.select_related("unit").order_by("order")),
        by_channel=dict(Counter(channel for channel, state in rows if state not in gone)),
        by_state=dict(Counter(state for _, state in rows)),
    )


def seat_needs(of: Course) -> tuple[SeatNeed, ...]:
    """Return the arrangements prepared for or asked for, with both numbers."""
    standing = of.applications.exclude(state__in=rules.IS_GONE).prefetch_related("arrangements")
    asked = Counter(request.arrangement for each in standing for request in each.arrangements.all())
    prepared = {each.arrangement: each.n_seats for each in of.seat_kinds.all()}
    codes = [*prepared, *(code for code in sorted(asked) if code not in prepared)]
    return tuple(SeatNeed(code, prepared.get(code, 0), asked.get(code, 0)) for code in codes)


def units(*, programme: Programme) -> QuerySet[Unit]:
    """Return the units with their variants and how many handouts they have."""
    return programme.units.prefetch_related("variants").annotate(
        n_materials=Count("materials", distinct=True),
        n_sessions=Count("sessions", distinct=True),
    )


def unit(*, programme: Programme, code: str) -> Unit | None:
    """Return one unit with variants and handouts, or None."""
    found = programme.units.prefetch_related("variants", "materials")
    return found.filter(code=code).first()


def venues(*, programme: Programme) -> QuerySet[Venue]:
    """Return the venues of a programme."""
    return programme.venues.all()


def venue(*, programme: Programme, code: str) -> Venue | None:
    """Return one venue by its code, or None."""
    return programme.venues.filter(code=code).first()


def n_open_arrangements(of: Course) -> int:
    """Return how many arrangements of a course somebody still has to see to."""
    done = Q(arrangements__state__in=["told", "delivered", "enough", "not_enough", "refused"])
    standing = of.applications.exclude(state__in=rules.IS_GONE).filter(arrangements__isnull=False)
    return standing.exclude(done).values("arrangements").count()
