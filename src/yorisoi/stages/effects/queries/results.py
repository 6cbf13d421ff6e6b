"""Read plans, kept results, supporters, and what stands between a result and a claim."""

from dataclasses import dataclass

from django.db.models import QuerySet

from yorisoi.programme.models import Programme
from yorisoi.stages.effects.models import AnalysisPlan, Result, SupporterState
from yorisoi.stages.effects.queries.measures import answered_measures
from yorisoi.stages.effects.queries.rooms import (
    practice_measures,
    seen_measures,
    supporter_measure,
    tie_measures,
)
from yorisoi.stages.effects.rules.measures import Measure
from yorisoi.stages.effects.rules.sentences import Limits
from yorisoi.stages.effects.terms import AnswerBy, WaveKind


@dataclass(frozen=True)
class SupporterView:
    """One supporter, by code, from the first note to the last."""

    supporter: str
    states: tuple[SupporterState, ...]

    @property
    def first(self) -> SupporterState:
        """The first note."""
        return self.states[0]

    @property
    def last(self) -> SupporterState:
        """The last note."""
        return self.states[-1]


def measures(*, programme: Programme) -> tuple[Measure, ...]:
    """Return everything that was looked at twice: answers, classes, ties, supporters."""
    supporters = supporter_measure(programme=programme)
    return (
        *answered_measures(programme=programme),
        *seen_measures(programme=programme),
        *practice_measures(programme=programme),
        *tie_measures(programme=programme),
        *((supporters,) if supporters else ()),
    )


def results(*, programme: Programme) -> QuerySet[Result]:
    """Return the kept results: controlled numbers that may leave the house."""
    return programme.results.select_related("indicator__goal", "plan")


def result(*, programme: Programme, code: str) -> Result | None:
    """Return one kept result, or None."""
    return results(programme=programme).filter(code=code).first()


def plans(*, programme: Programme) -> QuerySet[AnalysisPlan]:
    """Return the versions of the analysis plan, newest first."""
    return programme.analysis_plans.select_related("fixed_by")


def plan(*, programme: Programme) -> AnalysisPlan | None:
    """Return the newest version of the analysis plan, or None."""
    return plans(programme=programme).first()


def waves_to_come(*, programme: Programme) -> tuple[str, ...]:
    """Return the kinds of the later waves in which nobody has answered yet, in their order."""
    asked = set(
        programme.waves.filter(answers__by__in=(AnswerBy.PERSON, AnswerBy.PROXY))
        .values_list("kind", flat=True)
        .distinct()
    )
    return tuple(kind.value for kind in WaveKind if kind != WaveKind.BASELINE and kind not in asked)


def limits(*, programme: Programme) -> Limits:
    """Return what stands between every result of a programme and a claim."""
    newest = plan(programme=programme)
    return Limits(
        to_come=waves_to_come(programme=programme),
        is_plan_missing=newest is None,
        is_plan_late=newest is not None and newest.n_answers_before > 0,
    )


def supporters(*, programme: Programme) -> tuple[SupporterView, ...]:
    """Return every supporter with all notes, in the order of time."""
    found: dict[str, list[SupporterState]] = {}
    for each in programme.supporter_states.order_by("supporter", "noted_on", "id"):
        found.setdefault(each.supporter, []).append(each)
    return tuple(SupporterView(supporter=who, states=tuple(rows)) for who, rows in found.items())
