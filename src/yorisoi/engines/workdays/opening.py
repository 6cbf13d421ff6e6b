"""Whether offices are open on a day, and how many such days lie between two."""

from datetime import date, timedelta

from yorisoi.engines.workdays.holidays import holidays

SATURDAY = 5
# Month and day from which offices rest over the turn of the year, and the last day of it.
REST_FROM, REST_UNTIL = (12, 29), (1, 3)


def is_open(day: date) -> bool:
    """Whether offices are open: no weekend, no public holiday, not 29 December to 3 January."""
    place = (day.month, day.day)
    is_new_year = place >= REST_FROM or place <= REST_UNTIL
    return day.weekday() < SATURDAY and not is_new_year and day not in holidays(day.year)


def next_open(day: date) -> date:
    """Return the day itself if offices are open, else the first day after it on which they are."""
    while not is_open(day):
        day += timedelta(days=1)
    return day


def last_open(day: date) -> date:
    """Return the day itself if offices are open, else the last day before it on which they were."""
    while not is_open(day):
        day -= timedelta(days=1)
    return day


def n_open(first: date, last: date) -> int:
    """Return on how many days from the first to the last, both counted, offices are open."""
    return sum(is_open(first + timedelta(days=n)) for n in range((last - first).days + 1))
