"""Read the day of a class: who is in the group, who helps, who came, what was seen."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from yorisoi.people.agreements import agreement
from yorisoi.people.models import Account, Participant
from yorisoi.people.terms import ConsentPurpose
from yorisoi.programme.models import Programme
from yorisoi.stages.courses.models import (
    Application,
    Assignment,
    Attendance,
    Course,
    Observation,
    PhoneCard,
    Reflection,
    Session,
)
from yorisoi.stages.courses.queries import naming
from yorisoi.stages.courses.terms import ApplicationState, Presence, Reflected

CAME = frozenset({Presence.PRESENT, Presence.WALK_IN})
MISSED = frozenset({Presence.ABSENT, Presence.EXCUSED})


@dataclass(frozen=True)
class Line:
    """One participant at roll call, and what is known already."""

    participant: Participant
    presence: Presence | None
    is_placed: bool


@dataclass(frozen=True)
class AttendanceCount:
    """How many came to one session; who is not recorded stays unrecorded, never absent."""

    session: Session
    n_placed: int
    n_present: int
    n_walk_in: int
    n_excused: int
    n_absent: int

    @property
    def n_came(self) -> int:
        """Everybody in the room."""
        return self.n_present + self.n_walk_in

    @property
    def n_unrecorded(self) -> int:
        """Places about which nobody wrote anything."""
        return self.n_placed - self.n_present - self.n_excused - self.n_absent


@dataclass(frozen=True)
class Absences:
    """How many sessions in a row, up to the last one recorded, a participant has missed."""

    participant: Participant
    n_in_a_row: int


def sessions(*, course: Course, helper: Account | None = None) -> QuerySet[Session]:
    """Return the dates of a course, or a helper's, in order, with their units."""
    return (
        naming.named_sessions(course.sessions.all(), helper=helper)
        .select_related("unit", "course__venue", "course__programme__municipality")
        .order_by("order")
    )


def session(
    *, programme: Programme, course: str, order: int, helper: Account | None = None
) -> Session | None:
    """Return one date of a course, or None; also where it is not a helper's."""
    return (
        naming.named_sessions(Session.objects.all(), helper=helper)
        .select_related("unit", "course__venue", "course__programme__municipality")
        .filter(course__programme=programme, course__code=course, order=order)
        .first()
    )


def placed(*, course: Course) -> QuerySet[Application]:
    """Return the applications that have a place and go on, with the person and the arrangements."""
    return (
        course.applications.filter(
            state=ApplicationState.PLACED,
            participant__in=agreement.agreeing(to=ConsentPurpose.TAKE_PART),
        )
        .select_related("participant__centre")
        .prefetch_related(
            "arrangements", "participant__channels", "participant__supporter_links__supporter"
        )
        .order_by("code")
    )


def assignments(*, session: Session) -> QuerySet[Assignment]:
    """Return who helps at a session."""
    return session.assignments.all()


def assignment(*, session: Session, number: int) -> Assignment | None:
    """Return one assignment of a session, or None."""
    return session.assignments.filter(pk=number).first()


def conflicts(
    *, session: Session, helper: Account | None = None
) -> tuple[tuple[Assignment, Assignment], ...]:
    """Return pairs of assignments that ask the same person to be in two places at once.

    The same name is taken for the same person: a false alarm costs one look, a missed one a class.
    """
    here = list(session.assignments.all())
    elsewhere = (
        Assignment.objects.filter(
            session__course__programme=session.course.programme,
            session__starts_at__lt=session.ends_at,
            session__ends_at__gt=session.starts_at,
            name__in=[each.name for each in here],
            session__in=naming.named_sessions(Session.objects.all(), helper=helper),
        )
        .exclude(session=session)
        .select_related("session__course")
    )
    return tuple((mine, other) for other in elsewhere for mine in here if mine.name == other.name)


def roll(*, session: Session) -> tuple[Line, ...]:
    """Return the people at roll call: everybody with a place, then those who just came."""
    known = {
        each.participant_id: each
        for each in session.attendances.filter(
            participant__in=agreement.agreeing(to=ConsentPurpose.TAKE_PART)
        ).select_related("participant__centre")
    }
    people = [each.participant for each in placed(course=session.course)]
    lines = [
        Line(participant=each, presence=_presence(known.pop(each.pk, None)), is_placed=True)
        for each in people
    ]
    lines += [
        Line(participant=each.participant, presence=_presence(each), is_placed=False)
        for each in known.values()
    ]
    return tuple(lines)


def _presence(attendance: Attendance | None) -> Presence | None:
    return Presence(attendance.presence) if attendance else None


def attendance_counts(
    *, course: Course, helper: Account | None = None
) -> tuple[AttendanceCount, ...]:
    """Return how many came to each session of a course, or a helper's."""
    n_placed = course.applications.filter(state=ApplicationState.PLACED).count()
    found: dict[int, list[str]] = {}
    for session_id, presence in Attendance.objects.filter(session__course=course).values_list(
        "session_id", "presence"
    ):
        found.setdefault(session_id, []).append(presence)
    return tuple(
        AttendanceCount(
            session=each,
            n_placed=n_placed,
            n_present=found.get(each.pk, []).count(Presence.PRESENT),
            n_walk_in=found.get(each.pk, []).count(Presence.WALK_IN),
            n_excused=found.get(each.pk, []).count(Presence.EXCUSED),
            n_absent=found.get(each.pk, []).count(Presence.ABSENT),
        )
        for each in sessions(course=course, helper=helper)
    )


def consecutive_absences(
    *, course: Course, at_least: int = 2, helper: Account | None = None
) -> tuple[Absences, ...]:
    """Return who has missed the last sessions (or a helper's) in a row, so that somebody can ring."""
    in_a_row: dict[int, int] = {}
    people: dict[int, Participant] = {}
    rows = Attendance.objects.filter(session__in=sessions(course=course, helper=helper))
    rows = rows.select_related("participant")
    for each in rows.order_by("session__order"):
        people[each.participant_id] = each.participant
        missed = each.presence in MISSED
        in_a_row[each.participant_id] = in_a_row.get(each.participant_id, 0) + 1 if missed else 0
    return tuple(
        Absences(participant=people[key], n_in_a_row=n)
        for key, n in in_a_row.items()
        if n >= at_least
    )


def observations(*, programme: Programme) -> QuerySet[Observation]:
    """Return everything seen in the classes of a programme, in the order of the classes."""
    return (
        Observation.objects.filter(session__course__programme=programme)
        .select_related("participant", "session__course")
        .order_by("session__starts_at", "participant__code", "task")
    )


def seen(*, session: Session, participant: Participant) -> dict[str, str]:
    """Return the level of help for each task that was looked at."""
    found = session.observations.filter(participant=participant)
    return dict(found.values_list("task", "help"))


def seen_before(*, session: Session, participant: Participant) -> dict[str, str]:
    """Return the last level of help for each task, from sessions before this one."""
    found = Observation.objects.filter(
        participant=participant,
        session__course__programme=session.course.programme,
        session__starts_at__lt=session.starts_at,
    ).order_by("session__starts_at")
    return dict(found.values_list("task", "help"))


def reflections(
    *,
    programme: Programme,
    course: Course | None = None,
    kind: Reflected | None = None,
    helper: Account | None = None,
) -> QuerySet[Reflection]:
    """Return the lines of keep, problem and try, of one course, one kind or one helper if asked."""
    own = naming.named_sessions(Session.objects.all(), helper=helper)
    chosen = Q(session__course__programme=programme, session__in=own)
    if course is not None:
        chosen &= Q(session__course=course)
    if kind is not None:
        chosen &= Q(kind=kind)
    return (
        Reflection.objects.filter(chosen)
        .select_related("session__course")
        .order_by("session__starts_at", "kind", "id")
    )


def to_try(*, session: Session) -> tuple[str, ...]:
    """Return what earlier sessions of this course wanted to keep or to try."""
    found = Reflection.objects.filter(
        session__course=session.course,
        session__order__lt=session.order,
        kind__in=(Reflected.KEEP, Reflected.TRY),
    ).order_by("-session__order", "id")
    return tuple(found.values_list("text", flat=True))


def phone_card(*, participant: Participant) -> PhoneCard | None:
    """Return the settings of a participant's phone that worked, if anybody wrote them down."""
    return PhoneCard.objects.filter(participant=participant).first()


@dataclass(frozen=True)
class Watched:
    """One person in the room and how many tasks were looked at already."""

    participant: Participant
    n_seen: int


def watched(*, session: Session) -> tuple[Watched, ...]:
    """Return who can be watched: everybody with a place who is not known to be away, and walk-ins."""
    seen_of = Counter(session.observations.values_list("participant_id", flat=True))
    return tuple(
        Watched(participant=line.participant, n_seen=seen_of[line.participant.pk])
        for line in roll(session=session)
        if line.presence not in MISSED
    )
