"""Every table with personal rows stands behind the second wall, and every gap in it has a reason."""

import ast
import importlib.util
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models
from django.db.migrations.loader import MigrationLoader

from repository.conftest import python_files
from yorisoi.people.scope.fences import Fence, rule_of

OURS = [m for m in apps.get_models() if m.__module__.startswith("yorisoi.")]
PERSONAL = [m for m in OURS if m.Privacy.personal or m.Privacy.sensitive]

# Tables with personal rows in front of the wall, and why.
OUTSIDE = {
    "people.account": "who signs in is not yet anywhere; it holds a code, a working name, a password's hash",
    "people.membership": "says which municipality's door may open, so it is read before one is open",
    "programme.seat": "says which programme's door may open, so it is read before one is open",
    "people.displaypreference": "follows the account to every page, also before a door; only how it looks",
    "web.keptform": "belongs to an account and is sealed with the writer's key; read by that account only",
    "web.sentform": "where a form led to, sealed with the form's own key; no row names anybody",
    "cards.card": "a key by which somebody comes in, found before a door is open; marks, no name",
    "cards.device": "a device that knows a card, asked before a door is open; marks, no name",
    "cards.passkey": "a key by which somebody comes in, found before a door is open; what a machine is, no name",
    "cards.knock": "a device that waits at the door; its kind, no name",
    "staff.invitation": "a link by which somebody comes in, found before a door is open; a digest",
    "staff.renewal": "asked for an account of the team, which is outside itself; no name",
    "counts.count": "counts tries under a keyed fingerprint, before anybody has come in",
    "journal.mention": "which line of the journal touches which code; part of the one chain",
    "journal.entry": "one chain for the whole house, only ever added to; codes, never names",
}


def fences() -> dict[str, Fence]:
    """Return the fence of each model as the migrations on disk put it."""
    found = {}
    for (app, _name), migration in MigrationLoader(None).disk_migrations.items():
        for operation in migration.operations:
            if isinstance(operation, Fence):
                found[f"{app}.{operation.model_name}"] = operation
    return found


FENCES = fences()


@pytest.mark.parametrize("model", PERSONAL, ids=lambda m: m._meta.label_lower)
def test_personal_rows_are_behind_the_wall_or_named_with_a_reason(
    model: type[models.Model],
) -> None:
    label = model._meta.label_lower

    assert (label in FENCES) != (label in OUTSIDE), (
        f"{label} has personal fields: put Fence(...) of people/scope/fences.py into a migration, "
        "or name it in OUTSIDE with its reason"
    )


def test_nothing_is_named_outside_that_no_longer_exists() -> None:
    assert set(OUTSIDE) <= {m._meta.label_lower for m in PERSONAL}


@pytest.mark.parametrize("label", sorted(FENCES))
def test_fence_leads_to_one_municipality(label: str) -> None:
    """A path ends in a municipality, or in a table whose own fence does."""

    def ends(label: str, path: str) -> bool:
        model = apps.get_model(label)
        *way, last = path.split("__")
        for name in way:
            model = model._meta.get_field(name).related_model
        if last == "municipality":
            return True
        reached = model._meta.get_field(last).related_model._meta.label_lower
        return reached in FENCES and all(ends(reached, each) for each in FENCES[reached].paths)

    assert all(ends(label, path) for path in FENCES[label].paths)


@pytest.mark.parametrize("label", sorted(FENCES))
def test_row_that_names_a_participant_is_fenced_by_that_participant_too(label: str) -> None:
    """Otherwise a row could tie a person to another municipality's course."""
    model = apps.get_model(label)
    people = {
        f.name
        for f in model._meta.get_fields()
        if isinstance(f, models.ForeignKey)
        and f.related_model._meta.label_lower == "people.participant"
        # A policy cannot ask its own table; people.merging refuses another municipality.
        and f.related_model is not model
    }

    assert people <= set(FENCES[label].paths)


def test_rule_says_what_a_reader_expects() -> None:
    need = apps.get_model("people.need")
    participant = apps.get_model("people.participant")
    everywhere = "(coalesce(current_setting('yorisoi.everywhere', true), '') = 'on')"
    here = "nullif(current_setting('yorisoi.municipality', true), '')::bigint"
    in_reach = 'SELECT 1 FROM "people_participant" a0 WHERE a0.id = "people_need"."participant_id"'

    assert rule_of(participant, ["municipality"]) == (
        f'{everywhere} OR ("people_participant"."municipality_id" = {here})'
    )
    assert rule_of(need, ["participant"]) == f"{everywhere} OR (EXISTS ({in_reach}))"


# Where the house looks into all municipalities at once: function, reason.
HATCHES = {
    (
        "people/queries.py",
        "supported_by",
    ): "a supporter may act for people of several municipalities",
    (
        "people/queries.py",
        "ever_supported_by",
    ): "the name of somebody whose mandate has ended is said once, to who had it",
    ("people/queries.py", "mandate"): "a supporter may act for people of several municipalities",
    ("people/queries.py", "participant_of"): "an account does not say where its person lives",
    ("people/twins/merging.py", "merge"): "an account may have acted for people elsewhere",
    ("people/queries.py", "is_person"): "an account does not say where its person lives",
    ("stages/courses/queries/applications.py", "draft_by_code"): "the number is all the person has",
    ("entrance/cards/queries.py", "card_of_token"): "a card is all the person has to show",
    ("entrance/cards/queries.py", "card_of_code"): "a card is all the person has to show",
    ("entrance/cards/queries.py", "card_in_force"): "a card is all the person has to show",
    ("entrance/cards/queries.py", "passkey_of"): "a passkey is all the person has to show",
    ("entrance/staff/presenters/cast.py", "cast"): "the example offers everybody to be tried",
    ("cli/drills/counting.py", "count"): "a drill counts everybody, on a connection of its own",
    ("cli/main.py", "_call"): "who sits at the server answers for the whole house",
}


def _hatches() -> Iterator[tuple[str, str]]:
    for path in python_files():
        tree = ast.parse(path.read_text())
        name = path.as_posix().split("src/yorisoi/", 1)[1]
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef):
                for call in ast.walk(function):
                    is_hatch = isinstance(call, ast.Call) and ast.unparse(call.func) in {
                        "walls.everywhere",
                        "everywhere",
                    }
                    if is_hatch:
                        yield name, function.name


def test_every_place_that_looks_into_all_municipalities_is_known() -> None:
    assert set(_hatches()) == set(HATCHES)


def test_page_about_scope_shows_the_table_of_the_rules(house: Path) -> None:
    spec = importlib.util.spec_from_file_location("scope", house / "scripts" / "scope.py")
    assert spec is not None and spec.loader is not None
    scope = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scope)
    page = (house / "docs" / "explain" / "scope.md").read_text()

    assert page == scope.written(page), "run: python scripts/scope.py"
