"""Two records of one person become one: a class has one application of each person."""

from django.db import transaction

from yorisoi.people.models import Account, Participant
from yorisoi.stages.courses.actions.applications import fold_into
from yorisoi.stages.courses.models import Application
from yorisoi.stages.courses.terms import ApplicationState

# The nearer to a place, the earlier; an application that was declined gives way to any other.
NEARNESS = (
    ApplicationState.PLACED,
    ApplicationState.OFFERED,
    ApplicationState.WAITING,
    ApplicationState.RECEIVED,
    ApplicationState.DECLINED,
)


@transaction.atomic
def settle_merge(*, by: Account, keep: Participant, duplicate: Participant) -> None:
    """Make two applications for one class one; the one nearer to a place stays."""
    standing = Application.objects.filter(state__in=NEARNESS).select_related("course")
    twins = {each.course_id: each for each in standing.filter(participant=keep)}
    for application in standing.filter(participant=duplicate):
        twin = twins.get(application.course_id)
        if twin is not None:
            stays, goes = sorted((twin, application), key=_nearness)
            fold_into(by=by, keep=stays, duplicate=goes)


def _nearness(application: Application) -> tuple[int, int]:
    """Two on the waiting list stand in its order; equally near, the first of the two stays."""
    return (
        NEARNESS.index(ApplicationState(application.state)),
        application.waiting_position or 0,
    )
