"""What a person agrees to, word for word: one text a purpose, from a dated file."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from yorisoi.people.terms import ConsentPurpose

TEXTS = Path(__file__).parent / "data" / "consents.csv"


@dataclass(frozen=True)
class ConsentText:
    """The words that are read to a person, and which version of them this is."""

    purpose: ConsentPurpose
    version: str
    words: str
    next_review: date


@lru_cache(maxsize=1)
def texts() -> dict[ConsentPurpose, ConsentText]:
    """Return the text in force for every purpose."""
    with TEXTS.open(encoding="utf-8", newline="") as file:
        return {ConsentPurpose(row["purpose"]): _text(row) for row in csv.DictReader(file)}


def _text(row: dict[str, str]) -> ConsentText:
    return ConsentText(
        purpose=ConsentPurpose(row["purpose"]),
        version=row["version"],
        words=row["words"],
        next_review=date.fromisoformat(row["next_review"]),
    )
