"""Every field of every model says whether it is personal, sensitive or plain."""

from collections import Counter

import pytest
from django.apps import apps
from django.db import models

from yorisoi.vault.fields import SealedList, SealedText
from yorisoi.vault.rows import Sealed, owner_columns

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


# Personal words that a query has to compare, or that stand on paper: read by number, not by name.
READABLE = {
    ("Account", "code"): "what somebody signs in with",
    ("Account", "password"): "hashed",
    ("Application", "code"): "the number on the letter",
    ("Application", "group"): "a number that friends share",
    ("ApplicationDraft", "code"): "the number to come back with",
    ("Assignment", "name"): "the working name of a helper, unique in a session",
    ("Card", "code_mark"): "a keyed mark",
    ("Card", "seed"): "says nothing without the key file",
    ("Card", "token_mark"): "a keyed mark",
    ("KeptForm", "path"): "an address of the desk: codes, no words",
    ("Count", "mark"): "an HMAC of who was counted",
    ("Device", "key_mark"): "a keyed mark",
    ("Draw", "entries"): "codes only, published with the proof",
    ("Entrant", "secret_mark"): "a keyed mark",
    ("Entry", "actor"): "a code",
    ("Entry", "on_behalf_of"): "a code",
    ("Entry", "purpose"): "chained: what is written once stays as it is",
    ("Entry", "subject_code"): "a code",
    ("Invitation", "digest"): "a digest of a random link",
    ("Leak", "actor"): "a code",
    ("Knock", "number"): "four digits that are said once",
    ("Mention", "code"): "a code",
    ("Participant", "code"): "the pseudonym itself",
    ("RaisedHand", "page"): "an address of the site without a person in it",
    ("SearchMark", "mark"): "a blind mark",
    ("SentForm", "answer"): "the address of the page that came next, without a name",
    ("SupporterLink", "scope"): "what a mandate covers",
    ("SupporterState", "supporter"): "a code",
}


@pytest.mark.parametrize("model", OURS, ids=lambda m: m.__name__)
def test_personal_words_are_sealed_or_readable_for_a_reason(model: type[models.Model]) -> None:
    words = {
        name
        for name in (*model.Privacy.personal, *model.Privacy.sensitive)
        if isinstance(field := model._meta.get_field(name), (models.CharField, models.TextField))
        and not isinstance(field, (SealedList, SealedText))
        and not field.choices
        and (model.__name__, name) not in READABLE
    }

    assert words == set()


@pytest.mark.parametrize("model", OURS, ids=lambda m: m.__name__)
def test_model_with_sealed_columns_says_who_keeps_its_key(model: type[models.Model]) -> None:
    sealed = [f for f in model._meta.get_fields() if isinstance(f, (SealedText, SealedList))]
    if not sealed:
        return

    assert issubclass(model, Sealed)
    assert isinstance(model.Privacy.keeper, tuple)
    assert owner_columns(model) if model.Privacy.keeper else hasattr(model, "key_municipality")
