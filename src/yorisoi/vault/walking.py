"""Walk every sealed value of the database and say whether it opens."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import models

from yorisoi.vault.fields import Box, SealedList, SealedText
from yorisoi.vault.keystore import KeyGone, KeyMissing
from yorisoi.vault.rows import Sealed, owner_of
from yorisoi.vault.sealing import Place, SealBroken, unseal


@dataclass(frozen=True)
class Walk:
    """How many values open, how many belong to somebody erased, and those that are broken."""

    n_open: int
    n_erased: int
    broken: tuple[str, ...]


def walk() -> Walk:
    """Open every sealed value once."""
    n_open = n_erased = 0
    broken = []
    for place, box in _values():
        try:
            unseal(box.stored, place=place)
            n_open += 1
        except KeyGone:
            n_erased += 1
        except (KeyMissing, SealBroken):
            broken.append(f"{place.table}.{place.column} {place.row}")
    return Walk(n_open, n_erased, tuple(broken))


def sealed_columns(model: type[models.Model]) -> list[str]:
    """Return the names of the sealed columns of a model."""
    return [
        each.attname
        for each in model._meta.concrete_fields
        if isinstance(each, (SealedText, SealedList))
    ]


def _values() -> Iterator[tuple[Place, Box]]:
    for model in apps.get_models():
        columns = sealed_columns(model)
        if not columns or not issubclass(model, Sealed):
            continue
        for row in model._default_manager.order_by("pk").iterator(chunk_size=500):
            for column in columns:
                box = row.__dict__[column]
                if isinstance(box, Box):
                    yield Place(model._meta.db_table, column, row.row.hex, owner_of(row)), box
