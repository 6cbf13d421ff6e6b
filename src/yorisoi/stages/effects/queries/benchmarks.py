"""Published figures to look at beside our own, from a dated and sourced file."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

BENCHMARKS = Path(__file__).parent.parent / "data" / "benchmarks.csv"


@dataclass(frozen=True)
class Benchmark:
    """A published share with its number of answers, its time and its source."""

    label: str
    percent: float
    n: int
    when: str
    source: str
    mark: str
    next_review: date


@lru_cache(maxsize=1)
def benchmarks() -> tuple[Benchmark, ...]:
    """Return the published figures."""
    with BENCHMARKS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple(
        Benchmark(
            label=row["label"],
            percent=float(row["percent"]),
            n=int(row["n"]),
            when=row["when"],
            source=row["source"],
            mark=row["mark"],
            next_review=date.fromisoformat(row["next_review"]),
        )
        for row in rows
    )
