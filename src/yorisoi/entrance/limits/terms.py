"""Which doors are counted and how often each may be tried: one dated file."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).parent / "data" / "limits.csv"


class UnknownKind(KeyError):
    """Somebody counts at a door of which the file says nothing."""


class TooOften(Exception):
    """A door was tried too often; after so many seconds it may be tried again."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"expected fewer tries; the next is allowed in {seconds} seconds")
        self.seconds = seconds


@dataclass(frozen=True)
class Limit:
    """How often, in how many seconds, by whom, and why just so often."""

    kind: str
    n: int
    seconds: int
    whose: str
    reason: str
    since: date
    next_review: date


@lru_cache(maxsize=1)
def limits() -> dict[str, Limit]:
    """Return the limits in force, by kind."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return {row["kind"]: _limit(row) for row in csv.DictReader(file)}


def limit(kind: str) -> Limit:
    """Return the limit of one kind of door, or raise UnknownKind."""
    try:
        return limits()[kind]
    except KeyError as error:
        raise UnknownKind(f"expected one of {', '.join(limits())}, got {kind!r}") from error


def _limit(row: dict[str, str]) -> Limit:
    return Limit(
        kind=row["kind"],
        n=int(row["n"]),
        seconds=int(row["seconds"]),
        whose=row["whose"],
        reason=row["reason"],
        since=date.fromisoformat(row["since"]),
        next_review=date.fromisoformat(row["next_review"]),
    )
