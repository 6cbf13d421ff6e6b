"""Expectation-maximisation for latent classes, sped up by squared extrapolation.

Parameters are one array (k, 1 + c): the class's share, then its probability of each answer of
each item. Every step raises the log-likelihood or is replaced by a plain step.
Sources: Dempster, Laird and Rubin (1977) JRSS B 39; Varadhan and Roland (2008) Scandinavian
Journal of Statistics 35 (SQUAREM, steplength 3).
"""

from dataclasses import dataclass

import numpy as np

from yorisoi.engines.segments.answers import Floats, Patterns

_FLOOR = 1e-12
_TOLERANCE = 1e-9
_MAX_ROUNDS = 2_000


@dataclass(frozen=True, slots=True)
class Ascent:
    """Where one start ended."""

    parameters: Floats
    log_likelihood: float
    has_converged: bool


def random_start(data: Patterns, *, n_classes: int, rng: np.random.Generator) -> Floats:
    """Draw a start: even shares, and answer probabilities uniform on their simplex."""
    draws = rng.standard_exponential((n_classes, data.marks.shape[1])) + 0.05
    shares = np.full((n_classes, 1), 1 / n_classes)
    return np.hstack((shares, _by_item(draws, data)))


def ascend(parameters: Floats, data: Patterns) -> Ascent:
    """Climb until neither a round nor one more step gains a billionth."""
    reached = -np.inf
    for _ in range(_MAX_ROUNDS):
        first, at_start = step(parameters, data)
        second, at_first = step(first, data)
        if at_first - at_start < _TOLERANCE and at_start - reached < _TOLERANCE:
            return Ascent(first, at_first, True)
        reached = at_start
        parameters = _jump(parameters, first, second, data)
    return Ascent(parameters, log_likelihood(parameters, data), False)


def step(parameters: Floats, data: Patterns) -> tuple[Floats, float]:
    """Make one plain step; give the new parameters and the log-likelihood of the old."""
    joint = log_joint(parameters, data.marks)
    total = np.logaddexp.reduce(joint, axis=1)
    expected = np.exp(joint - total[:, None]) * data.weights[:, None]
    shares = expected.sum(axis=0)[:, None] / data.weights.sum()
    probabilities = _by_item(expected.T @ data.marks + _FLOOR, data)
    return np.hstack((shares, probabilities)), float(data.weights @ total)


def log_joint(parameters: Floats, marks: Floats) -> Floats:
    """Give log of share times probability of the answers, shape (people or patterns, k)."""
    logs = np.log(np.maximum(parameters, _FLOOR))
    return np.asarray(marks @ logs[:, 1:].T + logs[:, 0])


def log_likelihood(parameters: Floats, data: Patterns) -> float:
    """Give the weighted log-likelihood of the patterns."""
    total = np.logaddexp.reduce(log_joint(parameters, data.marks), axis=1)
    return float(data.weights @ total)


def memberships(parameters: Floats, marks: Floats) -> Floats:
    """Give each row's chance of each class, shape (rows, k)."""
    joint = log_joint(parameters, marks)
    return np.asarray(np.exp(joint - np.logaddexp.reduce(joint, axis=1)[:, None]))


def _jump(start: Floats, first: Floats, second: Floats, data: Patterns) -> Floats:
    """Extrapolate two plain steps; fall back to the second where that climbs higher."""
    change, bend = first - start, second - 2 * first + start
    size = float(np.linalg.norm(bend))
    if size < _FLOOR:
        return second
    length = max(1.0, float(np.linalg.norm(change)) / size)
    if length == 1.0:
        return second
    far = np.maximum(start + 2 * length * change + length**2 * bend, _FLOOR)
    shares = far[:, :1] / far[:, :1].sum()
    landed = np.hstack((shares, _by_item(far[:, 1:], data)))
    settled, at_landed = step(landed, data)
    return settled if at_landed >= log_likelihood(second, data) else second


def _by_item(values: Floats, data: Patterns) -> Floats:
    """Scale (k, c) so that each class's answers to each item sum to one."""
    starts = data.starts
    widths = np.diff(np.append(starts, values.shape[1]))
    return np.asarray(values / np.repeat(np.add.reduceat(values, starts, axis=1), widths, axis=1))
