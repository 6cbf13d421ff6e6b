"""Fitting: published log-likelihoods to every printed digit, slow twins and refusals."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yorisoi.engines.segments import Assumption, Caution, SegmentsError, choose, fit
from yorisoi.engines.segments.answers import patterns, read
from yorisoi.engines.segments.expectation import ascend, log_likelihood, random_start, step

# Seven pathologists, 118 slides: Landis and Koch (1977), as in Agresti (2002), table 13.1.
CARCINOMA = {
    "0000000": 34,
    "0000100": 2,
    "0100000": 6,
    "0100001": 1,
    "0100100": 4,
    "0100101": 5,
    "1000000": 2,
    "1010101": 1,
    "1100000": 2,
    "1100001": 1,
    "1100100": 2,
    "1100101": 7,
    "1100111": 1,
    "1101001": 1,
    "1101101": 2,
    "1101111": 3,
    "1110101": 13,
    "1110111": 5,
    "1111101": 10,
    "1111111": 16,
}
# Four questions on cheating, 319 students: Dayton (1998).
CHEATING = dict(
    zip(
        [
            *("0000", "1000", "0100", "1100", "0010", "1010", "0110", "1110"),
            *("0001", "1001", "0101", "1101", "0011", "1011", "0111", "1111"),
        ],
        [207, 10, 13, 11, 7, 1, 1, 1, 46, 3, 4, 4, 5, 2, 2, 2],
        strict=True,
    )
)
# Four situations of role conflict, 216 people: Stouffer and Toby (1951), Goodman (1974).
VALUES = dict(
    zip(
        ("".join(answers) for answers in itertools.product("12", repeat=4)),
        [42, 23, 6, 25, 6, 24, 7, 38, 1, 4, 1, 6, 2, 9, 2, 20],
        strict=True,
    )
)


def is_varied(rows):
    """Say whether every item was answered and two people answered differently."""
    patterns_seen = {tuple(answer or "" for answer in row) for row in rows} - {("", "", "")}
    return len(patterns_seen) > 1 and all(any(row[item] for row in rows) for item in range(3))


tables = st.lists(
    st.tuples(*[st.sampled_from(["a", "b", "c", "", None])] * 3), min_size=4, max_size=14
).filter(is_varied)


def columns(rows):
    """Turn rows of answers into items."""
    return {f"q{place}": list(column) for place, column in enumerate(zip(*rows, strict=True))}


def people(counts):
    """Repeat each pattern as often as it was counted."""
    return columns([pattern for pattern, n in counts.items() for _ in range(n)])


@pytest.mark.parametrize(
    ("counts", "n_classes", "expected"),
    [
        (CARCINOMA, 2, -317.2568),
        (CARCINOMA, 3, -293.705),
        (CARCINOMA, 4, -289.2858),
        (CHEATING, 2, -440.0271),
        (VALUES, 2, -504.4677),
    ],
)
def test_log_likelihood_equals_the_published_one(counts, n_classes, expected):
    model = fit(people(counts), n_classes=n_classes)

    assert round(model.log_likelihood, 4) == expected
    assert model.starts_at_maximum > 1


def test_carcinoma_with_three_classes_equals_every_published_number():
    model = fit(people(CARCINOMA), n_classes=3)

    assert (model.n, model.n_patterns, model.n_missing, model.n_parameters) == (118, 20, 0, 23)
    assert (round(model.aic, 2), round(model.bic, 4)) == (633.41, 697.1357)
    assert [round(share, 4) for share in model.shares] == [0.4447, 0.3736, 0.1817]
    saturated = sum(n * math.log(n / 118) for n in CARCINOMA.values())
    assert round(2 * (saturated - model.log_likelihood), 5) == 15.26171
    assert model.small_classes == ()
    assert model.warnings == (Caution.FEW_PEOPLE_PER_CLASS,)


@given(tables)
@settings(max_examples=25, deadline=None)
def test_log_likelihood_equals_the_mixture_written_out(rows):
    model = fit(columns(rows), n_classes=2, starts=2)

    chance = {(p.item, p.category): p.by_class for p in model.profiles}
    total = 0.0
    for row in rows:
        given_answers = [(f"q{place}", answer) for place, answer in enumerate(row) if answer]
        if given_answers:
            total += math.log(
                sum(
                    share * math.prod(chance[answer][place] for answer in given_answers)
                    for place, share in enumerate(model.shares)
                )
            )
    assert model.log_likelihood == pytest.approx(total, abs=1e-5)
    assert model.n == sum(any(row) for row in rows)
    assert model.n_unanswered == len(rows) - model.n
    assert model.n_missing == sum(not a for row in rows if any(row) for a in row)


@given(tables, st.integers(1, 3), st.integers(0, 5))
@settings(deadline=None)
def test_every_step_climbs(rows, n_classes, seed):
    data = patterns(read(columns(rows)), weights=None)
    start = random_start(data, n_classes=n_classes, rng=np.random.default_rng(seed))

    after, at_start = step(start, data)

    assert at_start == pytest.approx(log_likelihood(start, data))
    assert log_likelihood(after, data) >= at_start - 1e-9
    assert ascend(start, data).log_likelihood >= at_start - 1e-9


@given(tables, st.randoms(use_true_random=False))
@settings(max_examples=20, deadline=None)
def test_fit_does_not_depend_on_the_order_of_people(rows, chance):
    shuffled = rows.copy()
    chance.shuffle(shuffled)

    assert fit(columns(shuffled), n_classes=2, starts=2) == fit(
        columns(rows), n_classes=2, starts=2
    )


@given(tables, st.integers(1, 3))
@settings(max_examples=20, deadline=None)
def test_shares_and_profiles_add_up(rows, n_classes):
    try:
        model = fit(columns(rows), n_classes=n_classes, starts=2)
    except SegmentsError as refusal:
        assert refusal.reason == "more_classes_than_patterns"
        return

    assert sum(model.shares) == pytest.approx(1)
    assert list(model.shares) == sorted(model.shares, reverse=True)
    assert sum(model.people) == pytest.approx(model.n)
    assert sum(model.assigned) == model.n
    for item in model.items:
        for place in range(n_classes):
            total = sum(p.by_class[place] for p in model.profiles if p.item == item)
            assert total == pytest.approx(1)


def test_one_class_is_the_frequency_of_each_answer():
    model = fit({"phone": ["yes", "yes", "no", None]}, n_classes=1)

    assert [(p.category, p.by_class) for p in model.profiles] == [
        ("no", (pytest.approx(1 / 3),)),
        ("yes", (pytest.approx(2 / 3),)),
    ]
    assert model.log_likelihood == pytest.approx(math.log(1 / 3) + 2 * math.log(2 / 3))
    assert (model.entropy, model.n_unanswered) == (1.0, 1)
    assert Caution.PEOPLE_WITHOUT_ANSWERS in model.warnings


def test_weight_of_two_fits_as_a_person_counted_twice_without_more_people():
    once = {"a": ["x", "y", "x"], "b": ["1", "2", "2"]}
    twice = {"a": ["x", "x", "y", "x"], "b": ["1", "1", "2", "2"]}
    weighted = fit(once, n_classes=1, weights=[2, 1, 1])

    assert weighted.log_likelihood == pytest.approx(fit(twice, n_classes=1).log_likelihood)
    assert (weighted.n, weighted.n_effective) == (3, pytest.approx(16 / 6))
    assert Assumption.WEIGHTS_ARE_SURVEY_WEIGHTS in weighted.assumptions


def test_criteria_do_not_change_with_the_scale_of_weights():
    table = people(CHEATING)
    thousand = fit(table, n_classes=2, starts=3, weights=[1000.0] * 319)

    assert thousand.bic == pytest.approx(fit(table, n_classes=2, starts=3).bic)


def test_person_without_weight_is_left_out():
    model = fit({"a": ["x", "y", "z"]}, n_classes=1, weights=[1, 1, 0])

    assert (model.n, model.shares) == (2, (1.0,))


def test_class_of_nine_is_small_and_of_ten_is_not():
    def small_with(n):
        rows = [("1", "1", "1")] * n + [("2", "2", "2")] * 30
        return fit(columns(rows), n_classes=2).small_classes

    assert (small_with(9), small_with(10)) == ((1,), ())


def test_choose_takes_the_lowest_bic():
    choice = choose(people(CARCINOMA), range(1, 5), starts=10)

    assert (choice.chosen, choice.reason) == (3, "lowest_bic")
    assert [row.classes for row in choice.tried] == [1, 2, 3, 4]
    assert choice.model == fit(people(CARCINOMA), n_classes=3, starts=10)


def test_choose_never_takes_a_class_of_fewer_than_ten():
    rows = [("1",) * 6] * 8 + [("2",) * 6] * 60 + [("1", "2") * 3] * 5 + [("2", "1") * 3] * 60

    choice = choose(columns(rows), range(1, 5), starts=5)

    assert choice.model.small_classes == ()
    assert choice.reason == "lowest_bic_fit_to_show"
    assert min(choice.tried, key=lambda row: row.bic).small_classes != ()


def test_choose_with_eight_people_has_nothing_to_show():
    choice = choose({"a": ["x", "y"] * 4}, range(1, 4))

    assert (choice.chosen, choice.reason, choice.skipped) == (1, "nothing_fit_to_show", (3,))


@pytest.mark.parametrize(
    ("table", "more", "reason", "place"),
    [
        ({}, {}, "no_items", ("", None)),
        ({"a": []}, {}, "empty", ("", None)),
        ({"a": ["x"], "b": []}, {}, "lengths_differ", ("b", None)),
        ({"a": ["x", 1.5]}, {}, "answer_not_text", ("a", 1)),
        ({"a": ["x", float("nan")]}, {}, "answer_not_text", ("a", 1)),
        ({"a": ["x"], "b": [None]}, {}, "item_without_answers", ("b", None)),
        ({"a": ["x", "y"]}, {"weights": [1]}, "weights_differ", ("", None)),
        ({"a": ["x", "y"]}, {"weights": [1, -1]}, "weight_negative", ("", 1)),
        ({"a": ["x", "y"]}, {"weights": [math.nan, 1]}, "weight_not_finite", ("", 0)),
        ({"a": ["x", "y"]}, {"weights": [0, 0]}, "empty", ("", None)),
        ({"a": ["x", "y"]}, {"n_classes": 3}, "more_classes_than_patterns", ("", None)),
        ({"a": ["x", "y"]}, {"n_classes": 0}, "classes_below_one", ("", None)),
        ({"a": ["x", "y"]}, {"starts": 0}, "starts_below_one", ("", None)),
    ],
)
def test_fit_refuses(table, more, reason, place):
    with pytest.raises(SegmentsError) as refusal:
        fit(table, **{"n_classes": 1, **more})

    assert refusal.value.reason == reason
    assert (refusal.value.item, refusal.value.row) == place


@pytest.mark.parametrize(
    ("classes", "reason"), [([], "no_classes"), ([5], "no_classes"), ([0, 1], "classes_below_one")]
)
def test_choose_refuses(classes, reason):
    with pytest.raises(SegmentsError) as refusal:
        choose({"a": ["x", "y"]}, classes)

    assert refusal.value.reason == reason
