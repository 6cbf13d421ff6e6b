"""Read the question box: what was asked between two classes, and what came of it."""

from django.db.models import QuerySet

from yorisoi.people.agreements import agreement
from yorisoi.people.models import Account, Organisation, Participant
from yorisoi.programme.models import Programme
from yorisoi.stages.courses.models import Question


def questions(*, programme: Programme, centre: Organisation | None = None) -> QuerySet[Question]:
    """Return the questions of a programme, those without an answer first; of one centre if given."""
    found = programme.questions.select_related("participant__centre", "unit", "answered_by")
    if centre is not None:
        found = found.filter(participant__in=agreement.shared_with(centre))
    return found.order_by("answered_at", "asked_at")


def question(
    *, programme: Programme, number: int, centre: Organisation | None = None
) -> Question | None:
    """Return one question, or None where the reader's scope does not hold it."""
    return questions(programme=programme, centre=centre).filter(pk=number).first()


def questions_of(*, participant: Participant) -> QuerySet[Question]:
    """Return what one participant asked, newest first."""
    return participant.questions.select_related("unit", "asked_by").order_by("-asked_at")


def own_question(*, participant: Participant, number: int, account: Account) -> Question | None:
    """Return a question somebody may take back: the person any of theirs, a supporter what they wrote."""
    found = questions_of(participant=participant).filter(pk=number)
    if participant.account_id != account.pk:
        found = found.filter(asked_by=account)
    return found.first()
