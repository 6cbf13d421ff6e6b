"""Find what a key still seals, and seal it anew with the key of whoever keeps the row now."""

from collections.abc import Iterator
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.models.functions import Cast

from yorisoi.vault.rows import Sealed
from yorisoi.vault.sealing import VERSION
from yorisoi.vault.walking import sealed_columns


def sealed_with(key: UUID) -> Iterator[models.Model]:
    """Return every row of the house of which a column is sealed with a key."""
    start = f"{VERSION}.{key.hex}."
    for model in apps.get_models():
        columns = sealed_columns(model)
        if not columns or not issubclass(model, Sealed):
            continue
        stored = {f"stored_{each}": Cast(each, models.TextField()) for each in columns}
        asked = models.Q()
        for name in stored:
            asked |= models.Q(**{f"{name}__startswith": start})
        yield from model._default_manager.alias(**stored).filter(asked).order_by("pk")


def reseal(row: models.Model) -> None:
    """Open every sealed column of a row and seal it with the key of its keeper of today."""
    columns = sealed_columns(type(row))
    for each in columns:
        # Written over with itself, a value forgets the box it came in.
        setattr(row, each, getattr(row, each))
    row.save(update_fields=columns)
