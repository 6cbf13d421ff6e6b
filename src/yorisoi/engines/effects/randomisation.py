"""How often chance alone gives a difference as large as the one seen.

The sign-flip test turns each person's change around; the lottery test deals the same offers
again, within strata if there are any. Both are two-sided and hold exactly when nothing
changed for anybody. Small problems are enumerated; larger ones drawn with a given seed and
p = (b + 1) / (R + 1), which never claims zero.
Sources: Fisher (1935) The Design of Experiments; Phipson and Smyth (2010) SAGMB 9.
"""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from yorisoi.engines.effects.answers import Floats
from yorisoi.engines.effects.terms import EXACT_ASSIGNMENTS_UP_TO, EXACT_FLIPS_UP_TO

_CHUNK = 1_000
_SLACK = 1e-10


@dataclass(frozen=True, slots=True)
class RandomisationTest:
    """A two-sided p-value and how it was found; `seed` is None when every case was counted."""

    p_value: float
    is_exact: bool
    n_cases: int
    seed: int | None


def flip_signs(changes: Floats, *, n_resamples: int, seed: int) -> RandomisationTest:
    """Test by turning signs around; exact up to 20 people, else n_resamples drawn with seed."""
    # A change of zero has no sign to turn: leaving it out changes no p-value and saves cases.
    moved = changes[changes != 0]
    bar = _bar(abs(float(moved.sum())), float(np.abs(moved).sum()))
    if len(moved) <= EXACT_FLIPS_UP_TO:
        sums = np.zeros(1)
        for change in moved:
            sums = np.concatenate((sums + change, sums - change))
        return RandomisationTest(float(np.mean(np.abs(sums) >= bar)), True, len(sums), None)
    rng = np.random.default_rng(seed)
    n_extreme = 0
    for size in _chunks(n_resamples):
        signs = rng.integers(0, 2, size=(size, len(moved))) * 2.0 - 1.0
        n_extreme += int(np.sum(np.abs(signs @ moved) >= bar))
    return _drawn(n_extreme, n_resamples=n_resamples, seed=seed)


def deal_again(
    outcome: Floats,
    *,
    offered: NDArray[np.bool_],
    strata: Sequence[NDArray[np.intp]],
    n_resamples: int,
    seed: int,
) -> RandomisationTest:
    """Test by dealing the offers again among the same people, within each stratum.

    `strata` are the row numbers of each stratum. The statistic is the sum of the offered
    people's distance from their stratum's mean: for given counts it orders the cases exactly
    as the difference does.
    """
    centred = outcome.copy()
    for rows in strata:
        centred[rows] -= outcome[rows].mean()
    bar = _bar(abs(float(centred[offered].sum())), float(np.abs(centred).sum()))
    n_offered = int(offered.sum())
    if len(strata) == 1 and math.comb(len(outcome), n_offered) <= EXACT_ASSIGNMENTS_UP_TO:
        chosen = itertools.combinations(centred, n_offered)
        sums = np.array([math.fsum(values) for values in chosen])
        return RandomisationTest(float(np.mean(np.abs(sums) >= bar)), True, len(sums), None)
    rng = np.random.default_rng(seed)
    n_extreme = 0
    for size in _chunks(n_resamples):
        sums = np.zeros(size)
        for rows in strata:
            dealt = rng.permuted(np.tile(centred[rows], (size, 1)), axis=1)
            sums += dealt[:, : int(offered[rows].sum())].sum(axis=1)
        n_extreme += int(np.sum(np.abs(sums) >= bar))
    return _drawn(n_extreme, n_resamples=n_resamples, seed=seed)


def _bar(observed: float, scale: float) -> float:
    """Count a case as extreme when it equals the observed one but for rounding."""
    return observed - _SLACK * max(scale, np.finfo(float).tiny)


def _chunks(total: int) -> list[int]:
    full, rest = divmod(total, _CHUNK)
    return [_CHUNK] * full + ([rest] if rest else [])


def _drawn(n_extreme: int, *, n_resamples: int, seed: int) -> RandomisationTest:
    return RandomisationTest((n_extreme + 1) / (n_resamples + 1), False, n_resamples, seed)
