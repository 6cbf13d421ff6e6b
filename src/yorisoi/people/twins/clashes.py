"""What two records of one person cannot both keep, and the written rule for each.

The rules stand in `data/merging.csv`, one line for each thing that is unique for a person or an
account; a test fails for one without a rule. `kept`: the row of the record that stays is kept.
`newer`: the row written later. `open`: the one that has not ended. `first`: the one whose value
comes first in a list. `end`: both, after the other one is ended. `own`: its room settles it.
`chosen`: the officer chose.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.apps import apps
from django.db import models

from yorisoi.people.held.records import ENGLISH
from yorisoi.people.models import Account, Participant

RULES = Path(__file__).parents[1] / "data" / "merging.csv"


@dataclass(frozen=True)
class Rule:
    """What happens to two rows of which there may be one."""

    model: str
    unique: str
    kind: str
    by: str
    words: str
    english: str

    def called(self, language: str | None) -> str:
        """Return the rule in the language of a page."""
        return self.english if language == ENGLISH else self.words


@dataclass(frozen=True)
class Unique:
    """Columns of a model that no two rows share, for the rows that fulfil a condition."""

    name: str
    columns: tuple[str, ...]
    condition: models.Q


@dataclass(frozen=True)
class Tie:
    """A column by which rows belong to a person or to an account."""

    model: type[models.Model]
    column: str


@dataclass(frozen=True)
class Clash:
    """Two rows of which there may be one: the one of the duplicate, and its twin."""

    rule: Rule
    row: models.Model
    twin: models.Model
    column: str


@lru_cache(maxsize=1)
def rules() -> dict[tuple[str, str], Rule]:
    """Return every rule by the model and what is unique in it."""
    with RULES.open(encoding="utf-8", newline="") as file:
        return {
            (row["model"], row["unique"]): Rule(
                model=row["model"],
                unique=row["unique"],
                kind=row["rule"],
                by=row["by"],
                words=row["words"],
                english=row["en"],
            )
            for row in csv.DictReader(file)
        }


def uniques(model: type[models.Model], column: str) -> Iterator[Unique]:
    """Return what is unique in a model for each person or account in a column."""
    for each in model._meta.constraints:
        if isinstance(each, models.UniqueConstraint) and column in each.fields:
            yield Unique(each.name, tuple(each.fields), each.condition or models.Q())
    if model._meta.get_field(column).unique:  # type: ignore[union-attr]  # a foreign key
        yield Unique(column, (column,), models.Q())


def ties_to(target: type[models.Model]) -> tuple[Tie, ...]:
    """Return every column of the house that leads to people, or to accounts."""
    return tuple(
        Tie(model, field.name)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.related_model is target
    )


def is_ours(model: type[models.Model]) -> bool:
    """Whether a model belongs to the house, and not to what it stands on."""
    return hasattr(model, "Privacy")


def clashes(
    tie: Tie, *, duplicate: Participant | Account, keep: Participant | Account
) -> Iterator[Clash]:
    """Return the rows of a duplicate that cannot stand beside one of the record that stays."""
    for unique in uniques(tie.model, tie.column):
        others = [each for each in unique.columns if each != tie.column]
        standing = tie.model._default_manager.filter(unique.condition)
        for row in standing.filter(**{tie.column: duplicate}).order_by("pk"):
            same = {name: getattr(row, name) for name in others}
            twin = standing.filter(**{tie.column: keep}, **same).first()
            if twin is not None:
                rule = rules()[tie.model._meta.label, unique.name]
                yield Clash(rule, row, twin, tie.column)


def goes(clash: Clash) -> models.Model | None:
    """Return which of two rows does not stay, or None where both do."""
    row, twin, rule = clash.row, clash.twin, clash.rule
    if rule.kind == "kept":
        return row
    if rule.kind == "newer":
        return twin if getattr(row, rule.by) > getattr(twin, rule.by) else row
    if rule.kind == "open":
        is_better = getattr(row, rule.by) is None and getattr(twin, rule.by) is not None
        return twin if is_better else row
    if rule.kind == "first":
        name, _mark, listed = rule.by.partition(":")
        order = listed.split()
        is_better = order.index(getattr(row, name)) < order.index(getattr(twin, name))
        return twin if is_better else row
    return None
