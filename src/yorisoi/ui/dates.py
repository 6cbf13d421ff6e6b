"""Reading a day as people write it, and writing it as they do; the year may be left out."""

from datetime import date

from yorisoi.engines import sheets

# First day of each era (改元の日), newest first; an older day is written in the common calendar.
ERAS = (
    (date(2019, 5, 1), "令和"),
    (date(1989, 1, 8), "平成"),
    (date(1926, 12, 25), "昭和"),
)
LEAP_CYCLE = 4
_REASONS = {
    sheets.Reason.IMPOSSIBLE_DATE: "no_such_day",
    sheets.Reason.WEEKDAY_DIFFERS: "other_weekday",
    sheets.Reason.SERIAL_DATE: "invalid",
}


class UnreadableDate(ValueError):
    """A text that is not a day; ``reason`` is ``invalid``, ``no_such_day`` or ``other_weekday``."""

    def __init__(self, text: str, *, reason: str) -> None:
        super().__init__(f"expected a day such as 令和6年5月1日, 2024-05-01 or 5/1, got {text!r}")
        self.reason = reason


def read_date(text: str, *, today: date) -> date:
    """Read a day; without a year it is the one nearest to today. Raises UnreadableDate."""
    read = sheets.parse_date(text)
    if read.doubt is not None and read.doubt.reason is sheets.Reason.YEAR_MISSING:
        return _nearest(text, today=today)
    reasons = [_REASONS[each.reason] for each in read.doubts if each.reason in _REASONS]
    if read.value is None or reasons:
        raise UnreadableDate(text, reason=next(iter(reasons), "invalid"))
    return read.value


def _nearest(text: str, *, today: date) -> date:
    """Read a day without its year in each year around today; 2月29日 may be four years away."""
    years = range(today.year - LEAP_CYCLE - 1, today.year + LEAP_CYCLE + 1)
    read = [sheets.parse_date(text, fiscal_year=year) for year in years]
    days = [each for each in read if each.value is not None]
    if not days:
        raise UnreadableDate(text, reason="no_such_day")
    nearest = min(days, key=lambda each: abs((each.value or today) - today))
    if any(each.reason is sheets.Reason.WEEKDAY_DIFFERS for each in nearest.doubts):
        raise UnreadableDate(text, reason="other_weekday")
    return nearest.value or today


def era_day(value: date) -> str:
    """Write a day in the Japanese calendar: 令和8年12月5日."""
    for first_on, era in ERAS:
        if value >= first_on:
            n = value.year - first_on.year + 1
            return f"{era}{'元' if n == 1 else n}年{value.month}月{value.day}日"
    return f"{value.year}年{value.month}月{value.day}日"
