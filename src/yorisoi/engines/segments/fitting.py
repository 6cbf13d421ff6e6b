"""Fits latent classes: people who resemble each other in how they answered.

Each class has its own probability of each answer; within a class the items are independent.
A missing answer says nothing and is left out of the likelihood (full information maximum
likelihood), right when it is missing at random given the other answers. Weights are survey
weights (pseudo maximum likelihood): for pattern counts repeat the rows. Not for fewer than
about a hundred people a class without a second look.
Sources: Goodman (1974) Biometrika 61; Collins and Lanza (2010) Latent Class and Latent
Transition Analysis; Kish (1965) Survey Sampling (effective n).
"""

import math
from collections.abc import Sequence

import numpy as np

from yorisoi.engines.segments.answers import Floats, Patterns, Table, patterns, read
from yorisoi.engines.segments.errors import SegmentsError
from yorisoi.engines.segments.expectation import Ascent, ascend, memberships, random_start
from yorisoi.engines.segments.models import (
    SMALLEST_SEGMENT,
    Assumption,
    Caution,
    Model,
    profiles_of,
)

_SAME_MAXIMUM = 1e-4
_PEOPLE_PER_CLASS = 100


def fit(
    table: Table,
    *,
    n_classes: int,
    weights: Sequence[float] | None = None,
    starts: int = 20,
    seed: int = 1,
) -> Model:
    """Fit n_classes latent classes from `starts` random starts and keep the best.

    `table` maps an item to its answers, one a person (None or "" is missing). Raises
    SegmentsError `no_items`, `empty`, `lengths_differ`, `answer_not_text`,
    `item_without_answers`, `weights_differ`, `weight_not_finite`, `weight_negative`,
    `classes_below_one`, `starts_below_one`, `more_classes_than_patterns`. Sources: the module.
    """
    data = patterns(read(table), weights=weights)
    return fit_patterns(
        data, n_classes=n_classes, is_weighted=weights is not None, starts=starts, seed=seed
    )


def fit_patterns(
    data: Patterns, *, n_classes: int, is_weighted: bool, starts: int, seed: int
) -> Model:
    """Fit to patterns already reduced; errors as `fit` from `classes_below_one` on."""
    _check(data, n_classes=n_classes, starts=starts)
    n_starts = 1 if n_classes == 1 else starts
    ascents = [
        ascend(_start(data, n_classes=n_classes, seed=seed, number=number), data)
        for number in range(n_starts)
    ]
    best = max(ascents, key=lambda ascent: ascent.log_likelihood)
    n_at_maximum = sum(
        best.log_likelihood - ascent.log_likelihood < _SAME_MAXIMUM for ascent in ascents
    )
    return _describe(best, data, runs=(n_starts, n_at_maximum, seed), is_weighted=is_weighted)


def _check(data: Patterns, *, n_classes: int, starts: int) -> None:
    if n_classes < 1:
        raise SegmentsError("classes_below_one", f"{n_classes} classes were asked for")
    if starts < 1:
        raise SegmentsError("starts_below_one", f"{starts} starts were asked for")
    if n_classes > len(data.weights):
        raise SegmentsError(
            "more_classes_than_patterns",
            f"{n_classes} classes from {len(data.weights)} different answer patterns",
        )


def _start(data: Patterns, *, n_classes: int, seed: int, number: int) -> Floats:
    rng = np.random.default_rng([seed, n_classes, number])
    return random_start(data, n_classes=n_classes, rng=rng)


def _describe(
    best: Ascent, data: Patterns, *, runs: tuple[int, int, int], is_weighted: bool
) -> Model:
    """Order the classes by share and say what the fit is worth."""
    parameters = _ordered(best.parameters)
    chances = memberships(parameters, data.marks)
    people = data.people @ chances
    assigned = np.bincount(
        chances.argmax(axis=1), weights=data.people, minlength=len(parameters)
    ).astype(int)
    small = tuple(np.flatnonzero(np.minimum(people, assigned) < SMALLEST_SEGMENT).tolist())
    n_parameters = count_parameters(data, n_classes=len(parameters))
    freedom = _degrees_of_freedom(data, n_parameters=n_parameters)
    aic, bic, sabic = _criteria(best.log_likelihood, data, n_parameters=n_parameters)
    return Model(
        n=data.n,
        n_patterns=len(data.weights),
        n_missing=data.n_missing,
        n_unanswered=data.n_unanswered,
        n_effective=data.n_effective,
        classes=len(parameters),
        log_likelihood=best.log_likelihood,
        n_parameters=n_parameters,
        degrees_of_freedom=freedom,
        aic=aic,
        bic=bic,
        sabic=sabic,
        entropy=_entropy(chances, data),
        starts=runs[0],
        starts_at_maximum=runs[1],
        seed=runs[2],
        shares=tuple(float(share) for share in parameters[:, 0]),
        people=tuple(float(count) for count in people),
        assigned=tuple(int(count) for count in assigned),
        small_classes=small,
        profiles=profiles_of(parameters, data),
        assumptions=_assumptions(data, is_weighted=is_weighted),
        warnings=_warnings(best, data, runs=runs, small=small, freedom=freedom),
    )


def count_parameters(data: Patterns, *, n_classes: int) -> int:
    """Count the free parameters of n_classes classes."""
    return n_classes - 1 + n_classes * sum(len(seen) - 1 for seen in data.categories)


def _ordered(parameters: Floats) -> Floats:
    """Put the largest class first; equal shares are ordered by their first answers."""
    return np.array(sorted(parameters.tolist(), key=lambda row: (-row[0], row[1:])))


def _degrees_of_freedom(data: Patterns, *, n_parameters: int) -> int:
    n_cells = math.prod(len(seen) for seen in data.categories)
    return min(data.n, n_cells - 1) - n_parameters


def _criteria(
    log_likelihood: float, data: Patterns, *, n_parameters: int
) -> tuple[float, float, float]:
    """Give AIC, BIC and the sample-size adjusted BIC, weights scaled to the effective n."""
    n = data.n_effective
    misfit = -2 * log_likelihood * n / float(data.weights.sum())
    return (
        misfit + 2 * n_parameters,
        misfit + n_parameters * math.log(n),
        misfit + n_parameters * math.log((n + 2) / 24),
    )


def _entropy(chances: Floats, data: Patterns) -> float:
    """Give one minus the mean uncertainty of membership; 1 for one class."""
    n_classes = chances.shape[1]
    if n_classes == 1:
        return 1.0
    unsure = -(chances * np.log(np.maximum(chances, 1e-300))).sum(axis=1)
    return float(1 - data.weights @ unsure / (data.weights.sum() * math.log(n_classes)))


def _assumptions(data: Patterns, *, is_weighted: bool) -> tuple[Assumption, ...]:
    return (
        Assumption.INDEPENDENT_PEOPLE,
        Assumption.ITEMS_INDEPENDENT_WITHIN_CLASS,
        *((Assumption.MISSING_AT_RANDOM,) if data.n_missing else ()),
        *((Assumption.WEIGHTS_ARE_SURVEY_WEIGHTS,) if is_weighted else ()),
    )


def _warnings(
    best: Ascent,
    data: Patterns,
    *,
    runs: tuple[int, int, int],
    small: tuple[int, ...],
    freedom: int,
) -> tuple[Caution, ...]:
    n_starts, n_at_maximum, _ = runs
    facts = {
        Caution.SMALL_CLASSES: bool(small),
        Caution.FEW_PEOPLE_PER_CLASS: data.n < _PEOPLE_PER_CLASS * len(best.parameters),
        Caution.MAXIMUM_FOUND_ONCE: n_starts > 1 and n_at_maximum == 1,
        Caution.NOT_CONVERGED: not best.has_converged,
        Caution.MORE_PARAMETERS_THAN_DATA: freedom < 0,
        Caution.PEOPLE_WITHOUT_ANSWERS: data.n_unanswered > 0,
    }
    return tuple(caution for caution, is_so in facts.items() if is_so)
