"""Database columns whose content is sealed."""

import json
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Expression

from yorisoi.people.sealing import seal, unseal

if TYPE_CHECKING:
    TextColumn = models.TextField[str, str]
    ListColumn = models.TextField[list[str], list[str]]
else:
    TextColumn = ListColumn = models.TextField


def place_of(field: "models.Field[Any, Any]") -> str:
    """Return table and column, to which a ciphertext is bound."""
    return f"{field.model._meta.db_table}|{field.column}"


class SealedText(TextColumn):
    """Text that is encrypted in the database; the empty string stays empty."""

    def get_prep_value(self, value: Any) -> Any:
        """Seal on the way in."""
        return seal(str(value), place=place_of(self)) if value else value

    def from_db_value(
        self, value: str | None, expression: Expression, connection: BaseDatabaseWrapper
    ) -> str | None:
        """Open on the way out."""
        return unseal(value, place=place_of(self)) if value else value


class SealedList(ListColumn):
    """A list of short codes that is encrypted in the database."""

    def get_prep_value(self, value: Any) -> Any:
        """Seal on the way in."""
        return seal(json.dumps(list(value or [])), place=place_of(self))

    def from_db_value(
        self, value: str | None, expression: Expression, connection: BaseDatabaseWrapper
    ) -> list[str]:
        """Open on the way out."""
        return json.loads(unseal(value, place=place_of(self))) if value else []

    def to_python(self, value: Any) -> Any:
        """Keep lists as they are."""
        return value
