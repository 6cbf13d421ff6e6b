"""Every field of every model says whether it is personal, sensitive or plain."""

from collections import Counter

import pytest
from django.apps import apps
from django.db import models

from yorisoi.people.fields import SealedList, SealedText

OURS = [m for m in apps.get_models() if m.__module__.startswith("yorisoi.")]
SIDES = ("plain", "personal", "sensitive")


def _fields(model: type[models.Model]) -> set[str]:
    return {f.name for f in model._meta.get_fields() if f.concrete and f.name != "id"}


@pytest.mark.parametrize("model", OURS, ids=lambda m: m.__name__)
def test_every_field_is_declared_once(model: type[models.Model]) -> None:
    declared = Counter(name for side in SIDES for name in getattr(model.Privacy, side))

    assert set(declared) == _fields(model)
    assert {name for name, n in declared.items() if n > 1} == set()


@pytest.mark.parametrize("model", OURS, ids=lambda m: m.__name__)
def test_never_exported_names_only_fields_that_exist(model: type[models.Model]) -> None:
    assert set(model.Privacy.never_exported) <= _fields(model)


@pytest.mark.parametrize("model", OURS, ids=lambda m: m.__name__)
def test_sensitive_free_text_and_lists_are_sealed(model: type[models.Model]) -> None:
    unsealed = {
        name
        for name in model.Privacy.sensitive
        if name != "password"
        and not isinstance(model._meta.get_field(name), (SealedText, SealedList))
    }

    assert unsealed == set()


@pytest.mark.parametrize("model", OURS, ids=lambda m: m.__name__)
def test_what_is_sealed_is_declared_personal_or_sensitive(model: type[models.Model]) -> None:
    sealed = {f.name for f in model._meta.get_fields() if isinstance(f, (SealedText, SealedList))}

    assert sealed <= {*model.Privacy.personal, *model.Privacy.sensitive}
