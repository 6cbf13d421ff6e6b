"""Small counts of people are never said, nor left over by subtraction."""

from hypothesis import given, settings
from hypothesis import strategies as st

from yorisoi.stages.guides import rules
from yorisoi.stages.guides.rules.counts import REST

COUNTS = st.lists(st.integers(0, 40), min_size=1, max_size=6)
MINIMUM = st.integers(3, 12)


@settings(deadline=None)
@given(COUNTS, MINIMUM)
def test_gathered_shows_no_small_part_and_leaves_none_over(counts: list[int], minimum: int) -> None:
    spread = rules.gathered({str(n): count for n, count in enumerate(counts)}, minimum=minimum)

    shown = [n for _name, n in spread.parts]
    assert all(n is not None and n >= minimum for n in shown)
    assert spread.total is None or sum(shown) == spread.total
    assert spread.total is None or spread.total == 0 or spread.total >= minimum


@settings(deadline=None)
@given(COUNTS, MINIMUM)
def test_parted_shows_no_small_part_and_leaves_no_small_rest(
    counts: list[int], minimum: int
) -> None:
    spread = rules.parted({str(n): count for n, count in enumerate(counts)}, minimum=minimum)

    shown = [n for _name, n in spread.parts if n is not None]
    assert all(n == 0 or n >= minimum for n in shown)
    if spread.total is None:
        assert shown == []
    else:
        rest = spread.total - sum(shown)
        assert rest == 0 or rest >= minimum


@settings(deadline=None)
@given(COUNTS, MINIMUM)
def test_parted_hides_a_small_part_among_others(counts: list[int], minimum: int) -> None:
    spread = rules.parted({str(n): count for n, count in enumerate(counts)}, minimum=minimum)

    hidden = [n for _name, n in spread.parts if n is None]
    assert len(hidden) != 1 or spread.total is None


def test_gathered_keeps_large_parts_by_name() -> None:
    spread = rules.gathered({"helper": 14, "family": 6, "web": 5}, minimum=10)

    assert spread == rules.Spread(total=25, parts=(("helper", 14), (REST, 11)))


def test_sentence_with_a_small_number_of_people_is_not_safe() -> None:
    assert not rules.is_safe("来た人は9人です。", minimum=10)
    assert not rules.is_safe("来た人は３名です。", minimum=10)
    assert rules.is_safe("来た人は10人です。", minimum=10)
    assert rules.is_safe("来た人は0人です。", minimum=10)
    assert rules.is_safe("来た人は10人未満です。定員は6席です。", minimum=10)


def test_sentence_whose_two_numbers_leave_a_small_rest_is_not_safe() -> None:
    assert not rules.is_safe("24人のうち20人が使えます。", minimum=10)
    assert rules.is_safe("24人のうち14人が使えます。", minimum=10)


def test_masked_says_under_the_minimum_or_something_else() -> None:
    assert rules.masked("3人が来ました。", minimum=10, instead="―") == "10人未満が来ました。"
    assert rules.masked("24人のうち20人です。", minimum=10, instead="―") == "―"


def test_other_figures_are_noticed_and_other_words_are_not() -> None:
    assert rules.says_other_numbers("24人が来た", "25人が来た")
    assert not rules.says_other_numbers("24人が来た", "２４人が、来ました")
