"""Write down that people were told, and carry their arrangements one step on."""

from collections.abc import Iterable

from django.db import transaction

from yorisoi.journal import actions as journal
from yorisoi.people.models import Account
from yorisoi.stages.courses import rules
from yorisoi.stages.courses.models import Application, ArrangementRequest
from yorisoi.stages.courses.terms import ApplicationState, ArrangementState


@transaction.atomic
def send_letters(*, by: Account, applications: Iterable[Application]) -> int:
    """Note for each application that its letter has gone out; return how many arrangements it told.

    A letter tells only what is confirmed: an arrangement that still waits for an answer stays where
    it is, and will be told in a letter of its own.
    """
    applications = tuple(applications)
    placed = [each for each in applications if each.state == ApplicationState.PLACED]
    n_told = sum(_tell(by, each) for each in placed)
    for application in applications:
        journal.write(
            by=by,
            act="letter.send",
            about=application,
            detail={"course": application.course.code, "state": application.state},
        )
    return n_told


def _tell(by: Account, application: Application) -> int:
    confirmed = [
        each
        for each in ArrangementRequest.objects.select_for_update().filter(application=application)
        if ArrangementState.TOLD in rules.next_states(each.state)
    ]
    for each in confirmed:
        each.state, each.changed_by = ArrangementState.TOLD, by
        each.save(update_fields=["state", "changed_at", "changed_by"])
    return len(confirmed)
