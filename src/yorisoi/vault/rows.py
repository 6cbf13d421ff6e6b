"""Rows that hold sealed columns, and the rows whose key seals them.

`Privacy.keeper` of a model names the way from a row to whoever keeps its key: `()` for a row that
keeps its own, otherwise dotted paths of which the first that leads somewhere counts.
"""

from collections.abc import Collection
from typing import Any, ClassVar, Protocol, Self, cast, runtime_checkable
from uuid import UUID, uuid4

from django.core.exceptions import ObjectDoesNotExist
from django.db import models

from yorisoi.vault import keystore
from yorisoi.vault.keystore import DataKey


@runtime_checkable
class Keeper(Protocol):
    """A row with a data key of its own: a person, a hearing, a municipality."""

    row: UUID

    @property
    def key_municipality(self) -> str:
        """The code of the municipality whose key wraps this one."""
        ...


class Sealed(models.Model):
    """A row with sealed columns; `row` names it for ever, before it has a number."""

    row = models.UUIDField(default=uuid4, unique=True, editable=False)

    class Meta:
        abstract = True

    class Privacy:
        keeper: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def from_db(  # type: ignore[override]  # the stubs of Django say less than it does
        cls, db: str | None, field_names: Collection[str], values: Collection[Any]
    ) -> Self:
        """Remember whose row this was when it was read: its values open for nobody else."""
        found = super().from_db(db, field_names, values)
        hops = owner_columns(cls)
        if all(hop in found.__dict__ for hop in hops):
            found.__dict__["_owner_when_read"] = owner_of(found)
        return found


def owner_columns(model: type[models.Model]) -> tuple[str, ...]:
    """Return the columns that say whose row it is: the first step of each way to a keeper."""
    ways: tuple[str, ...] = getattr(model, "Privacy", Sealed.Privacy).keeper
    names = dict.fromkeys(way.partition(".")[0] for way in ways)
    fields = {each.name: each.attname for each in model._meta.concrete_fields}
    return tuple(fields[name] for name in names)


def owner_of(row: models.Model) -> str:
    """Return whose row it is now, as text that is bound to its sealed values."""
    return ",".join(str(getattr(row, name)) for name in owner_columns(type(row)))


def owner_when_read(row: models.Model) -> str:
    """Return whose row it was when it was read, which is what its values were sealed for."""
    return cast(str, row.__dict__.get("_owner_when_read") or owner_of(row))


def keeper_of(row: models.Model) -> Keeper:
    """Return who keeps the key of a row."""
    ways: tuple[str, ...] = getattr(row, "Privacy", Sealed.Privacy).keeper
    if not ways:
        return cast(Keeper, row)
    for way in ways:
        found = _at_the_end(row, way)
        if found is not None:
            return cast(Keeper, found)
    raise LookupError(f"{type(row).__name__}: none of {ways} leads to a keeper of its key")


def _at_the_end(row: models.Model, way: str) -> Any:
    found: Any = row
    for name in way.split("."):
        try:
            found = getattr(found, name)
        except ObjectDoesNotExist:
            return None
        if found is None:
            return None
    return found


def key_of(row: models.Model) -> DataKey:
    """Return the data key of a row, making it if its keeper has none yet."""
    keeper = keeper_of(row)
    try:
        return keystore.open_key(keeper.row)
    except keystore.KeyMissing:
        return keystore.key_for(keeper.row, municipality=keeper.key_municipality)
