# Written by hand around what Django generated: everybody who is known can be found afterwards.

import hmac
import re
from hashlib import sha256
from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from yorisoi.engines.language import fold
from yorisoi.vault.fields import Box
from yorisoi.vault.keyring import secret
from yorisoi.vault.sealing import Place, unseal


def _opened(row: Any, column: str, owner: str = "") -> str:
    box = row.__dict__[column]
    if not isinstance(box, Box):
        return str(box or "")
    return unseal(box.stored, place=Place(row._meta.db_table, column, row.row.hex, owner))


def mark_everybody(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Give every participant the marks of their names, readings and numbers."""
    SearchMark = apps.get_model("people", "SearchMark")
    people = apps.get_model("people", "Participant").objects.select_related("municipality")
    for person in people.prefetch_related("channels"):
        words = {person.code}
        words |= {_opened(each, "address", str(person.pk)) for each in person.channels.all()}
        for written in (_opened(person, "name"), _opened(person, "reading")):
            words |= {written, *re.split(r"[\s・=＝]+", written)}
        key = secret(f"index:{person.municipality.code}")
        marks = {hmac.new(key, fold(word).encode(), sha256).hexdigest()[:30] for word in words if fold(word)}
        SearchMark.objects.bulk_create(SearchMark(participant=person, mark=mark) for mark in marks)


class Migration(migrations.Migration):
    """A person can be erased, and is found by marks that tell nothing."""

    dependencies = [("people", "0003_rows_are_sealed")]

    operations = [
        migrations.AddField(
            "participant",
            "erased_at",
            models.DateTimeField(blank=True, null=True, verbose_name="消した時"),
        ),
        migrations.AddField(
            "participant",
            "erased_by",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.CreateModel(
            name="SearchMark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("mark", models.CharField(db_index=True, max_length=30, verbose_name="印")),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="marks",
                        to="people.participant",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("participant", "mark"), name="one_mark_a_person"
                    )
                ],
            },
        ),
        migrations.RunPython(mark_everybody, migrations.RunPython.noop),
    ]
