"""Write practice: procedures and steps, tries, raised hands. Nothing leaves the house."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from yorisoi.journal import actions as journal
from yorisoi.people.models import Account, Participant
from yorisoi.programme.actions import begin_stage
from yorisoi.programme.kit import Tables, records
from yorisoi.programme.models import Programme
from yorisoi.programme.terms import Stage
from yorisoi.stages.courses.terms import Help
from yorisoi.stages.rehearsals.models import Procedure, RaisedHand, Step, StepTry, Try


class AlreadyEnded(ValueError):
    """This try was finished before."""


class NoSuchStep(ValueError):
    """The procedure has no step at this place."""


@dataclass(frozen=True)
class ProcedureWords:
    """What a procedure is, where the real one is, and who keeps it true."""

    name: str
    summary: str
    real_place: str = ""
    to_bring: str = ""
    difficulty: int = 1
    owner: str = ""
    checked_on: date | None = None


@dataclass(frozen=True)
class StepWords:
    """What to do, what the screen says, what can be chosen, what to press, a hint."""

    title: str
    screen: str = ""
    options: str = ""
    press: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Place:
    """Where a hand is raised: any page, or the exact step of a try."""

    page: str
    attempt: Try | None = None
    at_step: int | None = None


@transaction.atomic
def put_procedure(
    *, by: Account, programme: Programme, code: str, words: ProcedureWords
) -> Procedure:
    """Add a procedure, or change the one that has this code."""
    procedure, _ = Procedure.objects.update_or_create(
        programme=programme, code=code, defaults=asdict(words)
    )
    begin_stage(by=by, programme=programme, stage=Stage.REHEARSALS)
    journal.write(by=by, act="procedure.put", about=procedure)
    return procedure


@transaction.atomic
def put_step(*, by: Account, procedure: Procedure, order: int, words: StepWords) -> Step:
    """Add a step, or change the one at this place."""
    fields = {name: value.replace("\r\n", "\n") for name, value in asdict(words).items()}
    step, _ = Step.objects.update_or_create(procedure=procedure, order=order, defaults=fields)
    journal.write(by=by, act="step.put", about=procedure, detail={"step": order})
    return step


@transaction.atomic
def start(
    *, by: Account, participant: Participant, procedure: Procedure, is_simulated: bool = False
) -> Try:
    """Begin to practise; a try that waits is gone on with where it was left."""
    attempt, is_new = Try.objects.get_or_create(
        participant=participant,
        procedure=procedure,
        ended_at=None,
        defaults={"started_by": by, "is_simulated": is_simulated},
    )
    if is_new:
        _write(by, "try.start", attempt)
        begin_stage(by=by, programme=procedure.programme, stage=Stage.REHEARSALS)
    return attempt


# The place in a practice is a bookmark that tells nothing of the person.
@transaction.atomic  # nosemgrep: write-without-a-line
def go_to(*, by: Account, attempt: Try, order: int) -> Try:
    """Keep where somebody is, so that a break costs nothing; raise NoSuchStep off the path."""
    _check_open(attempt)
    if not attempt.procedure.steps.filter(order=order).exists():
        raise NoSuchStep(f"{attempt.procedure.code} has no step {order}")
    attempt.at_step = order
    attempt.save(update_fields=["at_step"])
    return attempt


@transaction.atomic
def record_step(*, by: Account, attempt: Try, step: Step, help: Help) -> StepTry:
    """Write down with how much help one step was done; said again, the last word counts."""
    _check_open(attempt)
    if step.procedure_id != attempt.procedure_id:
        raise NoSuchStep(f"step {step.order} is not of {attempt.procedure.code}")
    done, _ = StepTry.objects.update_or_create(
        attempt=attempt, step=step, defaults={"help": help, "done_by": by}
    )
    _write(by, "try.step", attempt)
    return done


@transaction.atomic
def finish(*, by: Account, attempt: Try) -> Try:
    """End a try; steps nobody said anything about were not tried."""
    _check_open(attempt)
    said = set(attempt.steps.values_list("step", flat=True))
    for step in attempt.procedure.steps.exclude(pk__in=said):
        StepTry.objects.create(attempt=attempt, step=step, help=Help.NOT_TRIED, done_by=by)
    attempt.ended_at, attempt.ended_by = timezone.now(), by
    attempt.save(update_fields=["ended_at", "ended_by"])
    _write(by, "try.finish", attempt)
    return attempt


@transaction.atomic
def tell(*, by: Account, attempt: Try, levels: Mapping[int, Help]) -> Try:
    """Write down the level of each step, by its order, and end the try."""
    for step in attempt.procedure.steps.all():
        if step.order in levels:
            record_step(by=by, attempt=attempt, step=step, help=levels[step.order])
    return finish(by=by, attempt=attempt)


@transaction.atomic
def observe(
    *, by: Account, participant: Participant, procedure: Procedure, levels: Mapping[int, Help]
) -> Try:
    """Write down what was seen when somebody practised beside the team, as a try of its own.

    A try that the person has begun and not ended stays theirs: it is ended by what was seen.
    """
    attempt = start(by=by, participant=participant, procedure=procedure)
    return tell(by=by, attempt=attempt, levels=levels)


@transaction.atomic
def raise_hand(
    *, by: Account, programme: Programme, participant: Participant, place: Place
) -> RaisedHand:
    """Raise a hand in the programme somebody is in now, silently; one that is up keeps its time."""
    stands = {
        "programme": programme,
        "page": place.page,
        "attempt": place.attempt,
        "at_step": place.at_step,
    }
    hand, _ = RaisedHand.objects.update_or_create(
        participant=participant,
        lowered_at=None,
        defaults=stands,
        create_defaults={**stands, "raised_by": by},
    )
    detail = {"is_assisted": _is_assisted(by, participant), "step": place.at_step}
    journal.write(by=by, act="hand.raise", about=participant, detail=detail)
    return hand


@transaction.atomic
def say(*, by: Account, hand: RaisedHand, words: str) -> RaisedHand:
    """Add to a raised hand what its person wants to tell; the journal keeps no word of it."""
    hand.words = words
    hand.save(update_fields=["words"])
    detail = {"is_assisted": _is_assisted(by, hand.participant)}
    journal.write(by=by, act="hand.say", about=hand.participant, detail=detail)
    return hand


@transaction.atomic
def lower_hand(*, by: Account, hand: RaisedHand) -> RaisedHand:
    """Lower a hand: somebody went there, or it is no longer needed."""
    if hand.lowered_at is None:
        hand.lowered_at, hand.lowered_by = timezone.now(), by
        hand.save(update_fields=["lowered_at", "lowered_by"])
        journal.write(by=by, act="hand.lower", about=hand.participant)
    return hand


@transaction.atomic
def load_kit_tables(*, programme: Programme, tables: Tables, by: Account) -> int:
    """Take procedures and steps from a kit; return how many rows were taken."""
    n = 0
    for row in records(tables, "rehearsals/procedures"):
        code, level, checked_on = row.pop("code"), row.pop("difficulty"), row.pop("checked_on")
        procedure = ProcedureWords(
            difficulty=int(level),
            checked_on=date.fromisoformat(checked_on) if checked_on else None,
            **row,
        )
        put_procedure(by=by, programme=programme, code=code, words=procedure)
        n += 1
    known = {each.code: each for each in programme.procedures.all()}
    for row in records(tables, "rehearsals/steps"):
        of, order = known[row.pop("procedure")], int(row.pop("order"))
        put_step(by=by, procedure=of, order=order, words=StepWords(**row))
        n += 1
    return n


def _check_open(attempt: Try) -> None:
    if attempt.ended_at is not None:
        raise AlreadyEnded(f"try {attempt.pk} of {attempt.procedure.code} has ended")


def _write(by: Account, act: str, attempt: Try) -> None:
    detail = {
        "procedure": attempt.procedure.code,
        "is_assisted": _is_assisted(by, attempt.participant),
    }
    journal.write(by=by, act=act, about=attempt.participant, detail=detail)


def _is_assisted(by: Account, participant: Participant) -> bool:
    return participant.account_id != by.pk
