"""What is watched in class: the foundation tasks, from a dated and sourced file."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

FOUNDATION = Path(__file__).parent.parent / "data" / "foundation_tasks.csv"


@dataclass(frozen=True)
class FoundationTask:
    """One thing a person does with the device, in our words, with its source."""

    code: str
    name: str
    source: str
    mark: str
    next_review: date


@lru_cache(maxsize=1)
def foundation_tasks() -> tuple[FoundationTask, ...]:
    """Return the foundation tasks, in their order."""
    with FOUNDATION.open(encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: int(row["order"]))
    return tuple(
        FoundationTask(
            code=row["code"],
            name=row["task"],
            source=f"{row['source']}, {row['source_date']}",
            mark=row["mark"],
            next_review=date.fromisoformat(row["next_review"]),
        )
        for row in rows
    )
