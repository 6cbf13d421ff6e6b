"""The house of a drill: its tables are made at once, with the triggers and walls of the real ones."""

import importlib
import pkgutil

from django.apps import apps
from django.core.management import call_command
from django.db import connection

from yorisoi.journal import triggers
from yorisoi.people.scope.fences import Fence


def furnish() -> None:
    """Make the tables of the empty house of a drill, with triggers and walls."""
    call_command("migrate", run_syncdb=True, verbosity=0)
    triggers.put(connection)
    with connection.schema_editor() as editor:
        for label, fence in fences().items():
            fence.put(editor, apps.get_model(label))


def fences() -> dict[str, Fence]:
    """Return the fence of each model, as the last migration puts it."""
    found = {}
    for config in apps.get_app_configs():
        for name in _migrations(config.name):
            for operation in importlib.import_module(name).Migration.operations:
                if isinstance(operation, Fence):
                    found[f"{config.label}.{operation.model_name}"] = operation
    return found


def _migrations(app: str) -> list[str]:
    """Return the migrations of a room of ours, in their order."""
    if not app.startswith("yorisoi."):
        return []
    try:
        folder = importlib.import_module(f"{app}.migrations")
    except ModuleNotFoundError:
        return []
    return sorted(
        f"{folder.__name__}.{each.name}" for each in pkgutil.iter_modules(folder.__path__)
    )
