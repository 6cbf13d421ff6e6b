# Written by hand around what Django generated: existing rows get a name and a key of their keeper.

import uuid
from typing import Any
from uuid import UUID

from django.db import migrations, models

from yorisoi.vault.fields import SealedText
from yorisoi.vault.migrating import SealedTable, name_rows, seal_rows

MODELS = ('review',)


def _municipality(row: Any) -> tuple[UUID, str]:
    return row.persona.programme.municipality.row, row.persona.programme.municipality.code



class Migration(migrations.Migration):
    """Name every row with sealed columns and seal it with the key of whoever it is about."""

    dependencies = [('personas', '0001_initial'), ('people', '0003_rows_are_sealed')]

    operations = [
        *(
            migrations.AddField(name, "row", models.UUIDField(null=True, editable=False))
            for name in MODELS
        ),
        name_rows("personas", *MODELS),
        *(
            migrations.AlterField(
                name, "row", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
            )
            for name in MODELS
        ),
        migrations.AlterField("review", "comment", SealedText(blank=True, max_length=300, verbose_name="ひとこと")),
        seal_rows(
            SealedTable("personas.Review", ('comment',), owners=('persona_id',), keeper=_municipality, readable_before=('comment',)),
        ),
    ]
