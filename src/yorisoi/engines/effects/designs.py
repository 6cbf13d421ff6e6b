"""Who was drawn against whom: the rows, strata and columns that a difference is fitted on."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from yorisoi.engines.effects.answers import Answers, Floats, read, read_offered, same_length
from yorisoi.engines.effects.errors import EffectsError
from yorisoi.engines.effects.regression import Fitted, least_squares

Rows = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Study:
    """Everybody in the lottery: outcome (n,) with NaN for missing, offered (n,), stratum numbers."""

    outcome: Floats
    offered: NDArray[np.bool_]
    baseline: Floats | None
    labels: Rows
    is_stratified: bool

    @property
    def missing(self) -> NDArray[np.bool_]:
        """Who has no outcome."""
        return np.isnan(self.outcome)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The people compared: all have an outcome, all strata hold offered and not offered.

    `rows` are their places in the study, `strata` each stratum's places in this comparison.
    """

    outcome: Floats
    offered: NDArray[np.bool_]
    baseline: Floats | None
    rows: Rows
    strata: tuple[Rows, ...]

    @property
    def n(self) -> int:
        """How many people are compared."""
        return len(self.outcome)


def read_study(
    outcome: Answers,
    offered: Answers,
    *,
    baseline: Answers | None,
    stratum: Sequence[Hashable] | None,
) -> Study:
    """Read the columns; EffectsError as `difference` says."""
    same_length(outcome, offered, fields=("outcome", "offered"))
    if baseline is not None:
        same_length(outcome, baseline, fields=("outcome", "baseline"))
    study = Study(
        outcome=read(outcome, field="outcome"),
        offered=read_offered(offered),
        baseline=None if baseline is None else read(baseline, field="baseline"),
        labels=_number(stratum, n=len(outcome)),
        is_stratified=stratum is not None,
    )
    _check_enough(study)
    return study


def compare(study: Study, outcome: Floats) -> Comparison:
    """Keep the people with an outcome in strata that hold both groups.

    Raises EffectsError `too_few` when no stratum does.
    """
    known = ~np.isnan(outcome)
    numbers = np.unique(study.labels[known])
    strata = [np.flatnonzero(known & (study.labels == number)) for number in numbers]
    mixed = [rows for rows in strata if np.ptp(study.offered[rows].astype(int)) == 1]
    if not mixed:
        raise EffectsError("too_few", "no stratum holds both groups", field="stratum")
    rows = np.concatenate(mixed)
    ends = np.cumsum([len(stratum) for stratum in mixed])
    return Comparison(
        outcome=outcome[rows],
        offered=study.offered[rows],
        baseline=None if study.baseline is None else study.baseline[rows],
        rows=rows,
        strata=tuple(np.split(np.arange(len(rows)), ends[:-1])),
    )


def fit(group: Comparison, columns: Floats | None = None) -> Fitted | None:
    """Fit the outcome on the offer, the strata and further centred columns (n, c)."""
    dummies = np.zeros((group.n, len(group.strata)))
    for number, rows in enumerate(group.strata):
        dummies[rows, number] = 1.0
    parts = [group.offered[:, None].astype(float), dummies]
    if columns is not None:
        parts.append(columns)
    return least_squares(group.outcome, np.hstack(parts), column=0)


def columns_of_baseline(baseline: Floats) -> Floats:
    """Centre the baseline; where it is missing use its mean and mark the gap in a column.

    Shape (n, 1) or (n, 2). The offer was drawn after the baseline, so filling cannot bias it.
    """
    missing = np.isnan(baseline)
    mean = baseline[~missing].mean() if not missing.all() else 0.0
    centred = np.where(missing, 0.0, baseline - mean)
    if not missing.any():
        return centred[:, None]
    gap = missing.astype(float)
    return np.column_stack((centred, gap - gap.mean()))


def _number(stratum: Sequence[Hashable] | None, *, n: int) -> Rows:
    """Number the strata in order of appearance; one stratum when none are given."""
    if stratum is None:
        return np.zeros(n, dtype=np.intp)
    same_length(range(n), stratum, fields=("outcome", "stratum"))
    numbers = {label: number for number, label in enumerate(dict.fromkeys(stratum))}
    return np.array([numbers[label] for label in stratum], dtype=np.intp)


def _check_enough(study: Study) -> None:
    known = ~study.missing
    if not known.any():
        raise EffectsError("all_missing", "every outcome is missing", field="outcome")
    if min(known[study.offered].sum(), known[~study.offered].sum()) < 2:
        raise EffectsError(
            "too_few", "each group needs two people with an outcome", field="outcome"
        )
