"""What kinds of record hold something personal: what for, from whom, for whom, how long; a data file.

`data/records.csv` has one line for every model with personal fields, and `data/retention.csv` one
for every period; tests keep both complete. The register, the map and the own-data print read them.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from django.apps import apps
from django.db import models
from django.utils.translation import gettext as _

HERE = Path(__file__).parents[1] / "data"
ENGLISH = "en"


@dataclass(frozen=True)
class Period:
    """How long a kind of record is kept, from which event, and by which rule."""

    code: str
    words: str
    years: int
    days: int
    event: str
    after: str
    rule: str
    reason: str
    is_assumed: bool

    @property
    def length(self) -> str:
        """How long it is kept, in the language of the page."""
        if self.years:
            return _("%(years)s年") % {"years": self.years}
        return _("%(days)s日") % {"days": self.days}

    def ended_by(self, on: date) -> date:
        """Return the last day of an event whose time is over on a day; the first day is not counted."""
        try:
            before = on.replace(year=on.year - self.years)
        except ValueError:
            # The 29th of February, in a year that has none.
            before = on.replace(year=on.year - self.years, day=28)
        return before - timedelta(days=self.days + 1)


@dataclass(frozen=True)
class Record:
    """One kind of record as it is told to the person and to the public."""

    model: str
    words: str
    english: str
    purpose: str
    ways: str
    recipients: str
    period: Period

    def called(self, language: str | None) -> str:
        """Return its name in the language of a page."""
        return self.english if language == ENGLISH else self.words


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@lru_cache(maxsize=1)
def periods() -> dict[str, Period]:
    """Return every retention period by its code."""
    return {
        row["code"]: Period(
            code=row["code"],
            words=row["words"],
            years=int(row["years"]),
            days=int(row["days"]),
            event=row["event"],
            after=row["after"],
            rule=row["rule"],
            reason=row["reason"],
            is_assumed=row["mark"] == "assumed",
        )
        for row in _rows("retention.csv")
    }


@lru_cache(maxsize=1)
def records() -> dict[str, Record]:
    """Return every kind of record by its model."""
    return {
        row["model"]: Record(
            model=row["model"],
            words=row["words"],
            english=row["en"],
            purpose=row["purpose"],
            ways=row["ways"],
            recipients=row["recipients"],
            period=periods()[row["retention"]],
        )
        for row in _rows("records.csv")
    }


def personal_models() -> tuple[type[models.Model], ...]:
    """Return the models of the house with something personal in them, in the order of the rooms."""
    return tuple(
        model
        for model in apps.get_models()
        if hasattr(model, "Privacy") and (model.Privacy.personal or model.Privacy.sensitive)
    )


def personal_fields(model: type[models.Model]) -> tuple[str, ...]:
    """Return the personal and sensitive fields of a model in their order."""
    privacy = getattr(model, "Privacy")  # noqa: B009  a model of the house declares it, Django's does not
    named = {*privacy.personal, *privacy.sensitive}
    return tuple(each.name for each in model._meta.concrete_fields if each.name in named)


def sensitive_fields(model: type[models.Model]) -> tuple[str, ...]:
    """Return the fields with specially protected data (要配慮個人情報)."""
    privacy = getattr(model, "Privacy")  # noqa: B009  a model of the house declares it, Django's does not
    named = {*privacy.sensitive} - {"password"}
    return tuple(each.name for each in model._meta.concrete_fields if each.name in named)
