"""The public holidays of a year, from the dated rules of the law."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

RULES = Path(__file__).parent / "data" / "holidays.csv"
FIRST_YEAR, LAST_YEAR = 2020, 2099
MONDAY, SUNDAY = 0, 6
# How much later the sun is each year, in days, and the year from which the formula counts.
DRIFT, EPOCH = 0.242194, 1980
# The law's own words for days that are holidays because of others.
MOVED, BETWEEN = "振替休日", "国民の休日"


class YearNotKnown(ValueError):
    """The rules say nothing of this year."""


@dataclass(frozen=True)
class Rule:
    """One line of the law: a name, how its day is found, and in which years it holds."""

    name: str
    kind: str
    month: int
    number: float
    from_year: int
    until_year: int

    def day(self, year: int) -> date:
        """Return the day of a year."""
        if self.kind == "monday":
            first = date(year, self.month, 1)
            return first + timedelta(days=-first.weekday() % 7 + 7 * (int(self.number) - 1))
        if self.kind == "equinox":
            passed = year - EPOCH
            return date(year, self.month, int(self.number + DRIFT * passed) - passed // 4)
        return date(year, self.month, int(self.number))


@lru_cache(maxsize=1)
def _rules() -> tuple[Rule, ...]:
    with RULES.open(encoding="utf-8", newline="") as file:
        return tuple(
            Rule(
                name=row["name"],
                kind=row["rule"],
                month=int(row["month"]),
                number=float(row["number"]),
                from_year=int(row["from_year"]),
                until_year=int(row["until_year"] or LAST_YEAR),
            )
            for row in csv.DictReader(file)
        )


@lru_cache(maxsize=LAST_YEAR)
def holidays(year: int) -> Mapping[date, str]:
    """Return the public holidays of a year and their names, in the order of the days."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise YearNotKnown(f"expected a year from {FIRST_YEAR} to {LAST_YEAR}, got {year}")
    named = {
        rule.day(year): rule.name for rule in _rules() if rule.from_year <= year <= rule.until_year
    }
    found = dict(named)
    for day in sorted(named):
        if day.weekday() == SUNDAY:
            found[_next_free(day, named)] = MOVED
    for day in sorted(named):
        between = day + timedelta(days=1)
        if between + timedelta(days=1) in named and between not in found:
            found[between] = BETWEEN
    return dict(sorted(found.items()))


def _next_free(day: date, named: Mapping[date, str]) -> date:
    while day in named:
        day += timedelta(days=1)
    return day
