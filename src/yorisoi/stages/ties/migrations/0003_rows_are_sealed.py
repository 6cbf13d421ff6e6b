# Written by hand around what Django generated: existing rows get a name and a key of their keeper.

import uuid
from typing import Any
from uuid import UUID

from django.db import migrations, models

from yorisoi.vault.migrating import SealedTable, name_rows, seal_rows

MODELS = ('message',)


def _sender(row: Any) -> tuple[UUID, str]:
    person = row.sent_for or getattr(row.sent_by, "participant", None)
    if person is not None:
        return person.row, person.municipality.code
    municipality = row.circle.programme.municipality
    return municipality.row, municipality.code



class Migration(migrations.Migration):
    """Name every row with sealed columns and seal it with the key of whoever it is about."""

    dependencies = [('ties', '0002_message_is_taken_back'), ('people', '0003_rows_are_sealed')]

    operations = [
        *(
            migrations.AddField(name, "row", models.UUIDField(null=True, editable=False))
            for name in MODELS
        ),
        name_rows("ties", *MODELS),
        *(
            migrations.AlterField(
                name, "row", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
            )
            for name in MODELS
        ),
        seal_rows(
            SealedTable("ties.Message", ('text',), owners=('sent_for_id', 'sent_by_id', 'circle_id'), keeper=_sender),
        ),
    ]
