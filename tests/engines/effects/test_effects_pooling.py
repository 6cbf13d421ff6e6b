"""Pooling: the BCG vaccine trials to every printed digit, and Holm's rule."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from yorisoi.engines.effects import Caution, EffectsError, holm, pool
from yorisoi.engines.effects.pooling import reml, restricted_log_likelihood

# Colditz et al. (1994) JAMA 271: ill and well after vaccination, ill and well without.
BCG = [
    (4, 119, 11, 128),
    (6, 300, 29, 274),
    (3, 228, 11, 209),
    (62, 13536, 248, 12619),
    (33, 5036, 47, 5761),
    (180, 1361, 372, 1079),
    (8, 2537, 10, 619),
    (505, 87886, 499, 87892),
    (29, 7470, 45, 7232),
    (17, 1699, 65, 1600),
    (186, 50448, 141, 27197),
    (5, 2493, 3, 2338),
    (27, 16886, 29, 17825),
]


def log_risk_ratio(ill, well, ill_without, well_without):
    """Give the log risk ratio of one trial and its variance."""
    n, n_without = ill + well, ill_without + well_without
    effect = np.log(ill / n) - np.log(ill_without / n_without)
    return float(effect), 1 / ill - 1 / n + 1 / ill_without - 1 / n_without


def test_pool_equals_the_published_bcg_analysis():
    yi, vi = zip(*(log_risk_ratio(*trial) for trial in BCG), strict=True)

    result = pool(yi, vi)

    assert round(result.tau2, 6) == 0.313243
    assert round(result.mu, 6) == -0.714532
    assert round(result.standard_error, 6) == 0.179782
    assert round(result.standard_error_hartung_knapp, 6) == 0.180792
    assert (round(result.interval.lower, 4), round(result.interval.upper, 4)) == (-1.1084, -0.3206)
    assert round(result.i2, 3) == 92.221
    assert round(result.q, 4) == 152.2330
    assert (result.n, result.n_missing, result.warnings) == (13, 0, ())


@given(st.lists(st.tuples(st.floats(-3, 3), st.floats(0.01, 4)), min_size=2, max_size=9))
def test_reml_is_nowhere_worse_than_a_fine_walk(studies):
    y, v = (np.array(column) for column in zip(*studies, strict=True))

    best = restricted_log_likelihood(reml(y, v), y, v)

    walk = [restricted_log_likelihood(float(t), y, v) for t in np.linspace(0, 45, 901)]
    assert best >= max(walk) - 1e-9


def test_pool_of_equal_studies_uses_the_wider_normal_error():
    result = pool([0.5, 0.5, 0.5], [0.1, 0.2, 0.3])

    assert (result.tau2, result.i2, result.mu) == (0.0, 0.0, pytest.approx(0.5))
    assert result.standard_error_hartung_knapp < result.standard_error
    assert result.interval.upper - 0.5 == pytest.approx(4.302653 * result.standard_error)
    assert result.warnings == (Caution.HARTUNG_KNAPP_NARROWER_THAN_NORMAL,)


def test_pool_of_two_studies_gives_no_prediction():
    result = pool([0.0, 4.0, None], [0.1, 0.1, 0.1])

    assert (result.n, result.n_missing, result.prediction_interval) == (3, 1, None)
    assert result.tau2 == pytest.approx(8 - 0.1)
    assert result.warnings == (Caution.NO_PREDICTION_INTERVAL,)


@pytest.mark.parametrize(
    ("yi", "vi", "reason"),
    [
        ([1], [1], "too_few"),
        ([1, None], [1, 1], "too_few"),
        ([1, 2], [1, 0], "variance_not_positive"),
        ([1, 2], [1], "lengths_differ"),
        ([], [], "empty"),
        ([1, float("nan")], [1, 1], "not_finite"),
    ],
)
def test_pool_refuses(yi, vi, reason):
    with pytest.raises(EffectsError) as refusal:
        pool(yi, vi)

    assert refusal.value.reason == reason


def test_holm_equals_the_rule_by_hand():
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx((0.03, 0.06, 0.06, 0.02))


@given(st.lists(st.floats(0, 1), max_size=8))
def test_holm_rejects_what_stepping_down_rejects(p_values):
    adjusted = holm(p_values)

    for alpha in (0.01, 0.05, 0.5):
        rejected, order = set(), sorted(range(len(p_values)), key=lambda row: p_values[row])
        for rank, row in enumerate(order):
            if (len(p_values) - rank) * p_values[row] > alpha:
                break
            rejected.add(row)
        assert {row for row, p in enumerate(adjusted) if p <= alpha} == rejected


@pytest.mark.parametrize("wrong", [-0.1, 1.1, float("nan")])
def test_holm_refuses_what_is_not_a_p_value(wrong):
    with pytest.raises(EffectsError) as refusal:
        holm([0.5, wrong])

    assert (refusal.value.reason, refusal.value.row) == ("not_a_p_value", 1)
