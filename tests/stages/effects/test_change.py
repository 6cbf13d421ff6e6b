"""Change: everybody stays in the count, proxies apart, a range only from ten people on."""

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yorisoi.stages.effects.rules.change import (
    Counted,
    Pair,
    counted,
    counted_by_proxy,
    interval,
)

ANSWER = st.one_of(st.none(), st.integers(0, 3))
PAIRS = st.lists(
    st.builds(Pair, before=ANSWER, after=ANSWER, proxy_before=ANSWER, proxy_after=ANSWER),
    min_size=1,
    max_size=25,
).map(tuple)


def test_everybody_is_counted_once_and_only_once() -> None:
    pairs = (
        Pair(0, 3),  # moved on
        Pair(2, 3),  # moved on
        Pair(3, 3),  # could before
        Pair(1, 1),  # the same
        Pair(3, 1),  # harder than before
        Pair(1, None),  # left
        Pair(None, None),  # never asked
        Pair(None, None, proxy_before=0, proxy_after=2),  # only a proxy answered
    )

    assert counted(pairs, reached=3) == Counted(
        n=8, better=2, already=1, same=1, worse=1, by_proxy=1, not_asked=2, low=None, high=None
    )


def test_answer_of_a_proxy_is_never_added_to_the_persons_own() -> None:
    pairs = (Pair(0, 3, proxy_before=3, proxy_after=0), Pair(proxy_before=0, proxy_after=3))

    own, by_proxy = counted(pairs), counted_by_proxy(pairs)

    assert own is not None
    assert (own.better, own.worse, own.by_proxy) == (1, 0, 1)
    assert by_proxy is not None
    assert (by_proxy.n, by_proxy.better, by_proxy.worse) == (1, 1, 0)


def test_smaller_is_better_where_the_question_says_so() -> None:
    found = counted((Pair(3, 0), Pair(0, 3)), is_higher_better=False)

    assert found is not None
    assert (found.better, found.worse) == (1, 1)


def test_nobody_asked_twice_is_no_change_at_all() -> None:
    assert counted((Pair(1, None), Pair(None, 2))) is None


def test_nine_people_have_no_range() -> None:
    assert interval(5, 9) == (None, None)


def test_range_of_seven_among_twelve_is_the_published_one() -> None:
    low, high = interval(7, 12)

    assert low is not None and high is not None
    # Clopper-Pearson 95 % for 7 of 12: 0.2767 to 0.8483.
    assert (round(low / 12, 4), round(high / 12, 4)) == (0.2767, 0.8483)


@pytest.mark.parametrize(("k", "n"), [(1, 10), (7, 12), (10, 30)])
def test_ends_of_the_range_leave_two_and_a_half_percent_on_each_side(k: int, n: int) -> None:
    low, high = interval(k, n)

    assert low is not None and high is not None
    assert _at_least(k, n, low / n) == pytest.approx(0.025)
    assert 1 - _at_least(k + 1, n, high / n) == pytest.approx(0.025)


@given(PAIRS)
def test_the_parts_always_add_up_to_everybody(pairs: tuple[Pair, ...]) -> None:
    found = counted(pairs, reached=3)

    if found is None:
        assert not any(pair.is_known for pair in pairs)
        return
    parts = (found.better, found.already, found.same, found.worse, found.by_proxy, found.not_asked)
    assert sum(parts) == found.n == len(pairs)
    assert min(parts) >= 0


def _at_least(k: int, n: int, p: float) -> float:
    """The slow, obvious binomial tail."""
    return sum(comb(n, i) * p**i * (1 - p) ** (n - i) for i in range(k, n + 1))
