"""Write requests to correct a record, and their answers; thirty days, as the law says (第94条)."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from yorisoi.journal import actions as journal
from yorisoi.people.models import Account, CorrectionRequest, Participant
from yorisoi.people.terms import CorrectionState

N_DAYS = 30


class AnsweredBefore(ValueError):
    """This request has its answer; a new one can be made."""


@transaction.atomic
def ask_correction(*, by: Account, participant: Participant, wrong: str) -> CorrectionRequest:
    """Keep what a person says is wrong; the answer is due in thirty days."""
    request = CorrectionRequest.objects.create(
        participant=participant,
        wrong=wrong,
        due_on=timezone.localdate() + timedelta(days=N_DAYS),
        asked_by=by,
    )
    journal.write(by=by, act="correction.ask", about=participant)
    return request


@transaction.atomic
def answer_correction(
    *, by: Account, request: CorrectionRequest, state: CorrectionState, answer: str
) -> CorrectionRequest:
    """Answer a request with what was done or why not; raise AnsweredBefore for a second answer."""
    found = CorrectionRequest.objects.select_for_update().get(pk=request.pk)
    if found.state != CorrectionState.OPEN:
        raise AnsweredBefore(f"correction {found.pk} is {found.state}")
    found.state, found.answer = state, answer
    found.answered_at, found.answered_by = timezone.now(), by
    found.save()
    journal.write(
        by=by, act="correction.answer", about=found.participant, detail={"state": str(state)}
    )
    return found


@transaction.atomic
def print_own_data(*, by: Account, participant: Participant, form: str) -> None:
    """Leave a line that everything held about a person was given out, in which form."""
    journal.write(by=by, act="own_data.print", about=participant, detail={"form": form})
