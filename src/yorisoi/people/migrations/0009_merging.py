# Written by hand around what Django generated: each mark says what kind of word it stands for.

import hmac
import re
from hashlib import sha256
from typing import Any

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from yorisoi.engines.language import fold
from yorisoi.people.scope.fences import Fence
from yorisoi.vault.fields import Box
from yorisoi.vault.keyring import secret
from yorisoi.vault.keystore import KeyGone
from yorisoi.vault.sealing import Place, unseal

KINDS = {"phone": "phone", "fax": "phone", "mail": "mail"}


def _opened(row: Any, column: str, owner: str = "") -> str:
    box = row.__dict__[column]
    if not isinstance(box, Box):
        return str(box or "")
    try:
        return unseal(box.stored, place=Place(row._meta.db_table, column, row.row.hex, owner))
    except KeyGone:
        return ""


def _words(person: Any) -> set[tuple[str, str]]:
    words = {("code", person.code)}
    for each in person.channels.all():
        words.add((KINDS.get(each.kind, "address"), _opened(each, "address", str(person.pk))))
    for kind in ("name", "reading"):
        written = _opened(person, kind)
        parts = re.split(r"[\s・=＝]+", written)
        words |= {(kind, written), *(("part", part) for part in parts if part != written)}
    return words


def mark_by_kind(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Give every participant the same marks again, with what each stands for."""
    SearchMark = apps.get_model("people", "SearchMark")
    people = apps.get_model("people", "Participant").objects.filter(erased_at__isnull=True)
    for person in people.select_related("municipality").prefetch_related("channels"):
        key = secret(f"index:{person.municipality.code}")
        marks = {
            (kind, hmac.new(key, fold(word).encode(), sha256).hexdigest()[:30])
            for kind, word in _words(person)
            if fold(word)
        }
        SearchMark.objects.filter(participant=person).delete()
        SearchMark.objects.bulk_create(
            SearchMark(participant=person, kind=kind, mark=mark) for kind, mark in sorted(marks)
        )


def mark_once(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Keep one of the marks of a person that are equal: before, the kind did not tell them apart."""
    seen = set()
    marks = apps.get_model("people", "SearchMark").objects
    for each in marks.order_by("pk"):
        if (each.participant_id, each.mark) in seen:
            each.delete()
        seen.add((each.participant_id, each.mark))


class Migration(migrations.Migration):
    """Two records of one person can be made one, and two people can be told apart."""

    dependencies = [
        ("people", "0008_fences"),
    ]

    operations = [
        migrations.CreateModel(
            name="TwoPeople",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("said_at", models.DateTimeField(auto_now_add=True, verbose_name="確かめた時")),
            ],
            options={
                "ordering": ["one", "other"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="searchmark",
            name="one_mark_a_person",
        ),
        migrations.AddField(
            model_name="participant",
            name="merged_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="まとめた時"),
        ),
        migrations.AddField(
            model_name="participant",
            name="merged_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="participant",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merged",
                to="people.participant",
                verbose_name="まとめた先",
            ),
        ),
        migrations.AddField(
            model_name="searchmark",
            name="kind",
            field=models.CharField(
                choices=[
                    ("code", "符号"),
                    ("name", "名前"),
                    ("reading", "読み"),
                    ("part", "名前の一部"),
                    ("phone", "電話番号"),
                    ("mail", "メールアドレス"),
                    ("address", "住所"),
                ],
                default="part",
                max_length=10,
                verbose_name="何の印か",
            ),
        ),
        migrations.AddConstraint(
            model_name="participant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("merged_into", None), ("erased_at__isnull", False), _connector="OR"
                ),
                name="only_an_emptied_record_is_merged",
            ),
        ),
        migrations.AddConstraint(
            model_name="searchmark",
            constraint=models.UniqueConstraint(
                fields=("participant", "kind", "mark"), name="one_mark_a_kind_and_person"
            ),
        ),
        migrations.AddConstraint(
            model_name="searchmark",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["code", "name", "reading", "part", "phone", "mail", "address"])
                ),
                name="mark_kind_is_known",
            ),
        ),
        migrations.AddField(
            model_name="twopeople",
            name="one",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="people.participant",
                verbose_name="一人",
            ),
        ),
        migrations.AddField(
            model_name="twopeople",
            name="other",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="people.participant",
                verbose_name="もう一人",
            ),
        ),
        migrations.AddField(
            model_name="twopeople",
            name="said_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="確かめた人",
            ),
        ),
        migrations.AddConstraint(
            model_name="twopeople",
            constraint=models.UniqueConstraint(
                fields=("one", "other"), name="two_people_are_named_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="twopeople",
            constraint=models.CheckConstraint(
                condition=models.Q(("one__lt", models.F("other"))), name="two_people_stand_in_order"
            ),
        ),
        Fence("twopeople", "one", "other"),
        migrations.RunPython(mark_by_kind, mark_once),
    ]
