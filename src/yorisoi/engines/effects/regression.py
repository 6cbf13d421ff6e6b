"""Least squares with standard errors that do not assume equal spread (HC2, HC3).

Sources: MacKinnon and White (1985) J. Econometrics 29; Long and Ervin (2000) American
Statistician 54; Samii and Aronow (2012) Statistics and Probability Letters 82 (HC2 of a
difference in means is Neyman's variance).
"""

from dataclasses import dataclass

import numpy as np
from scipy import special

from yorisoi.engines.effects.answers import Floats
from yorisoi.engines.effects.terms import HC3_BELOW, Assumption, Interval

_FULL_LEVERAGE = 1 - 1e-9


@dataclass(frozen=True, slots=True)
class Estimate:
    """A coefficient in units of the outcome, both standard errors and its t interval.

    The interval uses HC2, or HC3 under fifty people (its method says which).
    """

    estimate: float
    standard_error: float
    standard_error_hc3: float
    interval: Interval
    n: int
    n_missing: int
    assumptions: tuple[Assumption, ...]


@dataclass(frozen=True, slots=True)
class Fitted:
    """One coefficient of a least-squares fit, before anybody gives it a meaning."""

    coefficient: float
    hc2: float
    hc3: float
    degrees_of_freedom: int

    def interval(self, *, level: float, n: int) -> Interval:
        """Give the t interval: HC3 under fifty people, HC2 otherwise."""
        is_small = n < HC3_BELOW
        error = self.hc3 if is_small else self.hc2
        half = float(special.stdtrit(self.degrees_of_freedom, (1 + level) / 2)) * error
        method = "t_hc3" if is_small else "t_hc2"
        return Interval(self.coefficient - half, self.coefficient + half, level, method)


def least_squares(y: Floats, x: Floats, *, column: int) -> Fitted | None:
    """Fit y (n,) on x (n, p) and give one column's coefficient.

    None when it cannot be estimated: dependent columns, no spare person, or a person whom the
    fit must follow exactly (leverage 1).
    """
    n, p = x.shape
    if n <= p or np.linalg.matrix_rank(x) < p:
        return None
    q, r = np.linalg.qr(x)
    leverage = np.sum(q**2, axis=1)
    if leverage.max() > _FULL_LEVERAGE:
        return None
    coefficients = np.linalg.solve(r, q.T @ y)
    weights = np.linalg.solve(r, q.T)[column]
    left = (y - x @ coefficients) ** 2 * weights**2
    return Fitted(
        coefficient=float(coefficients[column]),
        hc2=float(np.sum(left / (1 - leverage)) ** 0.5),
        hc3=float(np.sum(left / (1 - leverage) ** 2) ** 0.5),
        degrees_of_freedom=n - p,
    )
