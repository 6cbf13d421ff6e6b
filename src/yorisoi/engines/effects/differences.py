"""The difference between people offered a place by lot and people not offered one.

Everybody is analysed as offered, whether they came or not (intention to treat). In units of
the outcome. Right only where a lottery decided, with one chance for all or for all of a
stratum: an office's choice, or lots with unequal chances inside a stratum, need other tools.
Sources: Neyman (1923); Fisher (1935); Lin (2013) Annals of Applied Statistics 7; Zhao and
Ding (2024) JASA 119 (missing baselines); and those of `regression`, `bounds`, `randomisation`.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np

from yorisoi.engines.effects.answers import Answers
from yorisoi.engines.effects.bounds import filled, lee
from yorisoi.engines.effects.designs import (
    Comparison,
    Study,
    columns_of_baseline,
    compare,
    fit,
    read_study,
)
from yorisoi.engines.effects.errors import EffectsError
from yorisoi.engines.effects.randomisation import RandomisationTest, deal_again
from yorisoi.engines.effects.regression import Estimate, Fitted
from yorisoi.engines.effects.terms import (
    DEFAULT,
    HC3_BELOW,
    Assumption,
    Bounds,
    Caution,
    Interval,
    Settings,
    may_show_percentages,
)


@dataclass(frozen=True, slots=True)
class Difference:
    """Offered minus not offered, with everything a reader needs to doubt it.

    `n` is everybody; `n_used` has an outcome in a stratum with a contrast. `standard_error`
    is HC2. `ancova` and `lin` adjust for the baseline (None without one or not estimable).
    """

    difference: float
    standard_error: float
    standard_error_hc3: float
    interval: Interval
    n: int
    n_used: int
    n_missing: int
    n_missing_offered: int
    randomisation: RandomisationTest
    manski: Bounds
    lee: Bounds | None
    ancova: Estimate | None
    lin: Estimate | None
    assumptions: tuple[Assumption, ...]
    warnings: tuple[Caution, ...]


def difference(
    outcome: Answers,
    offered: Answers,
    *,
    baseline: Answers | None = None,
    stratum: Sequence[Hashable] | None = None,
    seed: int = 1,
    settings: Settings = DEFAULT,
) -> Difference:
    """Estimate the effect of being offered, one row a person; None is a missing outcome.

    `offered` is 0/1, `baseline` a number or None, `stratum` any label. Raises EffectsError
    `empty`, `lengths_differ`, `not_a_number`, `not_finite`, `offered_not_binary`,
    `offered_constant`, `all_missing`, `too_few`, `out_of_range`. Sources: see the module.
    """
    study = read_study(outcome, offered, baseline=baseline, stratum=stratum)
    known = compare(study, study.outcome)
    main = _estimate(_need(fit(known)), study, n=known.n, level=settings.level)
    ancova, lin = _adjusted(known, study, level=settings.level)
    return Difference(
        difference=main.estimate,
        standard_error=main.standard_error,
        standard_error_hc3=main.standard_error_hc3,
        interval=main.interval,
        n=len(study.outcome),
        n_used=known.n,
        n_missing=main.n_missing,
        n_missing_offered=int(study.missing[study.offered].sum()),
        randomisation=_test(known, n_resamples=settings.n_resamples, seed=seed),
        manski=_manski(study, settings=settings),
        lee=None if study.is_stratified else lee(study.outcome, offered=study.offered),
        ancova=ancova,
        lin=lin,
        assumptions=main.assumptions,
        warnings=(
            *_warnings(study, known, settings=settings),
            *_failed_adjustments(study, ancova=ancova, lin=lin),
        ),
    )


def _need(fitted: Fitted | None) -> Fitted:
    if fitted is None:
        raise EffectsError("too_few", "too few people for these strata", field="stratum")
    return fitted


def _estimate(fitted: Fitted, study: Study, *, n: int, level: float) -> Estimate:
    """Give a fitted coefficient its people and its assumptions."""
    n_missing = int(study.missing.sum())
    drawn = (
        (Assumption.DRAWN_BY_LOT_WITHIN_STRATA, Assumption.STRATA_WEIGHTED_BY_PRECISION)
        if study.is_stratified
        else (Assumption.DRAWN_BY_LOT,)
    )
    missing = (Assumption.MISSING_LIKE_ANSWERED,) if n_missing else ()
    return Estimate(
        estimate=fitted.coefficient,
        standard_error=fitted.hc2,
        standard_error_hc3=fitted.hc3,
        interval=fitted.interval(level=level, n=n),
        n=n,
        n_missing=n_missing,
        assumptions=(Assumption.INDEPENDENT_PEOPLE, *drawn, *missing),
    )


def _adjusted(
    known: Comparison, study: Study, *, level: float
) -> tuple[Estimate | None, Estimate | None]:
    """Fit ANCOVA and Lin's version, in which the baseline may matter differently by group."""
    if known.baseline is None:
        return None, None
    columns = columns_of_baseline(known.baseline)
    by_group = np.hstack((columns, columns * known.offered[:, None]))
    ancova, lin = (
        None if fitted is None else _estimate(fitted, study, n=known.n, level=level)
        for fitted in (fit(known, columns), fit(known, by_group))
    )
    return ancova, lin


def _test(known: Comparison, *, n_resamples: int, seed: int) -> RandomisationTest:
    return deal_again(
        known.outcome,
        offered=known.offered,
        strata=known.strata,
        n_resamples=n_resamples,
        seed=seed,
    )


def _range(study: Study, *, settings: Settings) -> tuple[float, float]:
    seen = float(np.nanmin(study.outcome)), float(np.nanmax(study.outcome))
    if settings.outcome_range is None:
        return seen
    lowest, highest = settings.outcome_range
    if seen[0] < lowest or seen[1] > highest:
        raise EffectsError(
            "out_of_range", f"an outcome lies outside {settings.outcome_range}", field="outcome"
        )
    return settings.outcome_range


def _manski(study: Study, *, settings: Settings) -> Bounds:
    """Estimate the difference twice over everybody, missing outcomes at their extremes."""
    ends = filled(
        study.outcome, offered=study.offered, outcome_range=_range(study, settings=settings)
    )
    groups = [compare(study, outcome) for outcome in ends]
    least, most = (_need(fit(group)) for group in groups)
    n, level = groups[0].n, settings.level
    low, high = least.interval(level=level, n=n), most.interval(level=level, n=n)
    return Bounds(
        least.coefficient,
        most.coefficient,
        Interval(low.lower, high.upper, level, low.method),
        "manski",
        (Assumption.OUTCOME_WITHIN_RANGE, Assumption.UNKNOWN_COULD_BE_ANYTHING),
    )


def _warnings(study: Study, known: Comparison, *, settings: Settings) -> tuple[Caution, ...]:
    n_missing = int(study.missing.sum())
    n_smaller = int(min(known.offered.sum(), (~known.offered).sum()))
    facts = {
        Caution.SMALL_GROUP: not may_show_percentages(n_smaller),
        Caution.INTERVAL_USES_HC3: known.n < HC3_BELOW,
        Caution.NO_VARIATION: bool(np.ptp(known.outcome) == 0),
        Caution.OUTCOMES_MISSING: n_missing > 0,
        Caution.RANGE_TAKEN_FROM_DATA: n_missing > 0 and settings.outcome_range is None,
        Caution.STRATA_WITHOUT_CONTRAST: known.n < len(study.outcome) - n_missing,
        Caution.LEE_NOT_WITH_STRATA: n_missing > 0 and study.is_stratified,
        Caution.BASELINE_FILLED_WITH_MEAN: known.baseline is not None
        and bool(np.isnan(known.baseline).any()),
    }
    return tuple(caution for caution, is_so in facts.items() if is_so)


def _failed_adjustments(
    study: Study, *, ancova: Estimate | None, lin: Estimate | None
) -> tuple[Caution, ...]:
    if study.baseline is None:
        return ()
    return (
        *((Caution.ANCOVA_NOT_ESTIMABLE,) if ancova is None else ()),
        *((Caution.LIN_NOT_ESTIMABLE,) if lin is None else ()),
    )
