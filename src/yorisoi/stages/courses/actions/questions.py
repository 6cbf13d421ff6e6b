"""Write the question box: ask, answer, and let a unit grow from a question."""

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string

from yorisoi.journal import actions as journal
from yorisoi.people.models import Account, Participant
from yorisoi.programme.models import Programme
from yorisoi.stages.courses import rules
from yorisoi.stages.courses.models import Question, Unit


class AnsweredBefore(ValueError):
    """This question has its answer, and stays with it."""


@transaction.atomic
def ask(
    *, by: Account, programme: Programme, text: str, participant: Participant | None = None
) -> Question:
    """Put a question into the box; the journal says that, never what."""
    question = Question.objects.create(
        programme=programme, participant=participant, text=text, asked_by=by
    )
    journal.write_of_many(by=by, act="question.ask", about=programme, persons=[participant])
    return question


@transaction.atomic
def take_back(*, by: Account, question: Question) -> None:
    """Take a question out of the box before it is answered; raise AnsweredBefore afterwards."""
    found = Question.objects.select_for_update().filter(pk=question.pk).first()
    if found is None or not rules.may_take_back(found):
        raise AnsweredBefore(f"question {question.pk} has its answer or is gone")
    journal.write_of_many(
        by=by, act="question.take_back", about=found.programme, persons=[found.participant]
    )
    found.delete()


@transaction.atomic
def answer(*, by: Account, question: Question, text: str) -> Question:
    """Answer a question, or answer it better."""
    question.answer = text
    question.answered_at, question.answered_by = timezone.now(), by
    question.save(update_fields=["answer", "answered_at", "answered_by"])
    journal.write_of_many(
        by=by, act="question.answer", about=question.programme, persons=[question.participant]
    )
    return question


@transaction.atomic
def make_unit(*, by: Account, question: Question, name: str, aim: str) -> Unit:
    """Let a unit of the curriculum grow from a question; the words are new, nobody is quoted."""
    unit = Unit.objects.create(
        programme=question.programme,
        code=f"asked-{get_random_string(6).lower()}",
        name=name,
        aim=aim,
    )
    question.unit = unit
    question.save(update_fields=["unit"])
    journal.write(by=by, act="question.make_unit", about=unit)
    return unit
