"""How the same people changed between two answers; who could not be asked is never lost.

Answers are numbers (ordinal: a larger number is better, or worse if said so); None is "not
asked". Without a comparison group a change is not an effect: these numbers say what happened,
not why. Sources: Conover (1999) Practical Nonparametric Statistics, 3.4 (sign test);
Fisher (1935) The Design of Experiments, 21 (sign flips); Manski (1989) J. Human Resources 24.
"""

from dataclasses import dataclass

import numpy as np
from scipy import special

from yorisoi.engines.effects.answers import Answers, Floats, read_pairs
from yorisoi.engines.effects.errors import EffectsError
from yorisoi.engines.effects.randomisation import RandomisationTest, flip_signs
from yorisoi.engines.effects.shares import Share, share
from yorisoi.engines.effects.terms import (
    DEFAULT,
    LEVEL,
    Assumption,
    Bounds,
    Caution,
    Interval,
    Settings,
    may_show_percentages,
)


@dataclass(frozen=True, slots=True)
class PairedChange:
    """How many of n people became better, stayed, became worse, or were not asked twice.

    `improved` is the share who became better, with its exact interval; `n_better_at_most`
    counts every person not asked as better. `p_value` is the exact two-sided sign test.
    """

    n: int
    n_better: int
    n_same: int
    n_worse: int
    n_missing: int
    n_missing_after: int
    n_better_at_least: int
    n_better_at_most: int
    improved: Share
    p_value: float
    may_show_percentages: bool
    assumptions: tuple[Assumption, ...]


@dataclass(frozen=True, slots=True)
class PairedMean:
    """The mean change of those asked twice, in units of the answer.

    `bounds` need Settings.outcome_range and cover everybody; None without it.
    """

    estimate: float
    standard_error: float
    interval: Interval
    n: int
    n_missing: int
    randomisation: RandomisationTest
    bounds: Bounds | None
    assumptions: tuple[Assumption, ...]
    warnings: tuple[Caution, ...]


def count_change(
    before: Answers, after: Answers, *, higher_is_better: bool = True, level: float = LEVEL
) -> PairedChange:
    """Count who became better, stayed, became worse or was not asked, one row a person.

    Any ordered numbers, None for not asked. Raises EffectsError `empty`, `lengths_differ`,
    `not_a_number`, `not_finite` or `level`. Sources: see the module.
    """
    first, second = read_pairs(before, after)
    n_up, n_down = int(np.sum(second > first)), int(np.sum(second < first))
    n_better, n_worse = (n_up, n_down) if higher_is_better else (n_down, n_up)
    n_missing = int(np.sum(np.isnan(first) | np.isnan(second)))
    n = len(first)
    return PairedChange(
        n=n,
        n_better=n_better,
        n_same=n - n_better - n_worse - n_missing,
        n_worse=n_worse,
        n_missing=n_missing,
        n_missing_after=int(np.sum(~np.isnan(first) & np.isnan(second))),
        n_better_at_least=n_better,
        n_better_at_most=n_better + n_missing,
        improved=share(n_better, n, n_missing, level=level),
        p_value=_sign_test(n_better, n_worse),
        may_show_percentages=may_show_percentages(n),
        assumptions=(
            Assumption.INDEPENDENT_PEOPLE,
            Assumption.TIES_DROPPED,
            *((Assumption.MISSING_LIKE_ANSWERED,) if n_missing else ()),
        ),
    )


def paired_mean_change(
    before: Answers, after: Answers, *, seed: int = 1, settings: Settings = DEFAULT
) -> PairedMean:
    """Estimate the mean of after minus before with a t interval and a sign-flip p-value.

    In units of the answer, one row a person. Raises EffectsError as `count_change` does, and
    `all_missing`, `too_few` (fewer than two people asked twice) or `out_of_range`.
    Sources: see the module.
    """
    first, second = read_pairs(before, after)
    change = second - first
    known = change[~np.isnan(change)]
    _check_enough(len(known))
    estimate = float(known.mean())
    error = float(known.std(ddof=1)) / len(known) ** 0.5
    half = float(special.stdtrit(len(known) - 1, (1 + settings.level) / 2)) * error
    n_missing = len(change) - len(known)
    return PairedMean(
        estimate=estimate,
        standard_error=error,
        interval=Interval(estimate - half, estimate + half, settings.level, "t"),
        n=len(change),
        n_missing=n_missing,
        randomisation=flip_signs(known, n_resamples=settings.n_resamples, seed=seed),
        bounds=_bounds(first, second, outcome_range=settings.outcome_range),
        assumptions=(
            Assumption.INDEPENDENT_PEOPLE,
            Assumption.NORMAL_MEAN,
            Assumption.SYMMETRIC_CHANGES,
            *((Assumption.MISSING_LIKE_ANSWERED,) if n_missing else ()),
        ),
        warnings=(
            *(() if may_show_percentages(len(known)) else (Caution.SMALL_GROUP,)),
            *((Caution.NO_VARIATION,) if error == 0 else ()),
            *((Caution.OUTCOMES_MISSING,) if n_missing else ()),
        ),
    )


def _sign_test(n_better: int, n_worse: int) -> float:
    n_moved = n_better + n_worse
    if not n_moved:
        return 1.0
    # Both tails of a fair coin are alike, so the exact two-sided p is twice the smaller one.
    tail = float(special.bdtr(min(n_better, n_moved - n_better), n_moved, 0.5))
    return min(1.0, 2 * tail)


def _check_enough(n_known: int) -> None:
    if n_known == 0:
        raise EffectsError("all_missing", "nobody was asked both times", field="after")
    if n_known == 1:
        raise EffectsError("too_few", "one person has no spread: count instead", field="after")


def _bounds(
    first: Floats, second: Floats, *, outcome_range: tuple[float, float] | None
) -> Bounds | None:
    """Fill every missing answer with the range's ends, against and for a rise."""
    if outcome_range is None:
        return None
    lowest, highest = outcome_range
    seen = np.concatenate((first, second))
    if np.nanmin(seen) < lowest or np.nanmax(seen) > highest:
        raise EffectsError("out_of_range", f"an answer lies outside {outcome_range}")
    least = np.nan_to_num(second, nan=lowest) - np.nan_to_num(first, nan=highest)
    most = np.nan_to_num(second, nan=highest) - np.nan_to_num(first, nan=lowest)
    return Bounds(
        float(least.mean()),
        float(most.mean()),
        None,
        "worst_case",
        (Assumption.OUTCOME_WITHIN_RANGE, Assumption.UNKNOWN_COULD_BE_ANYTHING),
    )
