"""The catalogue of arrangements: by need, not by diagnosis, from a dated and sourced file."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.utils.translation import gettext_lazy

CATALOGUE = Path(__file__).parent / "data" / "arrangements.csv"

GROUPS = {
    "聞くこと": gettext_lazy("聞くこと"),
    "読むこと": gettext_lazy("読むこと"),
    "来ること": gettext_lazy("来ること"),
    "使うこと": gettext_lazy("使うこと"),
}


@dataclass(frozen=True)
class Arrangement:
    """Something that can be prepared, and how many days that takes."""

    code: str
    name: str
    plain: str
    easy: str
    en: str
    resource: str
    lead_days: int
    group: str
    source: str
    mark: str
    next_review: date

    def words(self, language: str | None) -> str:
        """Return what a participant says to ask for it, in the language of the page."""
        known = (language or "").lower()
        if known.startswith("en"):
            return self.en
        return self.easy if known == "ja-x-easy" else self.plain

    def called(self, language: str | None) -> str:
        """Return its name where full Japanese is read, else the words for asking."""
        return self.name if (language or "ja").lower() == "ja" else self.words(language)

    @property
    def group_label(self) -> str:
        """What the arrangement is for, in the language of the page."""
        return str(GROUPS.get(self.group, self.group))


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
        easy=row["easy"],
        en=row["en"],
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
