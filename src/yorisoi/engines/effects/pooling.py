"""Several studies' estimates put together: random effects by REML, Hartung-Knapp interval.

`yi` are the studies' estimates in one unit, `vi` their sampling variances (taken as known).
Not for fewer than two studies; with few, read the prediction interval before the mean.
Sources: Viechtbauer (2005) J. Educational and Behavioral Statistics 30 (REML); Hartung and
Knapp (2001) Statistics in Medicine 20; Higgins, Thompson and Spiegelhalter (2009) JRSS A 172
(prediction, k - 2 degrees of freedom); Higgins and Thompson (2002) Statistics in Medicine 21.
"""

from dataclasses import dataclass

import numpy as np
from scipy import optimize, special

from yorisoi.engines.effects.answers import Answers, Floats, read, same_length
from yorisoi.engines.effects.errors import EffectsError
from yorisoi.engines.effects.terms import LEVEL, Assumption, Caution, Interval, check_level

_GRID = 201


@dataclass(frozen=True, slots=True)
class Pooled:
    """The mean of the studies' true effects and how far these lie apart (tau2).

    `interval` is Hartung-Knapp's, never narrower than the normal standard error allows;
    `prediction_interval` is for one further study (None for two studies); `i2` is in percent.
    """

    mu: float
    standard_error: float
    standard_error_hartung_knapp: float
    interval: Interval
    prediction_interval: Interval | None
    tau2: float
    i2: float
    q: float
    q_p_value: float
    n: int
    n_missing: int
    assumptions: tuple[Assumption, ...]
    warnings: tuple[Caution, ...]


def pool(yi: Answers, vi: Answers, *, level: float = LEVEL) -> Pooled:
    """Pool estimates yi (k,) with variances vi (k,); a None in either is a study without result.

    Raises EffectsError `empty`, `lengths_differ`, `not_a_number`, `not_finite`,
    `variance_not_positive`, `too_few` (fewer than two studies), `level`. Sources: the module.
    """
    check_level(level)
    y, v = _studies(yi, vi)
    tau2 = reml(y, v)
    w = 1 / (v + tau2)
    mu = float(w @ y / w.sum())
    error = float(w.sum() ** -0.5)
    knapp = float((w @ (y - mu) ** 2 / ((len(y) - 1) * w.sum())) ** 0.5)
    half = float(special.stdtrit(len(y) - 1, (1 + level) / 2)) * max(error, knapp)
    q = _q(y, v)
    return Pooled(
        mu=mu,
        standard_error=error,
        standard_error_hartung_knapp=knapp,
        interval=Interval(mu - half, mu + half, level, "hartung_knapp"),
        prediction_interval=_prediction(mu, tau2 + max(error, knapp) ** 2, k=len(y), level=level),
        tau2=tau2,
        i2=_i2(v, tau2),
        q=q,
        q_p_value=float(special.chdtrc(len(y) - 1, q)),
        n=len(yi),
        n_missing=len(yi) - len(y),
        assumptions=(Assumption.STUDIES_EXCHANGEABLE, Assumption.VARIANCES_KNOWN),
        warnings=(
            *((Caution.HARTUNG_KNAPP_NARROWER_THAN_NORMAL,) if knapp < error else ()),
            *((Caution.NO_PREDICTION_INTERVAL,) if len(y) < 3 else ()),
        ),
    )


def restricted_log_likelihood(tau2: float, y: Floats, v: Floats) -> float:
    """Give the restricted log-likelihood at tau2, up to a constant."""
    w = 1 / (v + tau2)
    mu = w @ y / w.sum()
    return float(np.log(w).sum() - np.log(w.sum()) - w @ (y - mu) ** 2) / 2


def reml(y: Floats, v: Floats) -> float:
    """Find the tau2 >= 0 with the highest restricted likelihood.

    A grid comes first because the likelihood may have two peaks; then its best cell is searched.
    """
    # Beyond the estimates' own spread plus the largest variance the likelihood only falls.
    top = float(np.ptp(y) ** 2 + v.max())
    grid = np.concatenate(([0.0], np.geomspace(float(v.min()) * 1e-8, top, _GRID)))
    best = int(np.argmax([restricted_log_likelihood(float(t), y, v) for t in grid]))
    if best == 0:
        return 0.0
    low, high = float(grid[best - 1]), float(grid[min(best + 1, _GRID)])
    if _score(low, y, v) <= 0 or _score(high, y, v) >= 0:
        return float(grid[best])
    return float(optimize.brentq(_score, low, high, args=(y, v), xtol=1e-15, rtol=1e-14))


def _score(tau2: float, y: Floats, v: Floats) -> float:
    """Give the slope of the restricted log-likelihood."""
    w = 1 / (v + tau2)
    mu = w @ y / w.sum()
    return float(w**2 @ (y - mu) ** 2 - w.sum() + (w**2).sum() / w.sum()) / 2


def _studies(yi: Answers, vi: Answers) -> tuple[Floats, Floats]:
    same_length(yi, vi, fields=("yi", "vi"))
    y, v = read(yi, field="yi"), read(vi, field="vi")
    for row, variance in enumerate(v):
        if variance <= 0:
            raise EffectsError(
                "variance_not_positive", f"vi row {row} is {variance}", field="vi", row=row
            )
    known = ~np.isnan(y) & ~np.isnan(v)
    if known.sum() < 2:
        raise EffectsError("too_few", "pooling needs two studies with a result", field="yi")
    return y[known], v[known]


def _q(y: Floats, v: Floats) -> float:
    w = 1 / v
    return float(w @ (y - w @ y / w.sum()) ** 2)


def _i2(v: Floats, tau2: float) -> float:
    w = 1 / v
    typical = (len(v) - 1) * w.sum() / (w.sum() ** 2 - (w**2).sum())
    return float(100 * tau2 / (tau2 + typical))


def _prediction(mu: float, variance: float, *, k: int, level: float) -> Interval | None:
    if k < 3:
        return None
    half = float(special.stdtrit(k - 2, (1 + level) / 2)) * variance**0.5
    return Interval(mu - half, mu + half, level, "t_k_minus_2")
