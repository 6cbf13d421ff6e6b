# Written by hand around what Django generated: existing rows get a name and a key of their keeper.

import uuid
from typing import Any
from uuid import UUID

from django.db import migrations, models

from yorisoi.vault.fields import SealedText
from yorisoi.vault.migrating import SealedTable, name_rows, seal_rows

MODELS = ("account", "channel", "consent", "need", "organisation", "participant")


def _self(row: Any) -> tuple[UUID, str]:
    return row.row, row.municipality.code


def _participant(row: Any) -> tuple[UUID, str]:
    return row.participant.row, row.participant.municipality.code


def _installation(row: Any) -> tuple[UUID, str]:
    return row.row, "installation"


class Migration(migrations.Migration):
    """Name every row with sealed columns and seal it with the key of whoever it is about."""

    dependencies = [("people", "0002_agreements")]

    operations = [
        *(
            migrations.AddField(name, "row", models.UUIDField(null=True, editable=False))
            for name in MODELS
        ),
        name_rows("people", *MODELS),
        *(
            migrations.AlterField(
                name, "row", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
            )
            for name in MODELS
        ),
        migrations.AlterField(
            "account", "name", SealedText(max_length=60, verbose_name="表示する名前")
        ),
        seal_rows(
            SealedTable(
                "people.Account", ("name",), keeper=_installation, readable_before=("name",)
            ),
            SealedTable("people.Participant", ("name", "reading", "kinds", "note"), keeper=_self),
            SealedTable(
                "people.Channel", ("address",), owners=("participant_id",), keeper=_participant
            ),
            SealedTable(
                "people.Consent", ("witness",), owners=("participant_id",), keeper=_participant
            ),
            SealedTable(
                "people.Need",
                ("arrangement", "detail"),
                owners=("participant_id",),
                keeper=_participant,
            ),
        ),
    ]
