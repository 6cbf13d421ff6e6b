"""The catalogue of arrangements: by need, not by diagnosis, from a dated and sourced file."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

CATALOGUE = Path(__file__).parent / "data" / "arrangements.csv"


@dataclass(frozen=True)
class Arrangement:
    """Something that can be prepared, and how many days that takes."""

    code: str
    name: str
    plain: str
    resource: str
    lead_days: int
    group: str
    source: str
    mark: str
    next_review: date


class UnknownArrangement(KeyError):
    """No arrangement of the catalogue has this code."""


@lru_cache(maxsize=1)
def catalogue() -> dict[str, Arrangement]:
    """Return the catalogue, by code, in the order in which it is asked."""
    with CATALOGUE.open(encoding="utf-8", newline="") as file:
        return {row["code"]: _arrangement(row) for row in csv.DictReader(file)}


def _arrangement(row: dict[str, str]) -> Arrangement:
    return Arrangement(
        code=row["code"],
        name=row["name"],
        plain=row["plain"],
        resource=row["resource"],
        lead_days=int(row["lead_days"]),
        group=row["group"],
        source=row["source"],
        mark=row["mark"],
        next_review=date.fromisoformat(row["next_review"]),
    )


def get(code: str) -> Arrangement:
    """Return one arrangement; raise UnknownArrangement."""
    try:
        return catalogue()[code]
    except KeyError as error:
        raise UnknownArrangement(code) from error
