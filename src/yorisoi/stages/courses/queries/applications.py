"""Read who applies and when they meet."""

from datetime import date, datetime

from django.db.models import QuerySet

from yorisoi.people.models import Participant
from yorisoi.programme.models import Programme
from yorisoi.stages.courses.models import Application, Course, Session
from yorisoi.stages.courses.terms import ApplicationState, CourseState


def open_courses(*, on: date) -> QuerySet[Course]:
    """Return the courses that can be applied for on a day."""
    return Course.objects.filter(
        state=CourseState.OPEN, apply_from__lte=on, apply_until__gte=on
    ).select_related("venue", "programme__municipality")


def next_session(*, programme: Programme, after: datetime) -> Session | None:
    """Return the next date of any course of a programme."""
    return (
        Session.objects.filter(course__programme=programme, starts_at__gt=after)
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
    return participant.applications.select_related("course__venue").order_by("-recorded_at")
