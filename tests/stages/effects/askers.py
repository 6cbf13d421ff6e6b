"""What the tests of verification share: an instrument, waves, and people who answer."""

from collections.abc import Sequence
from datetime import date

from people import Cast
from yorisoi.people import actions as people
from yorisoi.people.models import Participant
from yorisoi.stages.effects import actions, queries
from yorisoi.stages.effects.models import Item, Wave
from yorisoi.stages.effects.terms import AnswerBy, Scale, WaveKind

DAYS = {
    WaveKind.BASELINE: date(2026, 4, 1),
    WaveKind.END: date(2026, 5, 1),
    WaveKind.MONTH_1: date(2026, 6, 1),
}


def ask(cast: Cast, *, scale: Scale = Scale.HELP, text: str = "Wi-Fiにつなぐ") -> Item:
    """Make an instrument of one question, and plan three waves."""
    words = actions.InstrumentWords(
        name="はじめのこと", source_note="見本", licence_note="自由", is_shareable=True
    )
    instrument = actions.put_instrument(
        by=cast.dou, programme=cast.programme, code="first", words=words
    )
    for kind, day in DAYS.items():
        actions.plan_wave(by=cast.dou, programme=cast.programme, kind=kind, planned_on=day)
    return actions.put_item(
        by=cast.dou,
        instrument=instrument,
        code="wifi",
        words=actions.ItemWords(text=text, scale=scale, order=1),
    )


def wave(cast: Cast, kind: WaveKind) -> Wave:
    """Return a planned wave."""
    found = queries.wave(programme=cast.programme, kind=kind)
    assert found is not None
    return found


def crowd(cast: Cast, n: int) -> list[Participant]:
    """Register more people, all of them fictitious."""
    return [
        people.register(
            by=cast.dou,
            municipality=cast.ward,
            person=people.Person(name=f"架空{i}", reading="かくう", centre=cast.centre),
            is_fictitious=True,
        )
        for i in range(n)
    ]


def tell(
    cast: Cast,
    kind: WaveKind,
    item: Item,
    values: Sequence[tuple[Participant, str]],
    by: AnswerBy = AnswerBy.PERSON,
) -> None:
    """Let each person give an answer; an empty one means that they could not be asked."""
    for participant, value in values:
        if value:
            actions.answer(
                by=cast.dou,
                wave=wave(cast, kind),
                participant=participant,
                given={item: value},
                answered_by=by,
            )
        else:
            actions.could_not_ask(by=cast.dou, wave=wave(cast, kind), participant=participant)


def twelve(cast: Cast, item: Item) -> list[Participant]:
    """Let twelve people answer: seven moved on, three could before, one not yet, one not asked."""
    group = crowd(cast, 12)
    before = ["not_tried"] * 7 + ["alone"] * 3 + ["hands"] * 2
    after = ["alone"] * 7 + ["alone"] * 3 + ["hands", ""]
    tell(cast, WaveKind.BASELINE, item, list(zip(group, before, strict=True)))
    tell(cast, WaveKind.END, item, list(zip(group, after, strict=True)))
    return group
