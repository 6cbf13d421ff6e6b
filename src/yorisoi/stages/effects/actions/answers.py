"""Write when people are asked, what they answer, and how far supporters have come."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from yorisoi.journal import actions as journal
from yorisoi.people.models import Account, Participant
from yorisoi.programme.actions import begin_stage
from yorisoi.programme.models import Programme
from yorisoi.programme.terms import Stage
from yorisoi.stages.effects.models import Answer, Item, SupporterState, Wave
from yorisoi.stages.effects.queries.answers import may_be_asked
from yorisoi.stages.effects.queries.instruments import items
from yorisoi.stages.effects.rules.scales import is_answer
from yorisoi.stages.effects.terms import AnswerBy, WaveKind


class NotAgreed(ValueError):
    """The person does not agree to be asked in this wave, so no answer is kept."""


class NotAnAnswer(ValueError):
    """The value does not answer a question of this scale."""


@dataclass(frozen=True)
class SupporterNote:
    """How far a supporter, known by a code, has come on a day, and what worries them."""

    supporter: str
    step: int
    noted_on: date
    doubt: str = ""


@transaction.atomic
def plan_wave(*, by: Account, programme: Programme, kind: WaveKind, planned_on: date) -> Wave:
    """Plan the day of a wave, or move it."""
    wave, _ = Wave.objects.update_or_create(
        programme=programme, kind=kind, defaults={"planned_on": planned_on}
    )
    begin_stage(by=by, programme=programme, stage=Stage.EFFECTS)
    journal.write(
        by=by,
        act="wave.plan",
        about=programme,
        detail={"kind": str(kind), "planned_on": planned_on.isoformat()},
    )
    return wave


@transaction.atomic
def answer(
    *,
    by: Account,
    wave: Wave,
    participant: Participant,
    given: Mapping[Item, str],
    answered_by: AnswerBy = AnswerBy.PERSON,
    is_simulated: bool = False,
) -> tuple[Answer, ...]:
    """Keep what a participant, or a proxy apart from them, answered; a later answer replaces it.

    `DECLINED` is an answer too. Raises NotAnAnswer for a value that does not fit its question; for
    who could not be asked there is `could_not_ask`. Raises NotAgreed where nobody may ask.
    """
    if not may_be_asked(wave=wave, participant=participant):
        raise NotAgreed(f"{participant.code} does not agree to wave {wave.kind}")
    for item, value in given.items():
        if answered_by == AnswerBy.NOBODY or not is_answer(item.scale, value):
            raise NotAnAnswer(f"{item.code}: expected an answer on scale {item.scale}")
    kept = tuple(
        Answer.objects.update_or_create(
            wave=wave,
            item=item,
            participant=participant,
            by=answered_by,
            defaults={"value": value, "is_simulated": is_simulated, "recorded_by": by},
        )[0]
        for item, value in given.items()
    )
    wave.answers.filter(participant=participant, by=AnswerBy.NOBODY, item__in=list(given)).delete()
    _note(by, participant, wave, n=len(kept), answered_by=str(answered_by))
    return kept


@transaction.atomic
def could_not_ask(
    *, by: Account, wave: Wave, participant: Participant, is_simulated: bool = False
) -> int:
    """Note that somebody could not be asked; they stay in every count. Return the open questions."""
    answered = wave.answers.filter(participant=participant).values_list("item", flat=True)
    missing = items(programme=wave.programme).exclude(pk__in=list(answered))
    n = len(
        Answer.objects.bulk_create(
            Answer(
                wave=wave,
                item=item,
                participant=participant,
                by=AnswerBy.NOBODY,
                is_simulated=is_simulated,
                recorded_by=by,
            )
            for item in missing
        )
    )
    _note(by, participant, wave, n=n, answered_by=AnswerBy.NOBODY.value)
    return n


@transaction.atomic
def note_supporter(
    *, by: Account, programme: Programme, note: SupporterNote, is_simulated: bool = False
) -> SupporterState:
    """Write down how far a supporter has come; earlier notes stay."""
    state = SupporterState.objects.create(
        programme=programme,
        supporter=note.supporter,
        step=note.step,
        doubt=note.doubt,
        noted_on=note.noted_on,
        is_simulated=is_simulated,
        noted_by=by,
    )
    begin_stage(by=by, programme=programme, stage=Stage.EFFECTS)
    journal.write(by=by, act="supporter.note", about=programme, detail={"step": note.step})
    return state


def _note(by: Account, participant: Participant, wave: Wave, **detail: object) -> None:
    journal.write(
        by=by, act="participant.answer", about=participant, detail={"wave": wave.kind, **detail}
    )
