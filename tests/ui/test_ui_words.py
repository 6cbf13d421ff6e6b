from datetime import UTC, date, datetime, time

import pytest
from django.utils import translation

from yorisoi.ui import words


def test_day_names_its_weekday():
    assert words.day(date(2026, 12, 1)) == "12月1日（火）"


def test_full_day_names_its_year():
    assert words.full_day(date(2026, 12, 1)) == "2026年12月1日（火）"


def test_instant_is_the_day_it_was_here():
    night_in_tokyo = datetime(2026, 11, 30, 16, 0, tzinfo=UTC)
    assert words.day(night_in_tokyo) == "12月1日（火）"
    assert words.full_day(night_in_tokyo) == "2026年12月1日（火）"


@pytest.mark.parametrize(
    ("hour", "minute", "said"),
    [
        (0, 0, "午前0時"),
        (9, 5, "午前9時5分"),
        (11, 59, "午前11時59分"),
        (12, 0, "正午"),
        (12, 1, "午後0時1分"),
        (13, 30, "午後1時30分"),
        (23, 59, "午後11時59分"),
    ],
)
def test_clock_says_the_half_of_the_day(hour, minute, said):
    assert words.clock(time(hour, minute)) == said


def test_moment_is_in_local_time():
    assert words.moment(datetime(2026, 12, 1, 4, 30, tzinfo=UTC)) == "12月1日（火）午後1時30分"


@pytest.mark.parametrize(
    ("value", "said"), [(1234, "1,234"), (0, "0"), (36.5, "36.5"), (None, "不明")]
)
def test_figure_has_thousands_and_knows_what_is_unknown(value, said):
    assert words.figure(value) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [(1894, "約1,890"), (1895, "約1,900"), (4, "約0"), (5, "約10"), (None, "不明")],
)
def test_estimate_is_rounded_half_up_to_tens(value, said):
    assert words.roughly(value) == said


def test_english_page_says_days_and_times_in_english():
    with translation.override("en"):
        assert (words.day(date(2026, 12, 1)), words.clock(time(13, 5))) == (
            "Tue 1 December",
            "13:05",
        )


@pytest.mark.parametrize(
    ("language", "day", "closed", "names"),
    [("ja", "12月1日", "めあては2件。", "紙、電話"), ("en", "1 Dec", "めあては2件.", "紙, 電話")],
)
def test_short_day_full_stop_and_list_follow_the_language(language, day, closed, names):
    with translation.override(language):
        assert words.short_day(date(2026, 12, 1)) == day
        assert words.stop("めあては2件") == closed
        assert words.listed(("紙", "電話")) == names


@pytest.mark.parametrize("said", ["", "終わりです。", "本当？", "Done."])
def test_what_is_closed_gets_no_second_full_stop(said):
    assert words.stop(said) == said
