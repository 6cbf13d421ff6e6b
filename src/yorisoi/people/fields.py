"""Database columns whose content is sealed."""

import json
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Expression

from yorisoi.people.sealing import seal, unseal


class SealedText(models.TextField):
    """Text that is encrypted in the database; the empty string stays empty."""

    @property
    def place(self) -> str:
        """Table and column, bound to the ciphertext."""
        return f"{self.model._meta.db_table}|{self.column}"

    def get_prep_value(self, value: Any) -> Any:
        """Seal on the way in."""
        return seal(str(value), place=self.place) if value else value

    def from_db_value(
        self, value: str | None, expression: Expression, connection: BaseDatabaseWrapper
    ) -> str | None:
        """Open on the way out."""
        return unseal(value, place=self.place) if value else value


class SealedList(models.TextField):
    """A list of short codes that is encrypted in the database."""

    place = SealedText.place

    def get_prep_value(self, value: Any) -> Any:
        """Seal on the way in."""
        return seal(json.dumps(list(value or [])), place=self.place)

    def from_db_value(
        self, value: str | None, expression: Expression, connection: BaseDatabaseWrapper
    ) -> list[str]:
        """Open on the way out."""
        return json.loads(unseal(value, place=self.place)) if value else []

    def to_python(self, value: Any) -> Any:
        """Keep lists as they are."""
        return value
