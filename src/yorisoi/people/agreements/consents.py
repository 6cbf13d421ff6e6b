"""What a person agrees to, word for word: the versions of each text, from a dated file.

Older texts stay readable for ever, since somebody agreed to exactly these words. A text that is
wider than the one before (`is_wider`) is not covered by an older agreement.
"""

import csv
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from yorisoi.people.terms import ConsentBasis, ConsentPurpose

TEXTS = Path(__file__).parents[1] / "data" / "consents.csv"
ENGLISH = "en"


@dataclass(frozen=True)
class ConsentText:
    """The words that are read to a person, which version of them this is, and what follows."""

    purpose: ConsentPurpose
    version: str
    words: str
    stops: str
    english: tuple[str, str]
    basis: ConsentBasis
    months: int
    is_wider: bool
    since: date
    next_review: date

    def read(self, language: str | None) -> str:
        """Return the words in the language of a page."""
        return self.english[0] if language == ENGLISH else self.words

    def read_stops(self, language: str | None) -> str:
        """Return what stops with a withdrawal, in the language of a page."""
        return self.english[1] if language == ENGLISH else self.stops

    def expires_on(self, given_on: date) -> date:
        """Return the last day on which an agreement given on a day counts."""
        months = given_on.month - 1 + self.months
        year, month = given_on.year + months // 12, months % 12 + 1
        return date(year, month, min(given_on.day, monthrange(year, month)[1]))


@lru_cache(maxsize=1)
def versions() -> tuple[ConsentText, ...]:
    """Return every version of every text, the oldest first."""
    with TEXTS.open(encoding="utf-8", newline="") as file:
        return tuple(sorted(map(_text, csv.DictReader(file)), key=lambda each: each.since))


def texts(on: date | None = None) -> dict[ConsentPurpose, ConsentText]:
    """Return the text in force for every purpose on a day, or the newest text there is."""
    in_force = [each for each in versions() if on is None or each.since <= on]
    return {each.purpose: each for each in in_force or versions()[::-1]}


def text(purpose: ConsentPurpose, version: str) -> ConsentText | None:
    """Return one version of a text, also one that is no longer given; None if there never was one."""
    found = (each for each in versions() if (each.purpose, each.version) == (purpose, version))
    return next(found, None)


def outgrown(purpose: ConsentPurpose, *, on: date) -> frozenset[str]:
    """Return the versions that no longer cover the use, since a later text in force is wider."""
    known = [each for each in versions() if each.purpose == purpose and each.since <= on]
    wider = [each.since for each in known if each.is_wider]
    return frozenset(each.version for each in known if wider and each.since < max(wider))


def _text(row: dict[str, str]) -> ConsentText:
    return ConsentText(
        purpose=ConsentPurpose(row["purpose"]),
        version=row["version"],
        words=row["words"],
        stops=row["stops"],
        english=(row["en"], row["en_stops"]),
        basis=ConsentBasis(row["basis"]),
        months=int(row["months"]),
        is_wider=row["is_wider"] == "yes",
        since=date.fromisoformat(row["since"]),
        next_review=date.fromisoformat(row["next_review"]),
    )
