"""What leaves the house: no small count, no way to subtract one, no range that gives one away."""

from dataclasses import asdict

from hypothesis import given, settings
from hypothesis import strategies as st

from yorisoi.stages.effects.rules.change import Counted
from yorisoi.stages.effects.rules.comparison import Arm, Compared
from yorisoi.stages.effects.rules.control import (
    Published,
    PublishedDifference,
    published,
    published_difference,
)

COUNT = st.integers(0, 40)


def _counted(better: int, same: int, worse: int, not_asked: int, already: int = 0) -> Counted:
    n = better + same + worse + not_asked + already
    return Counted(
        n=n,
        better=better,
        already=already,
        same=same,
        worse=worse,
        by_proxy=0,
        not_asked=not_asked,
        low=1.0,
        high=2.0,
    )


def _compared(offered: tuple[int, int, int], waiting: tuple[int, int, int]) -> Compared:
    arms = [Arm(n=sum(counts), reached=counts[0], not_reached=counts[1], not_asked=counts[2])
            for counts in (offered, waiting)]  # fmt: skip
    return Compared(
        offered=arms[0],
        waiting=arms[1],
        people=9.0,
        low=3.0,
        high=15.0,
        p_value=0.01,
        is_adjusted=False,
        warnings=(),
    )


def test_large_counts_are_published_with_their_range() -> None:
    assert published(_counted(20, 10, 0, 10, already=5), minimum=10) == Published(
        n=45, better=20, same=15, worse=0, not_asked=10, low=1.0, high=2.0
    )


def test_one_small_count_takes_another_with_it() -> None:
    found = published(_counted(20, 12, 0, 3), minimum=10)

    hidden = [name for name, value in asdict(found).items() if value is None]
    assert found.n == 35
    assert found.not_asked is None
    assert len([name for name in hidden if name in {"better", "same", "worse"}]) >= 1


def test_range_stays_in_the_house_with_the_count_it_was_made_from() -> None:
    found = published(_counted(7, 20, 0, 10), minimum=10)

    assert (found.better, found.low, found.high) == (None, None, None)


def test_small_group_publishes_nothing_but_zeros() -> None:
    found = published(_counted(4, 3, 0, 1), minimum=10)

    assert (found.n, found.better, found.low) == (None, None, None)


@settings(deadline=None, max_examples=40)
@given(COUNT, COUNT, COUNT, COUNT)
def test_nobody_can_work_a_small_count_out(
    better: int, same: int, worse: int, not_asked: int
) -> None:
    counts = (better, same, worse, not_asked)
    if sum(counts) == 0:
        return
    found = published(_counted(*counts), minimum=10)

    shown = (found.better, found.same, found.worse, found.not_asked)
    hidden = [count for count, value in zip(counts, shown, strict=True) if value is None]
    assert all(value is None or value == 0 or value >= 10 for value in (*shown, found.n))
    if found.n is not None and hidden:
        # What is hidden adds up to something known: it must hold more than one, and could be large.
        assert len(hidden) > 1
        assert sum(hidden) >= 10


def test_comparison_of_large_groups_is_published() -> None:
    found = published_difference(
        _compared((30, 20, 10), (20, 30, 10)), change=_counted(30, 20, 0, 10), minimum=10
    )

    assert found == PublishedDifference(60, 60, "more", 9.0, 3.0, 15.0)


def test_comparison_with_a_small_cell_keeps_its_direction_only() -> None:
    found = published_difference(
        _compared((15, 9, 0), (4, 12, 0)), change=_counted(15, 10, 0, 0), minimum=10
    )

    assert found == PublishedDifference(24, 16, "more")


def test_comparison_is_kept_back_when_the_change_beside_it_has_a_small_cell() -> None:
    found = published_difference(
        _compared((30, 20, 10), (20, 30, 10)),
        change=_counted(30, 19, 0, 10, already=1),
        minimum=10,
    )

    assert found.people is None


def test_comparison_of_a_small_group_says_nothing() -> None:
    found = published_difference(_compared((5, 3, 0), (4, 2, 0)), change=None, minimum=10)

    assert found == PublishedDifference(None, None, "")
