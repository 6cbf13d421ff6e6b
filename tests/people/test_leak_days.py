"""By when a leak is reported: calendar days from knowing, past closed days, and what is left of them."""

from datetime import date

import pytest

from yorisoi.people.leaks.days import Deadlines, Left, deadlines, left
from yorisoi.people.leaks.words import due
from yorisoi.people.models import Leak


@pytest.mark.parametrize(
    ("noticed", "is_malicious", "full"),
    [
        (date(2026, 11, 2), False, date(2026, 12, 1)),
        (date(2026, 11, 27), False, date(2026, 12, 28)),
        (date(2026, 12, 1), False, date(2027, 1, 4)),
        (date(2026, 11, 2), True, date(2027, 1, 4)),
        # 3 to 6 May and 20 to 23 September 2026 are closed by holidays alone or with a weekend.
        (date(2026, 4, 4), False, date(2026, 5, 7)),
        (date(2026, 8, 22), False, date(2026, 9, 24)),
        (date(2026, 10, 25), False, date(2026, 11, 24)),
    ],
)
def test_full_report_is_due_on_day_30_or_60_and_moves_past_closed_days(
    noticed: date, is_malicious: bool, full: date
) -> None:
    assert deadlines(noticed, is_malicious=is_malicious).full_on == full


def test_first_report_is_due_on_days_3_to_5_the_day_of_knowing_being_the_first() -> None:
    assert deadlines(date(2026, 11, 25), is_malicious=False) == Deadlines(
        noticed_on=date(2026, 11, 25),
        first_from=date(2026, 11, 27),
        first_until=date(2026, 11, 29),
        first_open=date(2026, 11, 27),
        full_on=date(2026, 12, 24),
        is_moved=False,
    )


@pytest.mark.parametrize(
    ("noticed", "open_day"),
    [
        (date(2026, 11, 16), date(2026, 11, 20)),
        (date(2026, 11, 19), date(2026, 11, 20)),
        (date(2026, 12, 30), None),
    ],
)
def test_first_report_is_better_sent_on_the_last_open_day_of_its_time(
    noticed: date, open_day: date | None
) -> None:
    assert deadlines(noticed, is_malicious=False).first_open == open_day


@pytest.mark.parametrize(
    ("until", "rest"),
    [
        (date(2026, 11, 24), Left(4, 1, is_over=False)),
        (date(2026, 11, 21), Left(1, 0, is_over=False)),
        (date(2026, 11, 20), Left(0, 0, is_over=True)),
    ],
)
def test_days_that_are_left_count_today_and_say_on_how_many_the_office_is_open(
    until: date, rest: Left
) -> None:
    assert left(until, today=date(2026, 11, 21)) == rest


def test_words_say_what_is_done_what_is_left_and_what_is_too_late() -> None:
    leak = Leak(noticed_on=date(2026, 11, 19), first_sent_on=date(2026, 11, 20))

    sent = due(leak, today=date(2026, 11, 21))
    leak.first_sent_on = None
    late = due(leak, today=date(2026, 11, 24))

    assert [(line.kind, line.left) for line in sent] == [
        ("done", "2026年11月20日（金）に出しました"),
        ("half", "今日を入れて、あと28日（役所が開いている日は19日）"),
        ("half", ""),
    ]
    assert (late[0].kind, late[0].left) == ("stop", "期限をすぎました。今日、出します")
    assert "2026年11月20日（金）までに出すと安心です" in late[0].when
