"""Read whom to tell what: the applications with a result, and when their letters went out."""

from datetime import datetime

from django.db.models import QuerySet

from yorisoi.journal.models import Entry
from yorisoi.people.agreements import agreement
from yorisoi.people.models import Organisation
from yorisoi.people.terms import ConsentPurpose
from yorisoi.stages.courses.models import Application, Course, Draw
from yorisoi.stages.courses.terms import ApplicationState

TOLD = (ApplicationState.PLACED, ApplicationState.WAITING, ApplicationState.OFFERED)


def addressees(*, course: Course, centre: Organisation | None = None) -> QuerySet[Application]:
    """Return the applications that get a letter, with everything a letter says; who stopped gets none."""
    found = (
        course.applications.filter(
            state__in=TOLD, participant__in=agreement.agreeing(to=ConsentPurpose.TAKE_PART)
        )
        .select_related(
            "participant__centre",
            "course__venue",
            "course__programme__municipality",
            "course__draw",
        )
        .prefetch_related("arrangements", "participant__channels", "course__sessions__unit")
        .order_by("code")
    )
    return found.filter(participant__in=agreement.shared_with(centre)) if centre else found


def addressee(
    *, course: Course, code: str, centre: Organisation | None = None
) -> Application | None:
    """Return one of them by its number, or None."""
    return addressees(course=course, centre=centre).filter(code=code).first()


def sent_at(*, course: Course) -> dict[str, datetime]:
    """Return when each application was last told, by its number, as the journal knows it."""
    lines = Entry.objects.filter(
        act="letter.send", subject_kind="Application", detail__course=course.code
    )
    return dict(lines.order_by("id").values_list("subject_code", "at"))


def draw_of(course: Course) -> Draw | None:
    """Return the draw of a course, or None where everybody found a place without one."""
    try:
        return course.draw
    except Draw.DoesNotExist:
        return None
