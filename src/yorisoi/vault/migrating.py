"""Migrations between the one key of the first version and a key for each person.

Migrations see models as they once were, without `Privacy`; so each says here which columns of a
table are sealed, which columns say whose row it is, and who keeps the key.
"""

import base64
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.apps.registry import Apps
from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.special import RunPython

from yorisoi.vault import keyring, keystore
from yorisoi.vault.fields import Box
from yorisoi.vault.sealing import N_NONCE, Place, seal, unseal

FIRST = "v1."
Keeper = Callable[[Any], tuple[UUID, str]]


@dataclass(frozen=True)
class SealedTable:
    """One model: its sealed columns, those that were readable before, whose row it is, whose key."""

    model: str
    columns: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    keeper: Keeper = lambda row: (row.row, row.municipality.code)
    readable_before: tuple[str, ...] = ()


def name_rows(app: str, *names: str) -> RunPython:
    """Give every row of the named models a name of its own."""

    def forward(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        for name in names:
            for row in _rows(apps, editor, f"{app}.{name}"):
                fresh = models.UUIDField().get_db_prep_save(uuid4(), editor.connection)
                _update(editor, row, {"row": fresh})

    return RunPython(forward, RunPython.noop)


def seal_rows(*tables: SealedTable) -> RunPython:
    """Seal every row of some tables with the key of its keeper; back, with the first key."""

    def forward(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        for table in tables:
            for row in _rows(apps, editor, table.model):
                _update(editor, row, _resealed(table, row))

    def backward(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        for table in tables:
            for row in _rows(apps, editor, table.model):
                _update(editor, row, _sealed_as_first(table, row))

    return RunPython(forward, backward)


def _rows(apps: Apps, editor: BaseDatabaseSchemaEditor, label: str) -> Iterator[models.Model]:
    model = apps.get_model(label)
    return iter(list(model._default_manager.using(editor.connection.alias).order_by("pk")))


def _stored(row: models.Model, column: str) -> str:
    found = row.__dict__[column]
    return found.stored if isinstance(found, Box) else str(found or "")


def _place(table: SealedTable, row: Any, column: str) -> Place:
    owner = ",".join(str(getattr(row, name)) for name in table.owners)
    return Place(row._meta.db_table, column, row.row.hex, owner)


def _resealed(table: SealedTable, row: Any) -> dict[str, str]:
    values = {}
    for column in table.columns:
        stored = _stored(row, column)
        if stored:
            id, municipality = table.keeper(row)
            key = keystore.key_for(id, municipality=municipality)
            plain = _opened_as_first(stored, f"{row._meta.db_table}|{column}")
            values[column] = seal(plain, key=key, place=_place(table, row, column))
    return values


def _opened_as_first(stored: str, place: str) -> str:
    """Return what a column held: sealed with the first key, or readable."""
    if not stored.startswith(FIRST):
        return stored
    raw = base64.urlsafe_b64decode(stored.removeprefix(FIRST))
    box = AESGCM(keyring.first_key())
    return box.decrypt(raw[:N_NONCE], raw[N_NONCE:], place.encode()).decode()


def _sealed_as_first(table: SealedTable, row: Any) -> dict[str, str]:
    values = {}
    for column in table.columns:
        stored = _stored(row, column)
        if stored:
            plain = unseal(stored, place=_place(table, row, column))
            values[column] = plain
            if column not in table.readable_before:
                nonce = os.urandom(N_NONCE)
                place = f"{row._meta.db_table}|{column}".encode()
                raw = nonce + AESGCM(keyring.first_key()).encrypt(nonce, plain.encode(), place)
                values[column] = FIRST + base64.urlsafe_b64encode(raw).decode()
    return values


def _update(editor: BaseDatabaseSchemaEditor, row: models.Model, values: dict[str, str]) -> None:
    if not values:
        return
    quote = editor.connection.ops.quote_name
    sets = ", ".join(f"{quote(name)} = %s" for name in values)
    primary: Any = row._meta.pk
    where = quote(primary.column)
    statement = f"UPDATE {quote(row._meta.db_table)} SET {sets} WHERE {where} = %s"  # noqa: S608  names of ours
    key = primary.get_db_prep_save(row.pk, editor.connection)
    with editor.connection.cursor() as cursor:
        cursor.execute(statement, [*values.values(), key])
