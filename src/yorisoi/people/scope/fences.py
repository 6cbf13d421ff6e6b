"""The operation by which a migration puts a table with personal rows behind the second wall."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from yorisoi.people.scope.walls import EVERYWHERE, MUNICIPALITY, OPEN

POLICY = "yorisoi_municipality"
HERE = f"nullif(current_setting('{MUNICIPALITY}', true), '')::bigint"
ALL = f"coalesce(current_setting('{EVERYWHERE}', true), '') = '{OPEN}'"
HOME = "municipality"


class Fence(Operation):
    """Let rows exist only for those who stand in their municipality.

    Each path says what must be in reach, as a query would say it: `municipality`,
    `course__programme__municipality`, or `participant`, whose own fence then decides. A row whose
    paths are not all in reach can neither be read nor written, so a row that would tie two
    municipalities together is refused.
    """

    reversible = True

    def __init__(self, model_name: str, *paths: str) -> None:
        self.model_name = model_name
        self.paths = paths

    def deconstruct(self) -> tuple[str, Sequence[Any], Mapping[str, Any]]:  # type: ignore[override]  # stubs want list and dict
        """Return how this operation is written down."""
        return type(self).__name__, [self.model_name, *self.paths], {}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Leave the models as they are: a fence belongs to the table."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Put the table behind the wall, for its owner too."""
        self.put(schema_editor, to_state.apps.get_model(app_label, self.model_name))

    def put(self, schema_editor: BaseDatabaseSchemaEditor, model: type[models.Model]) -> None:
        """Put the table of a model behind the wall; a database that knows no wall stays as it is."""
        if schema_editor.connection.vendor != "postgresql":
            return
        rule = rule_of(model, self.paths)
        for statement in (
            f"ALTER TABLE {_table(model)} ENABLE ROW LEVEL SECURITY",
            f"ALTER TABLE {_table(model)} FORCE ROW LEVEL SECURITY",
            f"CREATE POLICY {POLICY} ON {_table(model)} USING ({rule}) WITH CHECK ({rule})",
        ):
            schema_editor.execute(statement)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Take the wall away."""
        if schema_editor.connection.vendor != "postgresql":
            return
        table = _table(from_state.apps.get_model(app_label, self.model_name))
        for statement in (
            f"DROP POLICY {POLICY} ON {table}",
            f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY",
            f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
        ):
            schema_editor.execute(statement)

    def describe(self) -> str:
        """Say what is done."""
        return f"Put {self.model_name} behind the wall of its municipality"


def rule_of(model: type[models.Model], paths: Sequence[str]) -> str:
    """Return the condition under which a row of a model exists."""
    reached = " AND ".join(_reached(model, path.split("__")) for path in paths)
    return f"({ALL}) OR ({reached})"


def _reached(model: type[models.Model], path: Sequence[str]) -> str:
    """Return the condition that the end of a path is in reach."""
    first = _field(model, path[0])
    column = f"{_table(model)}.{_quoted(first.column)}"
    if list(path) == [HOME]:
        return f"{column} = {HERE}"
    joined, last = _joined(_related(first), path[1:])
    found = f"EXISTS (SELECT 1 FROM {joined} WHERE a0.id = {column}{last})"  # noqa: S608  names of our own tables
    return f"({column} IS NULL OR {found})" if first.null else found


def _joined(model: type[models.Model], path: Sequence[str]) -> tuple[str, str]:
    """Return the tables along a path, and what the last must fulfil."""
    tables, here = f"{_table(model)} a0", model
    for number, name in enumerate(path):
        field = _field(here, name)
        column = f"a{number}.{_quoted(field.column)}"
        if name == HOME:
            return tables, f" AND {column} = {HERE}"
        here = _related(field)
        tables += f" JOIN {_table(here)} a{number + 1} ON a{number + 1}.id = {column}"
    return tables, ""


def _field(model: type[models.Model], name: str) -> models.ForeignKey[Any, Any]:
    """Return a foreign key of a model; anything else in a path is a mistake in a migration."""
    found = model._meta.get_field(name)
    if not isinstance(found, models.ForeignKey):
        raise FieldDoesNotExist(f"expected a foreign key, got {model.__name__}.{name}")
    return found


def _related(field: models.ForeignKey[Any, Any]) -> type[models.Model]:
    related: type[models.Model] = field.related_model
    return related


def _table(model: type[models.Model]) -> str:
    return _quoted(model._meta.db_table)


def _quoted(name: str) -> str:
    return f'"{name}"'
