"""Holidays by the law: the days the government published, and both sides of each rule."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yorisoi.engines import workdays

# 内閣府「国民の祝日について」: the days announced for 2026.
PUBLISHED_2026 = {
    date(2026, 1, 1): "元日",
    date(2026, 1, 12): "成人の日",
    date(2026, 2, 11): "建国記念の日",
    date(2026, 2, 23): "天皇誕生日",
    date(2026, 3, 20): "春分の日",
    date(2026, 4, 29): "昭和の日",
    date(2026, 5, 3): "憲法記念日",
    date(2026, 5, 4): "みどりの日",
    date(2026, 5, 5): "こどもの日",
    date(2026, 5, 6): "振替休日",
    date(2026, 7, 20): "海の日",
    date(2026, 8, 11): "山の日",
    date(2026, 9, 21): "敬老の日",
    date(2026, 9, 22): "国民の休日",
    date(2026, 9, 23): "秋分の日",
    date(2026, 10, 12): "スポーツの日",
    date(2026, 11, 3): "文化の日",
    date(2026, 11, 23): "勤労感謝の日",
}
# The summer of the games: three holidays moved by a law of their own.
MOVED_2021 = {
    date(2021, 7, 22): "海の日",
    date(2021, 7, 23): "スポーツの日",
    date(2021, 8, 8): "山の日",
    date(2021, 8, 9): "振替休日",
}
DAYS = st.dates(date(workdays.FIRST_YEAR, 1, 15), date(workdays.LAST_YEAR, 12, 1))


def test_year_has_the_days_that_the_government_published() -> None:
    assert workdays.holidays(2026) == PUBLISHED_2026


def test_year_with_a_law_of_its_own_has_its_moved_days() -> None:
    found = workdays.holidays(2021)

    assert {day: name for day, name in found.items() if 7 <= day.month <= 8} == MOVED_2021
    assert date(2021, 10, 11) not in found


@pytest.mark.parametrize(
    ("year", "spring", "autumn"),
    [(2024, 20, 22), (2025, 20, 23), (2026, 20, 23), (2027, 21, 23), (2028, 20, 22)],
)
def test_equinox_is_on_the_day_that_was_announced(year: int, spring: int, autumn: int) -> None:
    found = workdays.holidays(year)

    assert found[date(year, 3, spring)] == "春分の日"
    assert found[date(year, 9, autumn)] == "秋分の日"


@pytest.mark.parametrize("year", [workdays.FIRST_YEAR - 1, workdays.LAST_YEAR + 1])
def test_year_outside_the_rules_is_refused(year: int) -> None:
    with pytest.raises(workdays.YearNotKnown):
        workdays.holidays(year)


@given(st.integers(workdays.FIRST_YEAR, workdays.LAST_YEAR))
def test_every_sunday_holiday_moves_and_every_day_between_two_is_one(year: int) -> None:
    found = workdays.holidays(year)
    own = {day for day, name in found.items() if name not in {"振替休日", "国民の休日"}}

    assert len(own) == 16
    for day in own:
        after = day
        while after in own:
            after += timedelta(days=1)
        assert day.weekday() != 6 or after in found
        assert day + timedelta(days=2) not in own or day + timedelta(days=1) in found


@pytest.mark.parametrize(
    ("day", "is_open"),
    [
        (date(2026, 11, 20), True),
        (date(2026, 11, 21), False),
        (date(2026, 11, 22), False),
        (date(2026, 11, 23), False),
        (date(2026, 11, 24), True),
        (date(2026, 12, 28), True),
        (date(2026, 12, 29), False),
        (date(2027, 1, 3), False),
        (date(2027, 1, 4), True),
    ],
)
def test_offices_are_closed_on_weekends_holidays_and_at_the_turn_of_the_year(
    day: date, is_open: bool
) -> None:
    assert workdays.is_open(day) == is_open


def test_three_closed_days_are_stepped_over_in_both_directions() -> None:
    assert workdays.next_open(date(2026, 11, 21)) == date(2026, 11, 24)
    assert workdays.last_open(date(2026, 11, 23)) == date(2026, 11, 20)
    assert workdays.n_open(date(2026, 11, 20), date(2026, 11, 24)) == 2


@given(DAYS)
def test_next_and_last_open_day_are_open_with_nothing_open_between(day: date) -> None:
    later, earlier = workdays.next_open(day), workdays.last_open(day)

    assert workdays.is_open(later) and workdays.is_open(earlier)
    assert workdays.n_open(day, later) == 1
    assert workdays.n_open(earlier, day) == 1
