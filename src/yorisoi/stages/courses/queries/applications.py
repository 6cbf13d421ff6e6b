"""Read who applies and when they meet."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from yorisoi.journal import queries as journal
from yorisoi.journal.models import Entry
from yorisoi.people import arrangements
from yorisoi.people.agreements import agreement
from yorisoi.people.leaving.letting_go import Asked, Kind, Part
from yorisoi.people.models import Account, Organisation, Participant
from yorisoi.people.scope import walls
from yorisoi.programme.models import Programme
from yorisoi.stages.courses import rules
from yorisoi.stages.courses.models import (
    Application,
    ApplicationDraft,
    ArrangementRequest,
    Course,
    Session,
)
from yorisoi.stages.courses.queries import naming
from yorisoi.stages.courses.terms import ApplicationState, CourseState
from yorisoi.stages.outreach.models import PlanRow
from yorisoi.stages.outreach.terms import Way

DRAFT_PERIOD = "draft"
# What somebody does with a place, as the journal calls it.
SETTLED = ("application.withdraw", "place.accept", "place.decline")


@dataclass(frozen=True)
class Arranged:
    """An arrangement asked for, what the catalogue says of it, and whether there is time."""

    request: ArrangementRequest
    arrangement: arrangements.Arrangement
    lead: rules.LeadTime | None

    @property
    def is_late(self) -> bool:
        """Whether nobody has begun to prepare it and the class is nearer than it needs."""
        return bool(self.lead and self.lead.is_short and self.request.state == "requested")


@dataclass(frozen=True)
class Heard:
    """One way of reaching people: what was planned by it, and how many applied through it."""

    way: Way
    n_planned: int
    n_expected: int | None
    n_applied: int


def open_courses(*, on: date) -> QuerySet[Course]:
    """Return the courses that can be applied for on a day."""
    return Course.objects.filter(
        state=CourseState.OPEN, apply_from__lte=on, apply_until__gte=on
    ).select_related("venue", "programme__municipality")


def next_session(
    *, programme: Programme, after: datetime, helper: Account | None = None
) -> Session | None:
    """Return the next date of any course of a programme, or of a helper's."""
    return (
        naming.named_sessions(Session.objects.all(), helper=helper)
        .filter(course__programme=programme, starts_at__gt=after)
        .select_related("course__venue")
        .order_by("starts_at")
        .first()
    )


def next_session_of(*, participant: Participant, after: datetime) -> Session | None:
    """Return the next date of a course in which a participant has a place."""
    return (
        Session.objects.filter(
            course__applications__participant=participant,
            course__applications__state=ApplicationState.PLACED,
            starts_at__gt=after,
        )
        .select_related("course__venue", "unit")
        .order_by("starts_at")
        .first()
    )


def applications_of(*, participant: Participant) -> QuerySet[Application]:
    """Return the applications of a participant, newest first."""
    return (
        participant.applications.select_related("course__venue", "course__programme", "recorded_by")
        .prefetch_related("course__sessions")
        .order_by("-recorded_at")
    )


def application_of(*, participant: Participant, code: str) -> Application | None:
    """Return one application of a participant, or None."""
    return applications_of(participant=participant).filter(code=code).first()


def has_application(course: Course, participant: Participant) -> bool:
    """Whether a participant has an application for a course that still stands."""
    gone = {ApplicationState.WITHDRAWN, ApplicationState.DUPLICATE}
    return course.applications.filter(participant=participant).exclude(state__in=gone).exists()


def is_past(course: Course, *, at: datetime) -> bool:
    """Whether a class is over: it was ended, or its last date has passed."""
    if rules.is_over(course):
        return True
    last = max((each.starts_at for each in course.sessions.all()), default=None)
    return last is not None and timezone.localdate(last) < timezone.localdate(at)


def settling(application: Application) -> Entry | None:
    """Return the line that says who took or gave up the place of an application, or None."""
    found = journal.about(kind=type(application).__name__, code=application.code)
    return found.filter(act__in=SETTLED).first()


def applications(*, course: Course, centre: Organisation | None = None) -> QuerySet[Application]:
    """Return the applications of a course, of one centre's people if given."""
    found = course.applications.select_related(
        "participant__centre", "course__programme", "merged_into"
    ).prefetch_related("arrangements", "course__sessions")
    return found.filter(participant__in=agreement.shared_with(centre)) if centre else found


def application(
    *,
    programme: Programme,
    code: str,
    centre: Organisation | None = None,
    helper: Account | None = None,
) -> Application | None:
    """Return one application by its receipt number, or None if the scope does not hold it."""
    own = naming.named_courses(programme.courses.all(), helper=helper)
    found = Application.objects.filter(course__in=own, code=code).select_related(
        "participant__centre", "course__programme__municipality", "course__venue", "merged_into"
    )
    if centre:
        found = found.filter(participant__in=agreement.shared_with(centre))
    return found.first()


def arranged(of: Application, *, on: date) -> tuple[Arranged, ...]:
    """Return the arrangements of an application, with the time that is left for each."""
    # Prefetched dates are used where a list of applications has them.
    first = min(of.course.sessions.all(), key=lambda each: each.starts_at, default=None)
    catalogue = arrangements.catalogue()
    return tuple(
        Arranged(
            request=each,
            arrangement=catalogue[each.arrangement],
            lead=rules.lead_time(
                each.arrangement, first_on=timezone.localdate(first.starts_at), on=on
            )
            if first
            else None,
        )
        for each in of.arrangements.all()
    )


def queue(*, course: Course) -> QuerySet[Application]:
    """Return who waits for a place, in the order of the queue."""
    waiting = course.applications.filter(state=ApplicationState.WAITING)
    return waiting.select_related("participant").order_by("waiting_position", "pk")


def offered(*, course: Course) -> QuerySet[Application]:
    """Return who has been offered a place and has not answered."""
    found = course.applications.filter(state=ApplicationState.OFFERED)
    return found.select_related("participant").order_by("reply_by_on", "pk")


def draft(*, course: Course, key: str) -> ApplicationDraft | None:
    """Return the form that a browser has begun for a course, or None."""
    try:
        known = UUID(key)
    except ValueError:
        return None
    return course.drafts.filter(key=known).first()


def draft_by_code(*, code: str) -> ApplicationDraft | None:
    """Return a form by the number that was copied by hand, however it is written."""
    bare = "".join(one for one in code.upper() if one.isalnum())
    spelled = "-".join((bare[:4], bare[4:8], bare[8:]))
    found = ApplicationDraft.objects.filter(code=spelled, sent_at=None)
    with walls.everywhere("the number on the paper is all the person has"):
        return found.select_related("course__programme").first()


def old_drafts(asked: Asked) -> tuple[Part, ...]:
    """Return forms nobody has touched for so long that they go, sent or not; they name nobody."""
    rows = ApplicationDraft.objects.filter(
        course__programme__municipality=asked.municipality,
        changed_at__lt=asked.before(DRAFT_PERIOD),
    )
    return (Part(rows),)


def sent(*, draft: ApplicationDraft) -> Application | None:
    """Return the application that a form has become, or None."""
    found = Application.objects.filter(idempotency_key=draft.key)
    return found.select_related("course__programme", "participant").first()


def heard(*, programme: Programme) -> tuple[Heard, ...]:
    """Return each way of reaching people with its plan and with who came through it."""
    rows = PlanRow.objects.filter(programme=programme).exclude(state="dropped")
    planned: dict[str, list[PlanRow]] = {}
    for row in rows:
        planned.setdefault(row.way, []).append(row)
    gone = {ApplicationState.DUPLICATE, ApplicationState.WITHDRAWN}
    applied = Counter(
        Application.objects.filter(course__programme=programme)
        .exclude(state__in=gone)
        .values_list("heard_by", flat=True)
    )
    return tuple(
        Heard(
            way=way,
            n_planned=len(planned.get(way, [])),
            n_expected=_expected(planned.get(way, [])),
            n_applied=applied.get(way, 0),
        )
        for way in Way
        if way in planned or applied.get(way)
    )


def _expected(rows: list[PlanRow]) -> int | None:
    said = [row.n_expected for row in rows if row.n_expected is not None]
    return sum(said) if said else None


DRAFTS = Kind(DRAFT_PERIOD, old_drafts)
