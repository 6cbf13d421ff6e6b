"""Shares: published intervals, exact tails, and unknown people who stay in the denominator."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yorisoi.engines.effects import (
    SMALL_GROUP,
    Assumption,
    EffectsError,
    clopper_pearson,
    may_show_percentages,
    share,
    wilson,
)

# Newcombe (1998), Two-sided confidence intervals for the single proportion, table I.
NEWCOMBE = [
    (81, 263, (0.2553, 0.3662), (0.2527, 0.3676)),
    (15, 148, (0.0624, 0.1605), (0.0578, 0.1617)),
    (0, 20, (0.0, 0.1611), (0.0, 0.1684)),
    (1, 29, (0.0061, 0.1718), (0.0009, 0.1776)),
]


@pytest.mark.parametrize(("k", "n", "score", "exact"), NEWCOMBE)
def test_intervals_equal_newcombes_table(k, n, score, exact):
    by_score, by_tail = wilson(k, n), clopper_pearson(k, n)

    assert (round(by_score.lower, 4), round(by_score.upper, 4)) == score
    assert (round(by_tail.lower, 4), round(by_tail.upper, 4)) == exact


def test_clopper_pearson_equals_mendels_peas_in_conover():
    interval = clopper_pearson(682, 925)

    assert (round(interval.lower, 7), round(interval.upper, 7)) == (0.7076683, 0.7654066)


@given(st.integers(1, 30).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_clopper_pearson_leaves_exactly_its_tails(counts):
    k, n = counts
    interval = clopper_pearson(k, n)

    def chance(values, p):
        return sum(math.comb(n, x) * p**x * (1 - p) ** (n - x) for x in values)

    if k > 0:
        assert chance(range(k, n + 1), interval.lower) == pytest.approx(0.025)
    if k < n:
        assert chance(range(k + 1), interval.upper) == pytest.approx(0.025)


@given(
    st.integers(1, 40).flatmap(
        lambda n: st.tuples(st.just(n), st.integers(0, n)).flatmap(
            lambda pair: st.tuples(*map(st.just, pair), st.integers(0, pair[0] - pair[1]))
        )
    )
)
def test_bounds_hold_every_answer_the_unknown_could_give(counts):
    n, n_unknown, k = counts
    result = share(k, n, n_unknown)

    possible = [(k + extra) / n for extra in range(n_unknown + 1)]
    assert (result.bounds.lower, result.bounds.upper) == (min(possible), max(possible))
    for extra in range(n_unknown + 1):
        interval = clopper_pearson(k + extra, n)
        assert result.bounds.interval.lower <= interval.lower
        assert interval.upper <= result.bounds.interval.upper


def test_share_counts_people_not_asked_in_n():
    result = share(3, 8, 2)

    assert (result.n_yes, result.n, result.n_unknown, result.estimate) == (3, 8, 2, 0.5)
    assert (result.bounds.lower, result.bounds.upper) == (3 / 8, 5 / 8)
    assert result.wilson == wilson(3, 6)
    assert not result.may_show_percentages
    assert result.assumptions == (
        Assumption.INDEPENDENT_PEOPLE,
        Assumption.MISSING_LIKE_ANSWERED,
    )


def test_share_when_nobody_is_known_claims_nothing():
    result = share(0, 5, 5)

    assert result.estimate is None
    assert (result.wilson.lower, result.wilson.upper) == (0.0, 1.0)
    assert (result.bounds.lower, result.bounds.upper) == (0.0, 1.0)


def test_percentages_begin_at_the_small_group_limit():
    assert SMALL_GROUP == 10
    assert [may_show_percentages(n) for n in (0, 9, 10, 11)] == [False, False, True, True]


@pytest.mark.parametrize(
    ("counts", "reason", "field"),
    [
        ((-1, 5), "not_a_count", "k"),
        ((1.5, 5), "not_a_count", "k"),
        ((True, 5), "not_a_count", "k"),
        ((0, 0), "empty", "n"),
        ((6, 5), "counts_disagree", "n"),
        ((3, 5, 3), "counts_disagree", "n"),
    ],
)
def test_share_refuses_impossible_counts(counts, reason, field):
    with pytest.raises(EffectsError) as refusal:
        share(*counts)

    assert (refusal.value.reason, refusal.value.field) == (reason, field)


@pytest.mark.parametrize("level", [0, 1, float("nan")])
def test_share_refuses_a_level_outside_zero_to_one(level):
    with pytest.raises(EffectsError) as refusal:
        share(1, 2, level=level)

    assert refusal.value.reason == "level"
