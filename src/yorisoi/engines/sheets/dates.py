"""Dates and years as people write them: 令和, R6.5.1, 2024/5/1, full width, an Excel serial.

Days are read in the order year, month, day. A date without a year is read only when the caller
gives the fiscal year (April to March), and then stays in doubt.
"""

import re
from datetime import date, timedelta

from yorisoi.engines.sheets.eras import ERA_PATTERN, ERAS, western_digits
from yorisoi.engines.sheets.folding import is_blank, narrow
from yorisoi.engines.sheets.shape import Cell, Doubt, Parsed, Reason

_CLOCK = re.compile(r"(?:(?<=日)|(?<=\))|[\st]+)\s*(?:午前|午後)?\d{1,2}[:時].*$")
_TAIL = r"(?:\((?P<weekday>[月火水木金土日])\))?(?:生まれ|生)?"
_YEAR = rf"(?P<era>{ERA_PATTERN})?(?P<year>\d{{1,4}})"
_FULL = re.compile(rf"{_YEAR}[年./-](?P<month>\d{{1,2}})[月./-](?P<day>\d{{1,2}})日?{_TAIL}")
_COMPACT = re.compile(r"(?P<era>)(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?P<weekday>)")
_NO_YEAR = re.compile(rf"(?P<month>\d{{1,2}})[月/.-](?P<day>\d{{1,2}})日?{_TAIL}")
_NO_DAY = re.compile(rf"{_YEAR}[年./-]\d{{1,2}}月?(?:生まれ|生)?")
_YEAR_ONLY = re.compile(rf"(?:西暦)?{_YEAR}(?:年度|年)?(?:生まれ|生)?")
_SERIAL = re.compile(r"[2-6]\d{4}(?:\.\d+)?")
_SERIAL_START = date(1899, 12, 30)
_FIRST_MONTH = 4
_WEEKDAYS = "月火水木金土日"
_YEARS = range(1868, 2101)


def parse_date(
    text: str, *, row: int = 0, column: str = "", fiscal_year: int | None = None
) -> Parsed[date]:
    """Return the day a cell names.

    Args:
        text: the cell as typed.
        row: the row as Excel shows it, for doubts.
        column: the header as typed, for doubts.
        fiscal_year: the year from April in which a date without a year is read, with a doubt.

    """
    cell = Cell(text, row, column)
    if is_blank(text):
        return Parsed(None)
    folded = _folded(text)
    if found := _FULL.fullmatch(folded) or _COMPACT.fullmatch(folded):
        return _full_date(cell, found)
    if found := _NO_YEAR.fullmatch(folded):
        return _date_in(cell, found, fiscal_year=fiscal_year)
    if _SERIAL.fullmatch(folded):
        day = _SERIAL_START + timedelta(days=int(float(folded)))
        return Parsed(day, (cell.doubtful(Reason.SERIAL_DATE),))
    without_day = _NO_DAY.fullmatch(folded) or _YEAR_ONLY.fullmatch(folded)
    return _nothing(cell, Reason.DAY_MISSING if without_day else Reason.NOT_A_DATE)


def parse_year(text: str, *, row: int = 0, column: str = "") -> Parsed[int]:
    """Return the western year of 令和6年度, R6, 2024年, 2024, or the calendar year of a date."""
    cell = Cell(text, row, column)
    if is_blank(text):
        return Parsed(None)
    folded = _folded(text)
    if found := _YEAR_ONLY.fullmatch(folded) or _NO_DAY.fullmatch(folded):
        return _year_alone(cell, found)
    day = parse_date(text, row=row, column=column)
    if day.value is not None:
        return Parsed(day.value.year, day.doubts)
    not_at_all = [doubt.reason for doubt in day.doubts] == [Reason.NOT_A_DATE]
    return _no_year(cell, Reason.NOT_A_YEAR) if not_at_all else Parsed(None, day.doubts)


def parse_birth_year(text: str, *, row: int = 0, column: str = "") -> Parsed[int]:
    """Return the western year of a birth, from a whole date or from a year alone."""
    return parse_year(text, row=row, column=column)


def _folded(text: str) -> str:
    without_clock = _CLOCK.sub("", narrow(text).lower())
    return western_digits("".join(without_clock.split()))


def _year_alone(cell: Cell, found: re.Match[str]) -> Parsed[int]:
    year = _western(found)
    if year is None:
        return _no_year(cell, Reason.YEAR_AMBIGUOUS)
    if year not in _YEARS:
        return _no_year(cell, Reason.NOT_A_YEAR)
    return Parsed(year, _era_doubts(cell, found, date(year, 7, 1)))


def _full_date(cell: Cell, found: re.Match[str]) -> Parsed[date]:
    year = _western(found)
    if year is None:
        return _nothing(cell, Reason.YEAR_AMBIGUOUS)
    day = _day(year, int(found["month"]), int(found["day"]))
    if day is None:
        return _nothing(cell, Reason.IMPOSSIBLE_DATE)
    return Parsed(day, (*_era_doubts(cell, found, day), *_weekday_doubts(cell, found, day)))


def _date_in(cell: Cell, found: re.Match[str], *, fiscal_year: int | None) -> Parsed[date]:
    if fiscal_year is None:
        return _nothing(cell, Reason.YEAR_MISSING)
    month = int(found["month"])
    day = _day(fiscal_year + (month < _FIRST_MONTH), month, int(found["day"]))
    if day is None:
        return _nothing(cell, Reason.IMPOSSIBLE_DATE)
    assumed = cell.doubtful(Reason.YEAR_ASSUMED)
    return Parsed(day, (assumed, *_weekday_doubts(cell, found, day)))


def _western(found: re.Match[str]) -> int | None:
    """Return the western year, or None when neither an era nor four digits say which it is."""
    year = int(found["year"])
    if found["era"]:
        return ERAS[found["era"]].offset + year
    return year if len(found["year"]) == len("2024") else None


def _day(year: int, month: int, day: int) -> date | None:
    if year not in _YEARS:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _era_doubts(cell: Cell, found: re.Match[str], day: date) -> tuple[Doubt, ...]:
    if not found["era"]:
        return ()
    era = ERAS[found["era"]]
    whole_day = "day" in found.groupdict()
    fits = (
        era.first_on <= day <= era.last_on
        if whole_day
        else era.first_on.year <= day.year <= era.last_on.year
    )
    return () if fits else (cell.doubtful(Reason.OUTSIDE_ERA),)


def _weekday_doubts(cell: Cell, found: re.Match[str], day: date) -> tuple[Doubt, ...]:
    typed = found["weekday"]
    if not typed or typed == _WEEKDAYS[day.weekday()]:
        return ()
    return (cell.doubtful(Reason.WEEKDAY_DIFFERS),)


def _nothing(cell: Cell, reason: Reason) -> Parsed[date]:
    return Parsed(None, (cell.unusable(reason),))


def _no_year(cell: Cell, reason: Reason) -> Parsed[int]:
    return Parsed(None, (cell.unusable(reason),))
