"""Let the database itself refuse to change or delete a line, on SQLite and on PostgreSQL."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from yorisoi.journal import triggers


def put(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    triggers.put(schema_editor.connection)


def take_away(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    triggers.take_away(schema_editor.connection)


class Migration(migrations.Migration):

    dependencies = [
        ('journal', '0003_chain_with_a_key'),
    ]

    operations = [migrations.RunPython(put, take_away)]
