"""Read the draw as a fair comparison: who was drawn, who waits, and what both answered."""

from dataclasses import dataclass

from yorisoi.engines import draw as engine
from yorisoi.programme.models import Programme
from yorisoi.stages.courses.models import Application, Draw
from yorisoi.stages.courses.terms import DrawState
from yorisoi.stages.effects.models import Item
from yorisoi.stages.effects.queries.instruments import items
from yorisoi.stages.effects.queries.measures import Asked, asked
from yorisoi.stages.effects.rules.comparison import Compared, Drawn, compared
from yorisoi.stages.effects.rules.scales import REACHED
from yorisoi.stages.effects.terms import AnswerBy, WaveKind


@dataclass(frozen=True)
class Comparison:
    """One question of one course, people drawn beside people who wait; `when` is the wave."""

    code: str
    label: str
    course: str
    instrument: str
    change_code: str
    when: str
    found: Compared
    is_simulated: bool


def comparisons(*, programme: Programme) -> tuple[Comparison, ...]:
    """Return every comparison that can be made today, at the last wave that was asked."""
    draws = Draw.objects.filter(
        course__programme=programme, state=DrawState.RELEASED
    ).select_related("course")
    waves = asked(programme=programme)
    first = waves.get(WaveKind.BASELINE)
    last = next((kind for kind in reversed(WaveKind) if kind in waves), WaveKind.BASELINE)
    if first is None or last == WaveKind.BASELINE:
        return ()
    questions = [
        each
        for each in items(programme=programme)
        if each.is_higher_better and each.scale in REACHED and each.pk in waves[last].items
    ]
    found = [
        _comparison(each, draw, people, when=last.value, waves=(first, waves[last]))
        for draw in draws
        for people in (_people(draw),)
        for each in questions
    ]
    return tuple(each for each in found if each is not None)


def _people(draw: Draw) -> tuple[tuple[int, bool, int], ...]:
    """Return participant, drawn or not, and class of priority, as the draw had it."""
    result = engine.Result.from_json(str(draw.result))
    waiting = {code for codes in result.waiting.values() for code in codes}
    rows = Application.objects.filter(course=draw.course).values_list(
        "code", "participant", "priority_class"
    )
    return tuple(
        (participant, code in result.placed, stratum)
        for code, participant, stratum in rows
        if code in result.placed or code in waiting
    )


def _comparison(
    item: Item,
    draw: Draw,
    people: tuple[tuple[int, bool, int], ...],
    *,
    when: str,
    waves: tuple[Asked, Asked],
) -> Comparison | None:
    before, after = waves
    drawn = tuple(
        Drawn(
            is_offered=is_offered,
            stratum=stratum,
            before=_has_reached(item, person, before),
            after=_has_reached(item, person, after),
        )
        for person, is_offered, stratum in people
    )
    found = compared(drawn)
    if found is None:
        return None
    change = f"{item.instrument.code}--{item.code}--{when}"
    return Comparison(
        code=f"draw--{draw.course.code}--{change}",
        label=item.text,
        course=draw.course.name,
        instrument=item.instrument.code,
        change_code=change,
        when=when,
        found=found,
        is_simulated=before.is_simulated or after.is_simulated,
    )


def _has_reached(item: Item, person: int, wave: Asked) -> bool | None:
    found = wave.scores.get((item.pk, person, AnswerBy.PERSON))
    return None if found is None else found >= REACHED[item.scale]
