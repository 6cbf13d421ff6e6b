"""Holds provisional segments against later people: who they are likely to be, and drift.

The model stays frozen: only the shares may move. Its own uncertainty is not counted, so with
a model from few people a small p-value may come from the model. Source: Collins and Lanza
(2010) Latent Class and Latent Transition Analysis, 5; p = (b + 1) / (R + 1) as in Phipson and
Smyth (2010) SAGMB 9.
"""

import numpy as np
from scipy import special

from yorisoi.engines.segments.answers import MISSING, Coded, Codes, Floats, Table, mark, read_as
from yorisoi.engines.segments.errors import SegmentsError
from yorisoi.engines.segments.expectation import log_joint
from yorisoi.engines.segments.expectation import memberships as chances_of
from yorisoi.engines.segments.models import Assumption, Drift, Model

_N_SIMULATIONS = 499
_RARE = 0.01
_TOLERANCE = 1e-9
_FLOOR = 1e-12
_MAX_STEPS = 5_000


def memberships(model: Model, table: Table) -> tuple[tuple[float, ...], ...]:
    """Give each person's chance of each class; people without answers get the shares.

    `table` has the model's items. Raises SegmentsError `items_differ`, `unknown_answer`,
    `lengths_differ`, `empty`, `answer_not_text`.
    """
    coded = read_as(table, items=model.items, categories=model.categories)
    rows = chances_of(_parameters(model), mark(coded.codes, categories=coded.categories))
    return tuple(tuple(float(chance) for chance in row) for row in rows)


def follow(
    model: Model, new: Table, *, n_simulations: int = _N_SIMULATIONS, seed: int = 1
) -> Drift:
    """Test whether later people are spread over the model's classes as before.

    `new` has the model's items, one row a person. Raises SegmentsError as `memberships` does,
    `empty` when nobody answered, `simulations_below_one`. Sources: see the module.
    """
    if n_simulations < 1:
        raise SegmentsError("simulations_below_one", f"{n_simulations} simulations")
    coded = read_as(new, items=model.items, categories=model.categories)
    rows = np.flatnonzero((coded.codes != MISSING).any(axis=1))
    if len(rows) == 0:
        raise SegmentsError("empty", "nobody answered anything")
    codes, parameters = coded.codes[rows], _parameters(model)
    fits = _fits(parameters, codes, coded=coded)
    shares, statistic = _ratio(fits, parameters[:, 0])
    simulated, n_rarer = _simulate(
        parameters, codes, coded=coded, n_simulations=n_simulations, seed=seed
    )
    return Drift(
        n=len(rows),
        n_unanswered=len(coded.codes) - len(rows),
        n_missing=int((codes == MISSING).sum()),
        shares_before=model.shares,
        shares_after=tuple(float(share) for share in shares),
        statistic=statistic,
        degrees_of_freedom=model.classes - 1,
        p_value=float(special.chdtrc(model.classes - 1, statistic)) if model.classes > 1 else 1.0,
        p_simulated=float((np.sum(simulated >= statistic - _TOLERANCE) + 1) / (n_simulations + 1)),
        n_simulations=n_simulations,
        seed=seed,
        unlike=tuple(rows[(n_rarer + 1) / (n_simulations + 1) <= _RARE].tolist()),
        assumptions=(
            Assumption.INDEPENDENT_PEOPLE,
            Assumption.ITEMS_INDEPENDENT_WITHIN_CLASS,
            Assumption.MODEL_KNOWN_EXACTLY,
            *((Assumption.MISSING_AT_RANDOM,) if (codes == MISSING).any() else ()),
        ),
    )


def _parameters(model: Model) -> Floats:
    columns = [model.shares, *(profile.by_class for profile in model.profiles)]
    return np.array(columns, dtype=np.float64).T


def _fits(parameters: Floats, codes: Codes, *, coded: Coded) -> Floats:
    """Give the log-probability of each person's answers in each class, shape (n, k)."""
    with_even_shares = parameters.copy()
    with_even_shares[:, 0] = 1.0
    return log_joint(with_even_shares, mark(codes, categories=coded.categories))


def _ratio(fits: Floats, shares: Floats) -> tuple[Floats, float]:
    """Let only the shares move; give them and twice the log-likelihood gained."""
    likelihood = np.exp(fits - fits.max(axis=1, keepdims=True))
    # A share of zero could never grow again: begin a little inside.
    moving = 0.99 * shares + 0.01 / len(shares)
    reached = -np.inf
    for _ in range(_MAX_STEPS):
        joint = likelihood * moving
        total = joint.sum(axis=1)
        now = float(np.log(total).sum())
        if now - reached < _TOLERANCE:
            break
        reached = now
        moving = (joint / total[:, None]).mean(axis=0)
    before = float(np.log(likelihood @ np.maximum(shares, _FLOOR)).sum())
    return moving, max(0.0, 2 * (now - before))


def _simulate(
    parameters: Floats, codes: Codes, *, coded: Coded, n_simulations: int, seed: int
) -> tuple[Floats, Codes]:
    """Simulate as many people with the same gaps, n_simulations times.

    Gives the likelihood ratios, and for each real person how many simulated people with the
    same gaps gave answers no more probable.
    """
    rng = np.random.default_rng(seed)
    real = _total(_fits(parameters, codes, coded=coded), parameters)
    ratios, n_rarer = np.empty(n_simulations), np.zeros(len(codes), dtype=np.int64)
    for number in range(n_simulations):
        drawn = _draw(parameters, codes, coded=coded, rng=rng)
        fits = _fits(parameters, drawn, coded=coded)
        ratios[number] = _ratio(fits, parameters[:, 0])[1]
        n_rarer += _total(fits, parameters) <= real + _TOLERANCE
    return ratios, n_rarer


def _total(fits: Floats, parameters: Floats) -> Floats:
    """Give the log-probability of each person's answers over all classes."""
    shares = np.log(np.maximum(parameters[:, 0], _FLOOR))
    return np.asarray(np.logaddexp.reduce(fits + shares, axis=1))


def _draw(parameters: Floats, codes: Codes, *, coded: Coded, rng: np.random.Generator) -> Codes:
    """Draw a class, then each answer; what was missing stays missing."""
    drawn = np.full_like(codes, MISSING)
    classes = rng.choice(
        len(parameters), size=len(codes), p=parameters[:, 0] / parameters[:, 0].sum()
    )
    first = 1
    for item, categories in enumerate(coded.categories):
        edges = parameters[:, first : first + len(categories)].cumsum(axis=1)[classes]
        draws = rng.random((len(codes), 1)) * edges[:, -1:]
        drawn[:, item] = np.minimum((draws >= edges).sum(axis=1), len(categories) - 1)
        first += len(categories)
    return np.where(codes == MISSING, MISSING, drawn)
