# Written by hand around what Django generated: existing rows get a name and a key of their keeper.

import uuid
from typing import Any
from uuid import UUID

from django.db import migrations, models

from yorisoi.vault.fields import SealedText
from yorisoi.vault.migrating import SealedTable, name_rows, seal_rows

MODELS = ('answer', 'supporterstate')


def _participant(row: Any) -> tuple[UUID, str]:
    return row.participant.row, row.participant.municipality.code


def _municipality(row: Any) -> tuple[UUID, str]:
    return row.programme.municipality.row, row.programme.municipality.code



class Migration(migrations.Migration):
    """Name every row with sealed columns and seal it with the key of whoever it is about."""

    dependencies = [('effects', '0001_initial'), ('people', '0003_rows_are_sealed')]

    operations = [
        *(
            migrations.AddField(name, "row", models.UUIDField(null=True, editable=False))
            for name in MODELS
        ),
        name_rows("effects", *MODELS),
        *(
            migrations.AlterField(
                name, "row", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
            )
            for name in MODELS
        ),
        migrations.AlterField("supporterstate", "doubt", SealedText(blank=True, max_length=200, verbose_name="心配なこと")),
        seal_rows(
            SealedTable("effects.Answer", ('value',), owners=('participant_id',), keeper=_participant),
            SealedTable("effects.SupporterState", ('doubt',), owners=('programme_id',), keeper=_municipality, readable_before=('doubt',)),
        ),
    ]
