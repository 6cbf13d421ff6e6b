"""On which days offices in Japan are closed: weekends, public holidays, the turn of the year.

Computes days from the rules of `data/holidays.csv` (国民の祝日に関する法律 第2条 with its dated changes),
the rules of its 第3条 (a holiday on a Sunday moves on; a day between two holidays is one) and
行政機関の休日に関する法律 第1条 (weekends, holidays, 29 December to 3 January). Days in, days out; no
clock. The equinoxes follow the formula of 海上保安庁水路部 (新しい宇宙の暦, 1980–2099); the government
announces them each February for the next year, so a later year is a forecast. Years from 2020 to
2099; any other raises `YearNotKnown`. A municipality may close on days of its own, which are not here.
"""

from yorisoi.engines.workdays.holidays import FIRST_YEAR, LAST_YEAR, YearNotKnown, holidays
from yorisoi.engines.workdays.opening import is_open, last_open, n_open, next_open

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "YearNotKnown",
    "holidays",
    "is_open",
    "last_open",
    "n_open",
    "next_open",
]
