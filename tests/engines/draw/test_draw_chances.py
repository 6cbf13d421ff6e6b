"""Chances: known answers, and the same numbers for the same seed."""

from itertools import pairwise

import pytest

from yorisoi.engines.draw import Chance, DrawError, Entry, Session, propensity


def test_one_session_gives_everybody_seats_over_applicants() -> None:
    entries = [Entry(name, "", 1, ("s",)) for name in "abcdefgh"]

    found = propensity(entries, [Session("s", 2)], redraws=4000)

    assert sum(chance.n_placed for chance in found.chances.values()) == 2 * 4000
    assert all(low < 0.25 < high for low, high in (c.interval for c in found.chances.values()))


def test_guaranteed_people_have_chance_one_and_the_rest_share_what_is_left() -> None:
    entries = [Entry("a", "", 0, ("s",)), Entry("b", "", 1, ("s",)), Entry("c", "", 1, ("s",))]

    chances = propensity(entries, [Session("s", 1)], redraws=50).chances

    assert chances == {"a": Chance(50, 50), "b": Chance(0, 50), "c": Chance(0, 50)}
    assert chances["a"].share == 1.0


def test_same_seed_gives_the_same_numbers_and_another_seed_others() -> None:
    entries = [Entry(f"p{number}", "", 1, ("s",)) for number in range(30)]
    sessions = [Session("s", 11)]

    runs = [propensity(entries, sessions, redraws=60, seed=seed) for seed in ("1", "1", "2")]

    assert [first == second for first, second in pairwise(runs)] == [True, False]


def test_interval_is_wilson() -> None:
    low, high = Chance(10, 100).interval

    assert (round(low, 4), round(high, 4)) == (0.0552, 0.1744)


def test_less_than_one_redraw_is_refused() -> None:
    with pytest.raises(DrawError) as caught:
        propensity([Entry("a", "", 1, ("s",))], [Session("s", 1)], redraws=0)

    assert caught.value.reason == "redraws"
