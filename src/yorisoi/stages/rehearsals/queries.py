"""Read practice: procedures, tries, levels of help, raised hands."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Prefetch, QuerySet

from yorisoi.engines.kitfile import Table
from yorisoi.people import queries as people
from yorisoi.people.models import Organisation, Participant
from yorisoi.programme.kit import table
from yorisoi.programme.models import Programme
from yorisoi.stages.courses.terms import Help
from yorisoi.stages.rehearsals.models import Procedure, RaisedHand, Step, StepTry, Try

COLUMNS: dict[str, tuple[str, ...]] = {
    "rehearsals/procedures": (
        "code",
        "name",
        "summary",
        "real_place",
        "to_bring",
        "difficulty",
        "owner",
        "checked_on",
    ),
    "rehearsals/steps": ("procedure", "order", "title", "screen", "options", "press", "hint"),
}


@dataclass(frozen=True)
class Practising:
    """How often one participant has practised to the end; None before the first start."""

    participant: Participant
    n_tries: int | None


@dataclass(frozen=True)
class StepLevels:
    """With how much help one step was done by people, each counted at their latest finished try."""

    step: Step
    counts: Mapping[Help, int]

    @property
    def n_people(self) -> int:
        """Everybody who came to this step."""
        return sum(self.counts.values())


@dataclass(frozen=True)
class TryLevels:
    """One finished try and the level of help at each of its steps, by the step's order."""

    attempt: Try
    ended_at: datetime
    levels: Mapping[int, Help]


def procedures(*, programme: Programme, has_steps: bool = False) -> QuerySet[Procedure]:
    """Return the procedures, easy ones first, with how many steps; only practicable ones if asked."""
    found = programme.procedures.annotate(n_steps=Count("steps"))
    return found.filter(n_steps__gt=0) if has_steps else found


def procedure(*, programme: Programme, code: str) -> Procedure | None:
    """Return one procedure with its steps, or None."""
    return procedures(programme=programme).prefetch_related("steps").filter(code=code).first()


def step(*, procedure: Procedure, order: int) -> Step | None:
    """Return one step by its place, or None."""
    return next((each for each in procedure.steps.all() if each.order == order), None)


def open_try(*, participant: Participant) -> Try | None:
    """Return the practice a participant has not finished, newest first."""
    return open_tries(participant=participant).first()


def open_tries(*, participant: Participant) -> QuerySet[Try]:
    """Return all practice that waits for a participant, newest first."""
    return (
        participant.tries.filter(ended_at__isnull=True)
        .select_related("procedure")
        .order_by("-started_at")
    )


def open_try_of(*, participant: Participant, procedure: Procedure) -> Try | None:
    """Return the unfinished try of one procedure, or None."""
    return open_tries(participant=participant).filter(procedure=procedure).first()


def tries_of(
    *, participant: Participant, procedure: Procedure | None = None
) -> tuple[TryLevels, ...]:
    """Return the finished tries of a participant, oldest first, with the level at each step."""
    found = participant.tries.filter(ended_at__isnull=False).select_related("procedure")
    if procedure is not None:
        found = found.filter(procedure=procedure)
    rows = found.prefetch_related(
        Prefetch("steps", queryset=StepTry.objects.select_related("step"))
    ).order_by("ended_at", "id")
    return tuple(
        TryLevels(
            attempt=each,
            ended_at=each.ended_at,
            levels={done.step.order: Help(done.help) for done in each.steps.all()},
        )
        for each in rows
        if each.ended_at is not None
    )


def levels_at(*, participant: Participant, step: Step) -> list[Help]:
    """Return how one step went in a participant's finished tries, oldest first."""
    found = StepTry.objects.filter(
        attempt__participant=participant, attempt__ended_at__isnull=False, step=step
    )
    in_order = found.order_by("attempt__ended_at", "attempt_id").values_list("help", flat=True)
    return [Help(each) for each in in_order]


def levels(*, programme: Programme, centre: Organisation | None = None) -> tuple[StepLevels, ...]:
    """Count people by level of help for every step, each person at their latest finished try."""
    done = StepTry.objects.filter(
        attempt__procedure__programme=programme, attempt__ended_at__isnull=False
    )
    if centre is not None:
        done = done.filter(attempt__participant__centre=centre)
    rows = done.order_by("attempt__ended_at", "attempt_id").values_list(
        "step", "attempt__participant", "help"
    )
    latest = {(step, participant): Help(level) for step, participant, level in rows}
    counts: dict[int, Counter[Help]] = {}
    for (step_pk, _participant), level in latest.items():
        counts.setdefault(step_pk, Counter())[level] += 1
    steps = Step.objects.filter(procedure__programme=programme).select_related("procedure")
    in_order = steps.order_by("procedure__difficulty", "procedure__code", "order")
    return tuple(
        StepLevels(
            step=each, counts={level: counts.get(each.pk, Counter())[level] for level in Help}
        )
        for each in in_order
    )


def practising(
    *, programme: Programme, centre: Organisation | None = None
) -> tuple[Practising, ...]:
    """Return every participant of the municipality, of one centre if given, with their practice."""
    tries = Try.objects.filter(procedure__programme=programme).order_by()
    rows = tries.values_list("participant").annotate(n=Count("ended_at"))
    n_tries = dict(rows)
    known = people.participants(municipality=programme.municipality, centre=centre)
    return tuple(Practising(each, n_tries.get(each.pk)) for each in known)


def raised_hands(
    *, programme: Programme, centre: Organisation | None = None
) -> QuerySet[RaisedHand]:
    """Return the hands that are up in a programme, the longest first; of one centre if given."""
    found = programme.raised_hands.filter(lowered_at__isnull=True)
    if centre is not None:
        found = found.filter(participant__centre=centre)
    return (
        found.select_related("participant__centre", "attempt__procedure", "raised_by")
        .prefetch_related("attempt__procedure__steps")
        .order_by("raised_at")
    )


def raised_hand(*, participant: Participant) -> RaisedHand | None:
    """Return the hand of a participant if it is up, or None."""
    return (
        participant.raised_hands.filter(lowered_at__isnull=True)
        .select_related("attempt__procedure")
        .first()
    )


def kit_tables(*, programme: Programme) -> tuple[Table, ...]:
    """Return the procedures and their steps; who practised stays here."""
    found = programme.procedures.order_by("code").prefetch_related("steps")
    columns = COLUMNS["rehearsals/steps"][1:]
    rows: dict[str, list[dict[str, object]]] = {
        "rehearsals/procedures": [
            {name: getattr(each, name) for name in COLUMNS["rehearsals/procedures"]}
            for each in found
        ],
        "rehearsals/steps": [
            {"procedure": each.code, **{name: getattr(step, name) for name in columns}}
            for each in found
            for step in sorted(each.steps.all(), key=lambda step: step.order)
        ],
    }
    return tuple(table(name, rows[name], columns=columns) for name, columns in COLUMNS.items())
