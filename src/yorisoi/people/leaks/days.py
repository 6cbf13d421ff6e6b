"""By when whom to tell of a leak, in calendar days, and on how many of them the office is open.

個人情報の保護に関する法律 第68条 and its rules: the first report (速報) within about 3 to 5 days of knowing,
the full one (確報) within 30 days, 60 if it may have been done on purpose. The day of knowing is day 1;
weekends and holidays count. A full report whose last day is one on which offices are closed is due on
the next open day; a first report is not moved, so it is better sent on the last open day before.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from yorisoi.engines import workdays

FIRST_DAYS, FULL_DAYS, FULL_DAYS_MALICIOUS = (3, 5), 30, 60


@dataclass(frozen=True)
class Deadlines:
    """When reports are due; `first_open` is the last open day for the first one, if it has any."""

    noticed_on: date
    first_from: date
    first_until: date
    first_open: date | None
    full_on: date
    is_moved: bool


@dataclass(frozen=True)
class Left:
    """How many days are left until a day, and on how many of them the office is open; both count it."""

    n_days: int
    n_open: int
    is_over: bool


def deadlines(noticed_on: date, *, is_malicious: bool) -> Deadlines:
    """Return the days of the first and the full report."""
    n_days = FULL_DAYS_MALICIOUS if is_malicious else FULL_DAYS
    last = _nth(noticed_on, n_days)
    full = workdays.next_open(last)
    first, until = (_nth(noticed_on, n) for n in FIRST_DAYS)
    open_day = workdays.last_open(until)
    return Deadlines(
        noticed_on=noticed_on,
        first_from=first,
        first_until=until,
        first_open=open_day if open_day >= noticed_on else None,
        full_on=full,
        is_moved=full != last,
    )


def _nth(noticed_on: date, n: int) -> date:
    """Return the n-th day, that of knowing being the first."""
    return noticed_on + timedelta(days=n - 1)


def left(until: date, *, today: date) -> Left:
    """Return what is left from today to the end of a day."""
    if until < today:
        return Left(0, 0, is_over=True)
    return Left((until - today).days + 1, workdays.n_open(today, until), is_over=False)
