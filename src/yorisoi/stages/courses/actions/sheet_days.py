"""Days in a sheet seen beside each other: a missing year, and a day that does not fit in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from yorisoi.stages.courses.terms import SheetDoubt

# A year that is mistyped moves a day by about a year; the turn of the year does so by a few days.
FAR = timedelta(days=60)


@dataclass(frozen=True)
class Window:
    """From when until when people could apply."""

    begins_on: date
    ends_on: date


def with_years(
    days: Sequence[date | None], *, assumed: Sequence[bool]
) -> tuple[tuple[date | None, ...], tuple[bool, ...]]:
    """Return the days, those with an assumed year moved beside their neighbours, and which moved.

    ``days`` and ``assumed`` are one item a row. The nearest row above that says a year counts, else
    the nearest below; a day keeps the assumed year where no row says one.
    """
    sure = [None if is_assumed else each for each, is_assumed in zip(days, assumed, strict=True)]
    found: list[date | None] = []
    moved: list[bool] = []
    for at, (each, is_assumed) in enumerate(zip(days, assumed, strict=True)):
        neighbour = _neighbour(sure, at)
        is_moved = bool(is_assumed and each and neighbour)
        found.append(_beside(each, neighbour) if is_moved and each and neighbour else each)
        moved.append(is_moved)
    return tuple(found), tuple(moved)


def doubts_of_days(
    days: Sequence[date | None], *, window: Window | None
) -> Mapping[int, SheetDoubt]:
    """Return what is strange about the day of each row, by its place in the list."""
    found: dict[int, SheetDoubt] = {}
    for at, each in enumerate(days):
        reason = _reason(days, at, each, window) if each else None
        if reason is not None:
            found[at] = reason
    return found


def _reason(
    days: Sequence[date | None], at: int, each: date, window: Window | None
) -> SheetDoubt | None:
    if _differs(days, at, each):
        return SheetDoubt.YEAR_DIFFERS
    if window is None or window.begins_on <= each <= window.ends_on:
        return None
    return SheetDoubt.DAY_FAR if each < window.begins_on - FAR else SheetDoubt.DAY_OUTSIDE


def _differs(days: Sequence[date | None], at: int, each: date) -> bool:
    """Whether two rows beside this one agree on another year, and neither is near this day."""
    above = [other for other in days[:at] if other][-1:]
    below = [other for other in days[at + 1 :] if other][:1]
    beside = [*above, *below]
    if len(beside) < 2:
        beside = [other for other in (*days[max(at - 2, 0) : at], *days[at + 1 : at + 3]) if other]
    years = {other.year for other in beside}
    is_near = any(abs(other - each) <= FAR for other in beside)
    return len(beside) > 1 and len(years) == 1 and each.year not in years and not is_near


def _neighbour(sure: Sequence[date | None], at: int) -> date | None:
    return next((each for each in chain(reversed(sure[:at]), sure[at + 1 :]) if each), None)


def _beside(each: date, neighbour: date) -> date:
    """Return this month and day in the year that brings it nearest to a neighbour."""
    years = (neighbour.year, neighbour.year - 1, neighbour.year + 1)
    days = [_in_year(each, year) for year in years]
    return min((day for day in days if day), key=lambda day: abs(day - neighbour), default=each)


def _in_year(each: date, year: int) -> date | None:
    try:
        return each.replace(year=year)
    except ValueError:  # 29 February
        return None
