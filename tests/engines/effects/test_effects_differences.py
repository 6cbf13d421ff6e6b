"""Differences by lot: published tests, slow twins, and bounds for the missing."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from yorisoi.engines.effects import Assumption, Caution, EffectsError, Settings, difference

SLEEP = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
SLEEP += [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
FEW = Settings(n_resamples=99)

groups = st.lists(
    st.tuples(st.integers(0, 4), st.booleans(), st.integers(-5, 5), st.sampled_from("ab")),
    min_size=6,
    max_size=10,
)


def two_each(rows):
    """Keep examples in which each group has two people."""
    offered = [row[1] for row in rows]
    assume(2 <= sum(offered) <= len(rows) - 2)
    return tuple(zip(*rows, strict=True))


def twin_of_hc(y, x):
    """Write the sandwich out: hat matrix, one residual at a time."""
    y, x = np.array(y, float), np.array(x, float)
    inverse = np.linalg.inv(x.T @ x)
    hat = x @ inverse @ x.T
    left = y - hat @ y
    errors = []
    for power in (1, 2):
        meat = sum(
            left[i] ** 2 / (1 - hat[i, i]) ** power * np.outer(x[i], x[i]) for i in range(len(y))
        )
        errors.append(float((inverse @ meat @ inverse)[0, 0] ** 0.5))
    return float((inverse @ x.T @ y)[0]), *errors


def test_difference_equals_welch_for_students_sleep():
    result = difference(SLEEP, [0] * 10 + [1] * 10, settings=FEW)

    assert result.difference == pytest.approx(1.58)
    assert result.difference / result.standard_error == pytest.approx(1.8608, abs=5e-5)


@pytest.mark.parametrize(("n_right", "cases"), [(4, 2), (3, 34)])
def test_dealing_again_equals_fishers_lady_tasting_tea(n_right, cases):
    guesses = [1] * n_right + [0] * (4 - n_right) + [1] * (4 - n_right) + [0] * n_right

    result = difference(guesses, [1] * 4 + [0] * 4).randomisation

    assert (result.is_exact, result.n_cases) == (True, math.comb(8, 4))
    assert result.p_value == cases / 70


@given(groups)
def test_dealing_again_equals_every_case_counted(rows):
    y, z, _, _ = two_each(rows)
    result = difference(y, z).randomisation

    n, n_offered = len(y), sum(z)
    gaps = []
    for chosen in itertools.combinations(range(n), n_offered):
        total = sum(y[i] for i in chosen)
        gaps.append(abs(total * (n - n_offered) - (sum(y) - total) * n_offered))
    seen_total = sum(value for value, was in zip(y, z, strict=True) if was)
    seen = abs(seen_total * (n - n_offered) - (sum(y) - seen_total) * n_offered)
    assert result.p_value == pytest.approx(sum(gap >= seen for gap in gaps) / len(gaps))


def test_dealing_again_within_strata_comes_near_every_case_counted():
    y, z, s = [3, 1, 2, 0, 9, 7, 5, 8], [1, 0, 1, 0, 1, 0, 0, 1], "aaaabbbb"
    result = difference(y, z, stratum=s).randomisation

    sums = [
        abs(y[a] + y[b] - 3 + y[c] + y[d] - 14.5)
        for a, b in itertools.combinations(range(4), 2)
        for c, d in itertools.combinations(range(4, 8), 2)
    ]
    exact = sum(value >= 3 + 2 - 3 + 9 + 8 - 14.5 for value in sums) / len(sums)
    assert not result.is_exact
    assert result.p_value == pytest.approx(exact, abs=0.015)
    assert result == difference(y, z, stratum=s).randomisation


@given(groups)
def test_difference_and_errors_equal_the_sandwich_written_out(rows):
    y, z, x, _ = two_each(rows)
    assume(len(set(x)) > 1)
    centred = np.array(x, float) - np.mean(x)
    z = np.array(z, float)
    one = np.ones(len(y))
    designs = {
        "plain": np.column_stack((z, one)),
        "ancova": np.column_stack((z, one, centred)),
        "lin": np.column_stack((z, one, centred, centred * z)),
    }
    assume(all(np.linalg.matrix_rank(d) == d.shape[1] for d in designs.values()))
    hats = [np.diag(d @ np.linalg.inv(d.T @ d) @ d.T).max() for d in designs.values()]
    assume(max(hats) < 0.999)

    result = difference(y, [int(v) for v in z], baseline=x, settings=FEW)

    plain = (result.difference, result.standard_error, result.standard_error_hc3)
    assert plain == pytest.approx(twin_of_hc(y, designs["plain"]))
    for name, given_by in (("ancova", result.ancova), ("lin", result.lin)):
        found = (given_by.estimate, given_by.standard_error, given_by.standard_error_hc3)
        assert found == pytest.approx(twin_of_hc(y, designs[name]), abs=1e-9)


@given(groups)
def test_strata_weigh_by_offered_times_not_offered(rows):
    y, z, _, s = two_each(rows)
    parts = []
    for label in sorted(set(s)):
        ones = [v for v, was, of in zip(y, z, s, strict=True) if was and of == label]
        zeros = [v for v, was, of in zip(y, z, s, strict=True) if not was and of == label]
        if ones and zeros:
            weight = len(ones) * len(zeros) / (len(ones) + len(zeros))
            parts.append((weight, np.mean(ones) - np.mean(zeros), len(ones) + len(zeros)))
    try:
        result = difference(y, z, stratum=s, settings=FEW)
    except EffectsError as refusal:
        assert refusal.reason == "too_few"
        return

    total = sum(weight for weight, _, _ in parts)
    assert result.difference == pytest.approx(sum(w * d for w, d, _ in parts) / total, abs=1e-9)
    assert result.n_used == sum(n for _, _, n in parts)
    assert (Caution.STRATA_WITHOUT_CONTRAST in result.warnings) == (result.n_used < len(y))


@given(groups, st.sets(st.integers(0, 9), max_size=3))
def test_manski_bounds_hold_every_possible_filling(rows, gone):
    y, z, _, _ = two_each(rows)
    y = [None if row in gone else value for row, value in enumerate(y)]
    for group in (True, False):
        assume(sum(v is not None and was == group for v, was in zip(y, z, strict=True)) >= 2)

    result = difference(y, z, settings=Settings(n_resamples=9, outcome_range=(0, 4)))

    gaps = []
    for fill in itertools.product((0, 4), repeat=y.count(None)):
        ends = iter(fill)
        full = [next(ends) if v is None else v for v in y]
        offered = [v for v, was in zip(full, z, strict=True) if was]
        others = [v for v, was in zip(full, z, strict=True) if not was]
        gaps.append(np.mean(offered) - np.mean(others))
    found = (result.manski.lower, result.manski.upper)
    assert found == (pytest.approx(min(gaps), abs=1e-9), pytest.approx(max(gaps), abs=1e-9))
    assert result.lee.lower <= result.lee.upper + 1e-9


@pytest.mark.parametrize("is_turned", [False, True])
def test_lee_cuts_the_group_that_answers_more(is_turned):
    # Four of four answer in one group, two of four in the other: keep half of the first.
    y = [1, 2, 3, 4, 2, 3, None, None]
    z = [0, 0, 0, 0, 1, 1, 1, 1] if is_turned else [1, 1, 1, 1, 0, 0, 0, 0]

    result = difference(y, z)

    assert (result.lee.lower, result.lee.upper) == (-1.0, 1.0)
    assert Assumption.OFFER_MOVES_ANSWERING_ONE_WAY in result.lee.assumptions


def test_lee_counts_a_person_in_part():
    # Keep two thirds of four people: 8/3 of a person's weight.
    result = difference([0, 0, 3, 3, 1, 1, None], [1, 1, 1, 1, 0, 0, 0])

    assert result.lee.lower == pytest.approx((0 + 0 + 3 * 2 / 3) / (8 / 3) - 1)
    assert result.lee.upper == pytest.approx((3 + 3 + 0) / (8 / 3) - 1)


def test_difference_says_what_to_doubt():
    result = difference([1, 2, 3, 4, None, 2], [1, 1, 0, 0, 1, 0], baseline=[1, None, 2, 2, 1, 2])

    assert (result.n, result.n_used, result.n_missing, result.n_missing_offered) == (6, 5, 1, 1)
    assert result.warnings == (
        Caution.SMALL_GROUP,
        Caution.INTERVAL_USES_HC3,
        Caution.OUTCOMES_MISSING,
        Caution.RANGE_TAKEN_FROM_DATA,
        Caution.BASELINE_FILLED_WITH_MEAN,
        Caution.ANCOVA_NOT_ESTIMABLE,
        Caution.LIN_NOT_ESTIMABLE,
    )
    assert result.assumptions == (
        Assumption.INDEPENDENT_PEOPLE,
        Assumption.DRAWN_BY_LOT,
        Assumption.MISSING_LIKE_ANSWERED,
    )


def test_interval_uses_hc3_under_fifty_people_only():
    y, z = [0, 1, 3, 0, 2] * 10, [1, 0] * 25
    at_fifty = difference(y, z, settings=FEW)
    under = difference(y[:49], z[:49], settings=FEW)

    assert (at_fifty.interval.method, under.interval.method) == ("t_hc2", "t_hc3")
    assert Caution.INTERVAL_USES_HC3 not in at_fifty.warnings


def test_difference_with_strata_gives_no_lee_bounds_and_says_so():
    result = difference([1, 2, 3, 4, 4, None, 2, 1], [1, 0] * 4, stratum="aaaabbbb")

    assert result.lee is None
    assert Caution.LEE_NOT_WITH_STRATA in result.warnings
    assert Assumption.DRAWN_BY_LOT_WITHIN_STRATA in result.assumptions


@pytest.mark.parametrize(
    ("y", "z", "more", "reason", "field"),
    [
        ([1, 2, 3, 4], [1, 1, 1, 1], {}, "offered_constant", "offered"),
        ([1, 2, 3, 4], [1, 2, 0, 0], {}, "offered_not_binary", "offered"),
        ([1, 2, 3, 4], [1, None, 0, 0], {}, "offered_not_binary", "offered"),
        ([None] * 4, [1, 1, 0, 0], {}, "all_missing", "outcome"),
        ([1, 2, 3, None], [1, 1, 0, 0], {}, "too_few", "outcome"),
        ([1, 2, 3], [1, 1, 0, 0], {}, "lengths_differ", "offered"),
        ([1, 2, 3, float("inf")], [1, 1, 0, 0], {}, "not_finite", "outcome"),
        ([1, 2, 3, 4], [1, 1, 0, 0], {"baseline": [1]}, "lengths_differ", "baseline"),
        ([1, 2, 3, 4], [1, 1, 0, 0], {"stratum": "a"}, "lengths_differ", "stratum"),
        ([1, 2, 3, 4], [1, 1, 0, 0], {"stratum": "aabb"}, "too_few", "stratum"),
        (
            [1, 2, 3, 9],
            [1, 1, 0, 0],
            {"settings": Settings(outcome_range=(0, 5))},
            "out_of_range",
            "outcome",
        ),
    ],
)
def test_difference_refuses(y, z, more, reason, field):
    with pytest.raises(EffectsError) as refusal:
        difference(y, z, **more)

    assert (refusal.value.reason, refusal.value.field) == (reason, field)
