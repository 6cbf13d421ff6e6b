"""Take sources, figures, towns and facilities from a kit."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models, transaction

from yorisoi.journal import actions as journal
from yorisoi.people.models import Account
from yorisoi.programme.kit import Tables, records
from yorisoi.programme.models import Programme
from yorisoi.stages.area.models import Facility, Figure, Source, Town
from yorisoi.stages.area.queries.kit import COLUMNS

_NUMBERS = {"value", "latitude", "longitude"}
_MODELS: dict[str, tuple[type[models.Model], str]] = {
    "area/sources": (Source, "code"),
    "area/figures": (Figure, "code"),
    "area/towns": (Town, "name"),
    "area/facilities": (Facility, "code"),
}


@transaction.atomic
def load_kit_tables(*, programme: Programme, tables: Tables, by: Account) -> int:
    """Take the four tables of the area from a kit; return how many rows were taken."""
    n = 0
    for name, (model, key) in _MODELS.items():
        sources = dict(programme.sources.values_list("code", "id"))
        rows = [model(programme=programme, **fields) for fields in _fields(tables, name, sources)]
        changing = [column for column in COLUMNS[name] if column != key]
        model._default_manager.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["programme", key],
            update_fields=changing,
        )
        n += len(rows)
    if n:
        journal.write(by=by, act="area.load_kit", about=programme, detail={"n": n})
    return n


def _fields(tables: Tables, name: str, sources: dict[str, int]) -> Iterator[dict[str, Any]]:
    for row in records(tables, name):
        yield {
            ("source_id" if column == "source" else column): _value(column, row[column], sources)
            for column in COLUMNS[name]
        }


def _value(column: str, text: str, sources: dict[str, int]) -> Any:
    if column == "source":
        return sources[text]
    if column in _NUMBERS:
        return Decimal(text) if text else None
    if column == "n_asked":
        return int(text) if text else None
    return date.fromisoformat(text) if column == "taken_on" else text
