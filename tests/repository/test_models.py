"""Instants name who acted, states are guarded, foreign keys follow the cycle, migrations are whole."""

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

from yorisoi.programme.terms import Stage

OURS = [m for m in apps.get_models() if m.__module__.startswith("yorisoi.")]

# Instants that are planned times or the browser's own, not acts of a person.
NOT_ACTS = {
    ("Session", "starts_at"),
    ("Session", "ends_at"),
    ("Entry", "at"),
    ("DisplayPreference", "changed_at"),  # the account itself is the row's owner
    ("ApplicationDraft", "changed_at"),  # nobody is known before the form is sent
    ("ApplicationDraft", "sent_at"),
    ("Knock", "knocked_at"),  # nobody is known before somebody answers
}
# Who sent or wrote stands in a differently named column.
ROOMS = (
    "mfa",
    "counts",
    "journal",
    "people",
    "programme",
    "staff",
    "cards",
    *(stage.value for stage in Stage),
    "web",
)


def _room(model: type[models.Model]) -> str:
    return model._meta.app_label


@pytest.mark.parametrize("model", OURS, ids=lambda m: m.__name__)
def test_every_instant_says_who_acted(model: type[models.Model]) -> None:
    names = {f.name for f in model._meta.get_fields()}
    alone = {
        name
        for name in names
        if name.endswith("_at")
        and (model.__name__, name) not in NOT_ACTS
        and name.removesuffix("_at") + "_by" not in names
    }

    assert alone == set()


@pytest.mark.parametrize("model", OURS, ids=lambda m: m.__name__)
def test_every_state_is_guarded_by_the_database(model: type[models.Model]) -> None:
    guarded = " ".join(
        str(c.condition) for c in model._meta.constraints if isinstance(c, models.CheckConstraint)
    )
    states = [f.name for f in model._meta.get_fields() if getattr(f, "name", "") == "state"]

    assert [name for name in states if f"{name}__in" not in guarded] == []


@pytest.mark.parametrize("model", OURS, ids=lambda m: m.__name__)
def test_foreign_keys_point_to_an_earlier_room(model: type[models.Model]) -> None:
    here = ROOMS.index(_room(model))
    later = {
        f.name
        for f in model._meta.get_fields()
        if isinstance(f, models.ForeignKey) and ROOMS.index(_room(f.related_model)) > here
    }

    assert later == set()


def test_migrations_say_all_that_the_models_say(db: None) -> None:
    out = StringIO()

    call_command("makemigrations", check=True, dry_run=True, stdout=out)

    assert "No changes detected" in out.getvalue()
