"""A share of people, with two intervals and what the unknown answers could do to it.

Counts in, shares from 0 to 1 out. Assumes that people answer independently; the intervals
also assume that the unknown would have answered like the others, the bounds do not.
Not for weighted surveys. Sources: Wilson (1927) JASA 22; Clopper and Pearson (1934)
Biometrika 26; Manski (1989) J. Human Resources 24.
"""

from dataclasses import dataclass

from scipy import special

from yorisoi.engines.effects.errors import EffectsError
from yorisoi.engines.effects.terms import (
    LEVEL,
    Assumption,
    Bounds,
    Interval,
    check_level,
    may_show_percentages,
)


@dataclass(frozen=True, slots=True)
class Share:
    """How many of n people, with the unknown people kept in n.

    `estimate` is among the known (None when nobody is known); `bounds` are among all n.
    """

    n_yes: int
    n: int
    n_unknown: int
    estimate: float | None
    wilson: Interval
    clopper_pearson: Interval
    bounds: Bounds
    may_show_percentages: bool
    assumptions: tuple[Assumption, ...]


def share(k: int, n: int, n_unknown: int = 0, *, level: float = LEVEL) -> Share:
    """Estimate a share: k people of n, of whom n_unknown could not be asked (n includes them).

    Shares are from 0 to 1. Raises EffectsError `not_a_count`, `empty`, `counts_disagree`
    or `level`. Sources: see the module.
    """
    check_level(level)
    _check_counts(k, n, n_unknown)
    n_known = n - n_unknown
    assumptions = (Assumption.INDEPENDENT_PEOPLE,)
    return Share(
        n_yes=k,
        n=n,
        n_unknown=n_unknown,
        estimate=k / n_known if n_known else None,
        wilson=wilson(k, n_known, level=level),
        clopper_pearson=clopper_pearson(k, n_known, level=level),
        bounds=_worst_case(k, n, n_unknown=n_unknown, level=level),
        may_show_percentages=may_show_percentages(n),
        assumptions=(*assumptions, Assumption.MISSING_LIKE_ANSWERED) if n_unknown else assumptions,
    )


def wilson(k: int, n: int, *, level: float = LEVEL) -> Interval:
    """Give Wilson's score interval for k of n; from 0 to 1 when n is 0."""
    if n == 0:
        return Interval(0.0, 1.0, level, "wilson")
    z = float(special.ndtri((1 + level) / 2))
    centre = (k + z**2 / 2) / (n + z**2)
    half = z / (n + z**2) * (k * (n - k) / n + z**2 / 4) ** 0.5
    lower = 0.0 if k == 0 else max(0.0, centre - half)
    upper = 1.0 if k == n else min(1.0, centre + half)
    return Interval(lower, upper, level, "wilson")


def clopper_pearson(k: int, n: int, *, level: float = LEVEL) -> Interval:
    """Give the exact (Clopper-Pearson) interval for k of n; from 0 to 1 when n is 0."""
    tail = (1 - level) / 2
    lower = 0.0 if k == 0 else float(special.betaincinv(k, n - k + 1, tail))
    upper = 1.0 if k == n else float(special.betaincinv(k + 1, n - k, 1 - tail))
    return Interval(lower, upper, level, "clopper_pearson")


def _worst_case(k: int, n: int, *, n_unknown: int, level: float) -> Bounds:
    """Let every unknown person be a no, then a yes."""
    lowest, highest = k, k + n_unknown
    interval = Interval(
        clopper_pearson(lowest, n, level=level).lower,
        clopper_pearson(highest, n, level=level).upper,
        level,
        "clopper_pearson",
    )
    return Bounds(
        lowest / n,
        highest / n,
        interval,
        "worst_case",
        (Assumption.INDEPENDENT_PEOPLE, Assumption.UNKNOWN_COULD_BE_ANYTHING),
    )


def _check_counts(k: int, n: int, n_unknown: int) -> None:
    for field, count in (("k", k), ("n", n), ("n_unknown", n_unknown)):
        if not isinstance(count, int) or isinstance(count, bool) or count < 0:
            raise EffectsError(
                "not_a_count", f"{field} must be a whole number from 0, got {count}", field=field
            )
    if n == 0:
        raise EffectsError("empty", "a share of nobody does not exist", field="n")
    if k + n_unknown > n:
        raise EffectsError(
            "counts_disagree", f"{k} yes and {n_unknown} unknown are more than {n}", field="n"
        )
