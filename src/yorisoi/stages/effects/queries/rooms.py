"""Read two looks from other rooms: what was seen in class and in practice, ties, and the steps of supporters."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils.translation import gettext as _

from yorisoi.programme.models import Programme
from yorisoi.stages.courses.models import Observation
from yorisoi.stages.courses.queries.tasks import foundation_tasks
from yorisoi.stages.courses.terms import Help
from yorisoi.stages.effects.queries.answers import cohort
from yorisoi.stages.effects.queries.measures import first_and_last
from yorisoi.stages.effects.rules.change import Pair
from yorisoi.stages.effects.rules.measures import PRACTICE, SEEN, SUPPORTERS, TIES, Kind, Measure
from yorisoi.stages.effects.rules.scales import score
from yorisoi.stages.effects.terms import Scale
from yorisoi.stages.rehearsals.models import StepTry
from yorisoi.stages.ties.terms import TieTo

Looks = dict[int, list[tuple[object, int]]]


def seen_measures(*, programme: Programme) -> tuple[Measure, ...]:
    """Return the level of help in the first and the last class in which each task was seen."""
    looks: dict[str, Looks] = defaultdict(lambda: defaultdict(list))
    simulated: set[str] = set()
    rows = (
        Observation.objects.filter(session__course__programme=programme)
        .order_by("session__starts_at", "session")
        .values_list("task", "participant", "session", "help", "is_simulated")
    )
    for task, participant, session, help_, is_simulated in rows:
        looks[task][participant].append((session, score(Scale.HELP, help_) or 0))
        simulated |= {task} if is_simulated else set()
    people = cohort(programme=programme)
    return tuple(
        Measure(
            code=f"seen--{task.code}",
            kind=Kind.SEEN,
            label=task.name,
            instrument=SEEN,
            scale=Scale.HELP,
            pairs=_pairs(looks[task.code], people),
            is_simulated=task.code in simulated,
        )
        for task in foundation_tasks()
        if task.code in looks
    )


def practice_measures(*, programme: Programme) -> tuple[Measure, ...]:
    """Return how many steps of each procedure were done alone in the first and the last practice."""
    names: dict[str, str] = {}
    alone: dict[str, dict[int, dict[object, int]]] = defaultdict(lambda: defaultdict(dict))
    simulated: set[str] = set()
    rows = (
        StepTry.objects.filter(
            attempt__procedure__programme=programme, attempt__ended_at__isnull=False
        )
        .order_by("attempt__ended_at", "attempt")
        .values_list(
            "attempt__procedure__code",
            "attempt__procedure__name",
            "attempt__participant",
            "attempt",
            "help",
            "attempt__is_simulated",
        )
    )
    for code, name, participant, attempt, help_, is_simulated in rows:
        names[code] = name
        tries = alone[code][participant]
        tries[attempt] = tries.get(attempt, 0) + (help_ == Help.ALONE)
        simulated |= {code} if is_simulated else set()
    people = cohort(programme=programme)
    return tuple(
        Measure(
            code=f"practice--{code}",
            kind=Kind.PRACTICE,
            label=names[code],
            instrument=PRACTICE,
            scale=Scale.NUMBER,
            pairs=_pairs({who: list(tries.items()) for who, tries in alone[code].items()}, people),
            is_simulated=code in simulated,
        )
        for code in sorted(names)
    )


def tie_measures(*, programme: Programme) -> tuple[Measure, ...]:
    """Return how often people meet supporters and peers, from the first note to the last."""
    best: dict[str, dict[int, dict[object, int]]] = defaultdict(lambda: defaultdict(dict))
    simulated: set[str] = set()
    rows = programme.ties.order_by("noted_on", "id").values_list(
        "to", "participant", "noted_on", "frequency", "is_simulated"
    )
    for to, participant, on, frequency, is_simulated in rows:
        days = best[to][participant]
        days[on] = max(score(Scale.OFTEN, frequency) or 0, days.get(on, 0))
        simulated |= {to} if is_simulated else set()
    people = cohort(programme=programme)
    return tuple(
        Measure(
            code=f"ties--{to.value}",
            kind=Kind.TIES,
            label=str(to.label),
            instrument=TIES,
            scale=Scale.OFTEN,
            pairs=_pairs({who: list(days.items()) for who, days in best[to].items()}, people),
            is_simulated=to.value in simulated,
        )
        for to in (TieTo.SUPPORTER, TieTo.PEER)
        if to in best
    )


def supporter_measure(*, programme: Programme) -> Measure | None:
    """Return the step of each supporter at the first note and at the last; None without notes."""
    looks: dict[str, list[tuple[object, int]]] = defaultdict(list)
    rows = list(programme.supporter_states.order_by("noted_on", "id"))
    for each in rows:
        looks[each.supporter].append((each.noted_on, each.step))
    if not rows:
        return None
    return Measure(
        code="supporters",
        kind=Kind.SUPPORTERS,
        label=_("支援者の段"),
        instrument=SUPPORTERS,
        scale=Scale.NUMBER,
        pairs=tuple(first_and_last(looks[who]) for who in sorted(looks)),
        is_simulated=any(each.is_simulated for each in rows),
    )


def _pairs(looks: Looks, people: Iterable[int]) -> tuple[Pair, ...]:
    everybody = sorted({*people, *looks})
    return tuple(first_and_last(looks.get(person, [])) for person in everybody)
