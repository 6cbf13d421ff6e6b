"""What somebody had typed into a page before and never sent; a form that is opened again shows it."""

from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms

MANY = (forms.MultipleChoiceField, forms.ModelMultipleChoiceField)


@dataclass(frozen=True)
class TypedBefore:
    """The fields that were typed, when, and where they can be thrown away."""

    values: Mapping[str, Sequence[str]]
    at: datetime
    drop_href: str

    def fits(self, form: forms.BaseForm) -> bool:
        """Whether an empty form has a field that was typed."""
        return not form.is_bound and any(
            form.add_prefix(name) in self.values
            for name, field in form.fields.items()
            if not field.widget.is_hidden
        )

    def instead(self, form: forms.BaseForm, field: forms.Field, name: str, usual: Any) -> Any:
        """Return what a field begins with: what was typed, or the usual; hidden fields stay."""
        if field.widget.is_hidden or not self.fits(form):
            return usual
        typed = self.values.get(form.add_prefix(name))
        if isinstance(field, MANY):
            return list(typed or ())
        if isinstance(field, forms.BooleanField):
            return bool(typed)
        return typed[-1] if typed else usual


# Set for the time of one request by `web.keeping`.
typed_before: ContextVar[TypedBefore | None] = ContextVar("typed_before", default=None)
