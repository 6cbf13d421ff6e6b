# Written by hand around what Django generated: existing rows get a name and a key of their keeper.

import uuid
from typing import Any
from uuid import UUID

from django.db import migrations, models

from yorisoi.vault.migrating import SealedTable, name_rows, seal_rows

MODELS = ('raisedhand',)


def _participant(row: Any) -> tuple[UUID, str]:
    return row.participant.row, row.participant.municipality.code



class Migration(migrations.Migration):
    """Name every row with sealed columns and seal it with the key of whoever it is about."""

    dependencies = [('rehearsals', '0001_initial'), ('people', '0003_rows_are_sealed')]

    operations = [
        *(
            migrations.AddField(name, "row", models.UUIDField(null=True, editable=False))
            for name in MODELS
        ),
        name_rows("rehearsals", *MODELS),
        *(
            migrations.AlterField(
                name, "row", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
            )
            for name in MODELS
        ),
        seal_rows(
            SealedTable("rehearsals.RaisedHand", ('words',), owners=('participant_id',), keeper=_participant),
        ),
    ]
