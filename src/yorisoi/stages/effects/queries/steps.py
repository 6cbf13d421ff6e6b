"""The steps of supporters, from a dated and sourced file."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

STEPS = Path(__file__).parent.parent / "data" / "supporter_steps.csv"


@dataclass(frozen=True)
class SupporterStep:
    """One step of the community manual: what worries somebody there, and when it is taken."""

    step: int
    name: str
    doubt: str
    goal: str
    source: str
    mark: str
    next_review: date


@lru_cache(maxsize=1)
def supporter_steps() -> tuple[SupporterStep, ...]:
    """Return the steps, from the first."""
    with STEPS.open(encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: int(row["step"]))
    return tuple(
        SupporterStep(
            step=int(row["step"]),
            name=row["name"],
            doubt=row["doubt"],
            goal=row["goal"],
            source=f"{row['source']}, {row['source_date']}",
            mark=row["mark"],
            next_review=date.fromisoformat(row["next_review"]),
        )
        for row in rows
    )
