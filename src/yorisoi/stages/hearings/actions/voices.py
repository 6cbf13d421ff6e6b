"""Write what was said: quick entry of many lines, and single passages."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.db.models import ProtectedError

from yorisoi.journal import actions as journal
from yorisoi.people.models import Account, Participant
from yorisoi.people.terms import Speaker
from yorisoi.programme.actions import begin_stage
from yorisoi.programme.terms import Stage
from yorisoi.stages.hearings import rules
from yorisoi.stages.hearings.models import Hearing, Passage
from yorisoi.stages.hearings.terms import HearingState


class Cited(ValueError):
    """A persona stands on this passage, so it cannot be taken away."""


@dataclass(frozen=True)
class PassageWords:
    """What was said, by whom, about whom."""

    text: str
    speaker: str = Speaker.PERSON
    speaker_note: str = ""
    about_kind: str = ""
    about_age: str = ""
    is_paraphrase: bool = True


@transaction.atomic
def put_passage(
    *, by: Account, hearing: Hearing, words: PassageWords, code: str = "", order: int = 0
) -> Passage:
    """Add a passage at the end, or put it at its code and order as a kit does."""
    passages = list(hearing.passages.order_by("order", "id"))
    numbers = [int(each.code[1:]) for each in passages if each.code[1:].isdigit()]
    passage, _ = Passage.objects.update_or_create(
        hearing=hearing,
        code=code or f"v{max(numbers, default=0) + 1}",
        defaults={
            **asdict(words),
            "order": order or max((each.order for each in passages), default=0) + 1,
            "written_by": by,
        },
    )
    _look_again(hearing)
    begin_stage(by=by, programme=hearing.programme, stage=Stage.HEARINGS)
    journal.write(by=by, act="passage.put", about=hearing, detail={"passage": passage.code})
    return passage


@transaction.atomic
def write_lines(
    *, by: Account, hearing: Hearing, lines: tuple[rules.Line, ...], held_on: date | None = None
) -> tuple[Passage, ...]:
    """Add one passage a line; with them the hearing counts as held on its day."""
    hearing.held_on = hearing.held_on or held_on
    hearing.state = HearingState.HELD
    hearing.save(update_fields=["held_on", "state"])
    return tuple(
        put_passage(
            by=by, hearing=hearing, words=PassageWords(text=line.text, speaker=line.speaker)
        )
        for line in lines
    )


@transaction.atomic
def change_passage(*, by: Account, passage: Passage, words: PassageWords) -> Passage:
    """Mend a passage; names have to be looked for again."""
    for name, value in asdict(words).items():
        setattr(passage, name, value)
    passage.save()
    _look_again(passage.hearing)
    journal.write(
        by=by, act="passage.change", about=passage.hearing, detail={"passage": passage.code}
    )
    return passage


@transaction.atomic
def say_whose(*, by: Account, passage: Passage, participant: Participant | None) -> Passage:
    """Note whose voice it is, so that the person decides whether it is published."""
    passage.participant = participant
    passage.save(update_fields=["participant"])
    journal.write(
        by=by, act="passage.whose", about=passage.hearing, detail={"passage": passage.code}
    )
    return passage


@transaction.atomic
def move_passage(*, by: Account, passage: Passage, is_up: bool) -> None:
    """Move a passage one place up or down; at the end of the list nothing changes."""
    passages = list(passage.hearing.passages.select_for_update().order_by("order", "id"))
    place = [each.pk for each in passages].index(passage.pk)
    other = place - 1 if is_up else place + 1
    if 0 <= other < len(passages):
        passages[place], passages[other] = passages[other], passages[place]
    for order, each in enumerate(passages, start=1):
        each.order = order
    Passage.objects.bulk_update(passages, ["order"])
    journal.write(
        by=by, act="passage.move", about=passage.hearing, detail={"passage": passage.code}
    )


@transaction.atomic
def remove_passage(*, by: Account, passage: Passage) -> None:
    """Take a passage away with its themes; raise Cited where a persona stands on it."""
    hearing, code = passage.hearing, passage.code
    try:
        passage.delete()
    except ProtectedError as error:
        raise Cited(f"passage {code} of {hearing.code} is cited by a persona") from error
    journal.write(by=by, act="passage.remove", about=hearing, detail={"passage": code})


def _look_again(hearing: Hearing) -> None:
    """New words may hold new names."""
    hearing.names_checked_at, hearing.names_checked_by = None, None
    hearing.save(update_fields=["names_checked_at", "names_checked_by"])
