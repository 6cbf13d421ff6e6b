"""Database columns whose content is sealed, and opened only when somebody asks for it.

A sealed column is written by saving its row and read as an attribute of it. It can be compared with
nothing but the empty text in a query, and `update()` cannot write it: a value has to know its row.
What a destroyed key sealed reads as empty.
"""

import json
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Expression
from django.db.models.query_utils import DeferredAttribute

from yorisoi.vault import rows
from yorisoi.vault.keystore import KeyGone
from yorisoi.vault.sealing import Place, seal, unseal

if TYPE_CHECKING:
    TextColumn = models.TextField[str, str]
    ListColumn = models.TextField[list[str], list[str]]
else:
    TextColumn = ListColumn = models.TextField


class SealedWithoutItsRow(TypeError):
    """A plain value came where only a saved row may bring one: in a filter or an update()."""


class Box:
    """A sealed value as the database holds it, not opened yet."""

    __slots__ = ("stored",)

    def __init__(self, stored: str) -> None:
        self.stored = stored

    def __repr__(self) -> str:
        """Show nothing of what is inside."""
        return "<sealed>"

    def __str__(self) -> str:
        """Refuse: a sealed value is read as an attribute of its row, not by values()."""
        raise SealedWithoutItsRow("read a sealed column as an attribute of its row")


class _Opening(DeferredAttribute):
    """Opens the value of a row on first sight and keeps it open in memory."""

    field: Any

    def __get__(self, instance: models.Model | None, cls: Any = None) -> Any:
        if instance is None:
            return self
        found = instance.__dict__.get(self.field.attname, self)
        if found is self:
            return super().__get__(instance, cls)
        return self.field.open(instance, found) if isinstance(found, Box) else found

    def __set__(self, instance: models.Model, value: object) -> None:
        instance.__dict__[self.field.attname] = value
        instance.__dict__.pop(f"_box_of_{self.field.attname}", None)


class _SealedColumn:
    """What sealed columns have in common; `to_text` and `to_value` say how a value is written."""

    def to_text(self, value: Any) -> str:
        """Return a value as the text to be sealed; empty text is not sealed."""
        raise NotImplementedError

    def to_value(self, text: str) -> Any:
        """Return the value a text stands for."""
        raise NotImplementedError

    def open(self: Any, instance: models.Model, box: Box) -> Any:
        """Return what a box of this row holds; keep both, so that saving seals nothing twice."""
        owner = rows.owner_when_read(instance)
        try:
            text = unseal(box.stored, place=self._place(instance, owner))
        except KeyGone:
            text = ""
        value = self.to_value(text)
        setattr(instance, self.attname, value)
        instance.__dict__[f"_box_of_{self.attname}"] = (box, self.to_text(value))
        return value

    def pre_save(self: Any, instance: models.Model, add: bool) -> Any:
        """Seal the value for its row, unless it stands there sealed already."""
        found = instance.__dict__.get(self.attname)
        owner = rows.owner_of(instance)
        is_moved = owner != rows.owner_when_read(instance)
        if isinstance(found, Box):
            if not is_moved and not add:
                return found
            found = self.open(instance, found)
        box, plain = instance.__dict__.get(f"_box_of_{self.attname}", (None, None))
        text = self.to_text(found)
        if box is not None and plain == text and not is_moved and not add:
            return box
        if not text:
            return Box("")
        key = rows.key_of(instance)
        return Box(seal(text, key=key, place=self._place(instance, owner)))

    def get_prep_value(self: Any, value: Any) -> Any:
        """Let only what was sealed, or what is empty, reach the database."""
        if isinstance(value, Box):
            return value.stored
        if value in (None, ""):
            return value
        raise SealedWithoutItsRow(
            f"{self.model.__name__}.{self.attname} is sealed: save its row, or search by blind index"
        )

    def from_db_value(
        self, value: str | None, expression: Expression, connection: BaseDatabaseWrapper
    ) -> Any:
        """Keep a value shut until somebody asks for it."""
        return Box(value) if value else self.to_value("")

    def _place(self: Any, instance: models.Model, owner: str) -> Place:
        row: Any = getattr(instance, "row")  # noqa: B009  a row of any sealed model
        return Place(self.model._meta.db_table, self.column, row.hex, owner)


class SealedText(_SealedColumn, TextColumn):
    """Text that is encrypted in the database; the empty text stays empty."""

    descriptor_class = _Opening

    def to_text(self, value: Any) -> str:
        """Return the text itself."""
        return str(value) if value else ""

    def to_value(self, text: str) -> str:
        """Return the text itself."""
        return text


class SealedList(_SealedColumn, ListColumn):
    """A list of short codes that is encrypted in the database, also when it is empty."""

    descriptor_class = _Opening

    def to_text(self, value: Any) -> str:
        """Return the list as JSON."""
        return json.dumps(list(value or []))

    def to_value(self, text: str) -> list[str]:
        """Return the list that JSON stands for."""
        return list(json.loads(text)) if text else []

    def to_python(self, value: Any) -> Any:
        """Keep lists as they are."""
        return value
