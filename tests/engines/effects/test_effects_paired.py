"""Paired changes: counts that lose nobody, and exact tests against published results."""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yorisoi.engines.effects import (
    Assumption,
    Caution,
    EffectsError,
    Settings,
    count_change,
    paired_mean_change,
    share,
)

# Student (1908), extra hours of sleep with two drugs; results as printed by R's t.test.
SLEEP_1 = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
SLEEP_2 = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
# Darwin's maize, crossed minus self-fertilised, eighths of an inch (Fisher 1935, 21).
MAIZE = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48]

answers = st.lists(
    st.tuples(st.none() | st.integers(1, 5), st.none() | st.integers(1, 5)),
    min_size=1,
    max_size=12,
)


def test_count_change_keeps_people_not_asked():
    before = [1, 1, 2, 3, None, 2, 1, 2]
    after = [2, 3, 2, 1, 3, None, None, 3]

    result = count_change(before, after)

    assert (result.n, result.n_better, result.n_same, result.n_worse) == (8, 3, 1, 1)
    assert (result.n_missing, result.n_missing_after) == (3, 2)
    assert (result.n_better_at_least, result.n_better_at_most) == (3, 6)
    assert result.improved == share(3, 8, 3)
    assert result.p_value == 0.625
    assert not result.may_show_percentages
    assert result.assumptions == (
        Assumption.INDEPENDENT_PEOPLE,
        Assumption.TIES_DROPPED,
        Assumption.MISSING_LIKE_ANSWERED,
    )


def test_count_change_with_lower_is_better_turns_better_and_worse_around():
    result = count_change([5, 5, 5], [1, 2, 6], higher_is_better=False)

    assert (result.n_better, result.n_worse) == (2, 1)


def test_count_change_when_nobody_was_asked_again_still_counts_them():
    result = count_change([1, 2], [None, None])

    assert (result.n, result.n_better, result.n_missing, result.p_value) == (2, 0, 2, 1.0)
    assert result.improved.estimate is None


@given(answers)
def test_count_change_equals_a_walk_through_the_people(pairs):
    before, after = zip(*pairs, strict=True)
    result = count_change(before, after)

    tally = {"better": 0, "same": 0, "worse": 0, "unknown": 0}
    for first, second in pairs:
        if first is None or second is None:
            tally["unknown"] += 1
        else:
            tally["better" if second > first else "worse" if second < first else "same"] += 1
    assert tally == {
        "better": result.n_better,
        "same": result.n_same,
        "worse": result.n_worse,
        "unknown": result.n_missing,
    }
    moved = tally["better"] + tally["worse"]
    extreme = [
        k for k in range(moved + 1) if abs(2 * k - moved) >= abs(2 * tally["better"] - moved)
    ]
    slow = sum(math.comb(moved, k) for k in extreme) / 2**moved
    assert result.p_value == pytest.approx(slow)


def test_paired_mean_equals_students_sleep():
    result = paired_mean_change(SLEEP_2, SLEEP_1)

    assert result.estimate == pytest.approx(-1.58)
    assert round(result.interval.lower, 6) == -2.459886
    assert round(result.interval.upper, 7) == -0.7001142
    assert result.estimate / result.standard_error == pytest.approx(-4.0621, abs=5e-5)


def test_sign_flips_equal_fishers_count_for_darwins_maize():
    result = paired_mean_change([0] * 15, MAIZE)

    assert result.randomisation.is_exact
    assert result.randomisation.n_cases == 2**15
    assert result.randomisation.p_value == 1726 / 32768


@given(st.lists(st.integers(-4, 4), min_size=2, max_size=8))
def test_sign_flips_equal_every_case_counted(changes):
    result = paired_mean_change([0] * len(changes), changes)

    cases = list(itertools.product((1, -1), repeat=len(changes)))
    sums = [abs(sum(s * c for s, c in zip(case, changes, strict=True))) for case in cases]
    slow = sum(value >= abs(sum(changes)) for value in sums) / len(cases)
    assert result.randomisation.p_value == pytest.approx(slow)


def test_sign_flips_are_counted_up_to_twenty_and_drawn_above():
    changes = [1, 2, -1, 3, 2] * 5
    counted = paired_mean_change([0] * 20, changes[:20]).randomisation
    drawn = paired_mean_change([0] * 21, changes[:21], seed=7).randomisation

    assert (counted.is_exact, counted.seed) == (True, None)
    assert (drawn.is_exact, drawn.seed, drawn.n_cases) == (False, 7, 9_999)
    assert drawn == paired_mean_change([0] * 21, changes[:21], seed=7).randomisation


def test_drawn_p_value_is_never_zero():
    result = paired_mean_change([0] * 40, [1] * 40, settings=Settings(n_resamples=99))

    assert result.randomisation.p_value == 1 / 100
    assert result.warnings == (Caution.NO_VARIATION,)


@given(answers)
def test_paired_bounds_hold_every_possible_filling(pairs):
    before, after = zip(*pairs, strict=True)
    if sum(None not in pair for pair in pairs) < 2:
        return
    result = paired_mean_change(before, after, settings=Settings(outcome_range=(1, 5)))

    low = sum((1 if b is None else b) - (5 if a is None else a) for a, b in pairs) / len(pairs)
    high = sum((5 if b is None else b) - (1 if a is None else a) for a, b in pairs) / len(pairs)
    assert (result.bounds.lower, result.bounds.upper) == (pytest.approx(low), pytest.approx(high))


def test_paired_mean_says_what_to_doubt():
    result = paired_mean_change([1, 2, 3], [2, 4, None])

    assert (result.n, result.n_missing, result.bounds) == (3, 1, None)
    assert result.warnings == (Caution.SMALL_GROUP, Caution.OUTCOMES_MISSING)


@pytest.mark.parametrize(
    ("before", "after", "reason", "field", "row"),
    [
        ([], [], "empty", "before", None),
        ([1], [1, 2], "lengths_differ", "after", None),
        ([1, "2"], [1, 2], "not_a_number", "before", 1),
        ([1, 2], [float("nan"), 2], "not_finite", "after", 0),
        ([1, 2], [1, float("inf")], "not_finite", "after", 1),
        ([1, 2], [None, None], "all_missing", "after", None),
        ([1, 2], [None, 2], "too_few", "after", None),
    ],
)
def test_paired_mean_refuses(before, after, reason, field, row):
    with pytest.raises(EffectsError) as refusal:
        paired_mean_change(before, after)

    assert (refusal.value.reason, refusal.value.field, refusal.value.row) == (reason, field, row)


def test_paired_mean_refuses_answers_outside_the_range():
    with pytest.raises(EffectsError) as refusal:
        paired_mean_change([1, 2], [2, 6], settings=Settings(outcome_range=(1, 5)))

    assert refusal.value.reason == "out_of_range"


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"level": 1.0}, "level"),
        ({"n_resamples": 0}, "n_resamples"),
        ({"outcome_range": (5, 1)}, "outcome_range"),
        ({"outcome_range": (0, float("inf"))}, "outcome_range"),
    ],
)
def test_settings_refuse_what_means_nothing(wrong, reason):
    with pytest.raises(EffectsError) as refusal:
        Settings(**wrong)

    assert refusal.value.reason == reason
