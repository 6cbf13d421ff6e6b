# Written by hand around what Django generated: existing rows get a name and a key of their keeper.

import uuid
from typing import Any
from uuid import UUID

from django.db import migrations, models

from yorisoi.vault.migrating import SealedTable, name_rows, seal_rows

MODELS = ('hearing', 'hiddenname', 'passage', 'sparedword')


def _hearing(row: Any) -> tuple[UUID, str]:
    return row.hearing.row, row.hearing.programme.municipality.code



class Migration(migrations.Migration):
    """Name every row with sealed columns and seal it with the key of whoever it is about."""

    dependencies = [('hearings', '0003_whose_voice'), ('people', '0003_rows_are_sealed')]

    operations = [
        *(
            migrations.AddField(name, "row", models.UUIDField(null=True, editable=False))
            for name in MODELS
        ),
        name_rows("hearings", *MODELS),
        *(
            migrations.AlterField(
                name, "row", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
            )
            for name in MODELS
        ),
        seal_rows(
            SealedTable("hearings.HiddenName", ('name', 'reading'), owners=('hearing_id',), keeper=_hearing),
            SealedTable("hearings.Passage", ('text', 'speaker_note'), owners=('hearing_id',), keeper=_hearing),
            SealedTable("hearings.SparedWord", ('word',), owners=('hearing_id',), keeper=_hearing),
        ),
    ]
