"""What missing outcomes could do to a difference between two groups.

Manski: every missing outcome is the lowest or the highest possible. Lee: the offer makes
people answer more (or less) but never both, so the surplus of the group that answers more is
cut from its top, then from its bottom.
Sources: Manski (1990) American Economic Review 80; Lee (2009) Review of Economic Studies 76.
"""

import numpy as np
from numpy.typing import NDArray

from yorisoi.engines.effects.answers import Floats
from yorisoi.engines.effects.terms import Assumption, Bounds


def filled(
    outcome: Floats, *, offered: NDArray[np.bool_], outcome_range: tuple[float, float]
) -> tuple[Floats, Floats]:
    """Fill the missing outcomes for the smallest, then for the largest difference."""
    lowest, highest = outcome_range
    missing = np.isnan(outcome)
    least = np.where(missing, np.where(offered, lowest, highest), outcome)
    most = np.where(missing, np.where(offered, highest, lowest), outcome)
    return least, most


def lee(outcome: Floats, *, offered: NDArray[np.bool_]) -> Bounds:
    """Bound the difference for those who answer whatever they are offered (no strata)."""
    known = ~np.isnan(outcome)
    rate_offered, rate_other = known[offered].mean(), known[~offered].mean()
    treated, others = outcome[offered & known], outcome[~offered & known]
    low = high = float(treated.mean()), float(others.mean())
    if rate_offered > rate_other:
        bottom, top = trimmed_means(treated, keep=float(rate_other / rate_offered))
        low, high = (bottom, low[1]), (top, high[1])
    elif rate_offered < rate_other:
        bottom, top = trimmed_means(others, keep=float(rate_offered / rate_other))
        low, high = (low[0], top), (high[0], bottom)
    return Bounds(
        low[0] - low[1],
        high[0] - high[1],
        None,
        "lee",
        (Assumption.DRAWN_BY_LOT, Assumption.OFFER_MOVES_ANSWERING_ONE_WAY),
    )


def trimmed_means(values: Floats, *, keep: float) -> tuple[float, float]:
    """Give the mean of the lowest and of the highest `keep` share; a person may count in part."""
    ordered = np.sort(values)
    mass = keep * len(ordered)
    weights = np.clip(mass - np.arange(len(ordered)), 0, 1)
    return float(ordered @ weights) / mass, float(ordered[::-1] @ weights) / mass
