"""Read two looks at the same thing: the first answers and later ones, item by item."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from yorisoi.programme.models import Programme
from yorisoi.stages.effects.models import Item
from yorisoi.stages.effects.queries.answers import cohort, usable_answers
from yorisoi.stages.effects.queries.instruments import items
from yorisoi.stages.effects.rules.change import Pair
from yorisoi.stages.effects.rules.measures import Kind, Measure
from yorisoi.stages.effects.rules.scales import score
from yorisoi.stages.effects.terms import AnswerBy, WaveKind

# (item, participant, who answered) -> score.
Scores = dict[tuple[int, int, str], int | None]


@dataclass
class Asked:
    """All scores of one wave, and whether any of them was made up."""

    scores: Scores = field(default_factory=dict)
    items: set[int] = field(default_factory=set)
    is_simulated: bool = False


def asked(*, programme: Programme) -> dict[str, Asked]:
    """Return the scores of every wave by its kind."""
    scales = dict(items(programme=programme).values_list("pk", "scale"))
    found: dict[str, Asked] = {}
    rows = usable_answers(programme=programme).order_by().select_related("wave")
    for row in rows:
        wave = found.setdefault(row.wave.kind, Asked())
        wave.scores[row.item_id, row.participant_id, row.by] = score(scales[row.item_id], row.value)
        wave.items.add(row.item_id)
        wave.is_simulated |= row.is_simulated
    return found


def answered_measures(*, programme: Programme) -> tuple[Measure, ...]:
    """Return one measure for each question and each later wave in which it was asked."""
    waves = asked(programme=programme)
    first = waves.get(WaveKind.BASELINE)
    if first is None:
        return ()
    people = sorted(cohort(programme=programme))
    return tuple(
        _measure(item, people, when=kind.value, waves=(first, waves[kind]))
        for item in items(programme=programme)
        for kind in WaveKind
        if kind != WaveKind.BASELINE and kind in waves and item.pk in waves[kind].items
    )


def pair(item: int, person: int, *, before: Asked, after: Asked) -> Pair:
    """Return what is known of one person and one question in two waves."""

    def at(wave: Asked, by: AnswerBy) -> int | None:
        return wave.scores.get((item, person, by))

    return Pair(
        before=at(before, AnswerBy.PERSON),
        after=at(after, AnswerBy.PERSON),
        proxy_before=at(before, AnswerBy.PROXY),
        proxy_after=at(after, AnswerBy.PROXY),
    )


def _measure(
    item: Item, people: Iterable[int], *, when: str, waves: tuple[Asked, Asked]
) -> Measure:
    before, after = waves
    return Measure(
        code=f"{item.instrument.code}--{item.code}--{when}",
        kind=Kind.ANSWERS,
        label=item.text,
        instrument=item.instrument.code,
        scale=item.scale,
        pairs=tuple(pair(item.pk, each, before=before, after=after) for each in people),
        when=when,
        is_higher_better=item.is_higher_better,
        is_simulated=before.is_simulated or after.is_simulated,
    )


def first_and_last(looks: Iterable[tuple[object, int]]) -> Pair:
    """Return the first and the last of several looks in order of time; one look is no change."""
    found: Mapping[object, int] = dict(looks)
    scores = list(found.values())
    if not scores:
        return Pair()
    return Pair(before=scores[0], after=scores[-1] if len(scores) > 1 else None)
