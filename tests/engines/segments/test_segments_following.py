"""Following: membership by Bayes, drift of shares, and people unlike any segment."""

import math

import pytest
from scipy import optimize

from yorisoi.engines.segments import SegmentsError, fit, follow, memberships

ITEMS = ("call", "map", "pay", "mail")


def people(*groups):
    """Make a table from (number, answers) groups."""
    rows = [answers for n, answers in groups for _ in range(n)]
    return dict(zip(ITEMS, map(list, zip(*rows, strict=True)), strict=True))


FIRST = people(
    (40, "yyyy"), (8, "yyyn"), (8, "ynyy"), (30, "nnnn"), (7, "nnny"), (6, "ynnn"), (3, "nnyn")
)


def test_memberships_equal_bayes_written_out():
    model = fit(FIRST, n_classes=2)
    new = {"call": ["y", None], "map": ["n", None], "pay": [None, ""], "mail": ["y", None]}

    found = memberships(model, new)

    chance = {(p.item, p.category): p.by_class for p in model.profiles}
    joint = [
        share * chance["call", "y"][k] * chance["map", "n"][k] * chance["mail", "y"][k]
        for k, share in enumerate(model.shares)
    ]
    assert found[0] == pytest.approx([part / sum(joint) for part in joint])
    assert found[1] == pytest.approx(model.shares)


def test_follow_the_same_people_finds_no_drift():
    model = fit(FIRST, n_classes=2)
    drift = follow(model, FIRST, n_simulations=99)

    assert drift.shares_after == pytest.approx(drift.shares_before, abs=1e-4)
    assert drift.statistic == pytest.approx(0, abs=1e-6)
    assert (drift.n, drift.n_unanswered, drift.degrees_of_freedom) == (102, 0, 1)
    assert drift.p_value == pytest.approx(1, abs=1e-2)


def test_follow_finds_a_drift_and_equals_a_search_over_the_share():
    model = fit(FIRST, n_classes=2)
    new = people((5, "yyyy"), (30, "nnnn"), (4, "nnny"))

    drift = follow(model, new, n_simulations=199)

    chance = {(p.item, p.category): p.by_class for p in model.profiles}
    rows = list(zip(*(new[item] for item in ITEMS), strict=True))

    def log_likelihood(share):
        return sum(
            math.log(
                sum(
                    weight * math.prod(chance[key][k] for key in zip(ITEMS, row, strict=True))
                    for k, weight in enumerate((share, 1 - share))
                )
            )
            for row in rows
        )

    found = optimize.minimize_scalar(
        lambda share: -log_likelihood(share), bounds=(0, 1), method="bounded"
    )
    assert drift.shares_after[0] == pytest.approx(found.x, abs=1e-4)
    gained = 2 * (-found.fun - log_likelihood(model.shares[0]))
    assert drift.statistic == pytest.approx(gained, abs=1e-4)
    assert drift.p_value < 0.001
    assert drift.p_simulated == 1 / 200


def test_follow_repeats_with_its_seed():
    model = fit(FIRST, n_classes=2)

    assert follow(model, FIRST, n_simulations=19, seed=3) == follow(
        model, FIRST, n_simulations=19, seed=3
    )


def test_follow_names_the_person_unlike_any_segment():
    sure = people((40, "yyyy"), (40, "nnnn"), (1, "yyyn"), (1, "nyyy"), (1, "nnny"), (1, "ynnn"))
    new = people((10, "yyyy"), (10, "nnnn"), (1, "yynn"), (1, ("", "", "", "")))

    drift = follow(fit(sure, n_classes=2), new)

    assert drift.unlike == (20,)
    assert (drift.n, drift.n_unanswered, drift.n_missing) == (21, 1, 0)


def test_follow_with_one_class_has_nothing_to_drift():
    drift = follow(fit(FIRST, n_classes=1), FIRST, n_simulations=9)

    assert (drift.statistic, drift.p_value, drift.p_simulated) == (0.0, 1.0, 1.0)


@pytest.mark.parametrize(
    ("new", "more", "reason", "place"),
    [
        ({"call": ["y"]}, {}, "items_differ", ("", None)),
        (people((1, "yyy?")), {}, "unknown_answer", ("mail", 0)),
        (people((2, ("", "", "", ""))), {}, "empty", ("", None)),
        (FIRST, {"n_simulations": 0}, "simulations_below_one", ("", None)),
    ],
)
def test_follow_refuses(new, more, reason, place):
    with pytest.raises(SegmentsError) as refusal:
        follow(fit(FIRST, n_classes=2, starts=2), new, **more)

    assert refusal.value.reason == reason
    assert (refusal.value.item, refusal.value.row) == place
