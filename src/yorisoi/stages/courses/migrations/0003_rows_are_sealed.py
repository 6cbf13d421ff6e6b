# Written by hand around what Django generated: existing rows get a name and a key of their keeper.

import uuid
from typing import Any
from uuid import UUID

from django.db import migrations, models

from yorisoi.vault.fields import SealedText
from yorisoi.vault.migrating import SealedTable, name_rows, seal_rows

MODELS = ('application', 'applicationdraft', 'arrangementrequest', 'assignment', 'draw', 'phonecard', 'question')


def _draft(row: Any) -> tuple[UUID, str]:
    return row.row, row.course.programme.municipality.code


def _participant(row: Any) -> tuple[UUID, str]:
    return row.participant.row, row.participant.municipality.code


def _applicant(row: Any) -> tuple[UUID, str]:
    return _participant(row.application)


def _municipality(row: Any) -> tuple[UUID, str]:
    return row.municipality.row, row.municipality.code


def _of_course(row: Any) -> tuple[UUID, str]:
    return _municipality(row.course.programme)


def _of_session(row: Any) -> tuple[UUID, str]:
    return _of_course(row.session)


def _asker(row: Any) -> tuple[UUID, str]:
    return _participant(row) if row.participant_id else _municipality(row.programme)



class Migration(migrations.Migration):
    """Name every row with sealed columns and seal it with the key of whoever it is about."""

    dependencies = [('courses', '0002_application_helper'), ('people', '0003_rows_are_sealed')]

    operations = [
        *(
            migrations.AddField(name, "row", models.UUIDField(null=True, editable=False))
            for name in MODELS
        ),
        name_rows("courses", *MODELS),
        *(
            migrations.AlterField(
                name, "row", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
            )
            for name in MODELS
        ),
        migrations.AlterField("arrangementrequest", "arranged_with", SealedText(blank=True, max_length=100, verbose_name="だれに頼んだか")),
        migrations.AlterField("arrangementrequest", "reason", SealedText(blank=True, max_length=200, verbose_name="わけ")),
        migrations.AlterField("assignment", "note", SealedText(blank=True, max_length=200, verbose_name="覚え書き")),
        migrations.AlterField("phonecard", "device", SealedText(blank=True, max_length=60, verbose_name="機種")),
        seal_rows(
            SealedTable("courses.ApplicationDraft", ('answers',), keeper=_draft),
            SealedTable("courses.Application", ('companion', 'wish', 'helper_name', 'helper_phone'), owners=('participant_id',), keeper=_participant),
            SealedTable("courses.ArrangementRequest", ('arrangement', 'detail', 'arranged_with', 'reason'), owners=('application_id',), keeper=_applicant, readable_before=('arranged_with', 'reason')),
            SealedTable("courses.Draw", ('secret',), owners=('course_id',), keeper=_of_course),
            SealedTable("courses.Assignment", ('note',), owners=('session_id',), keeper=_of_session, readable_before=('note',)),
            SealedTable("courses.PhoneCard", ('device', 'settings'), owners=('participant_id',), keeper=_participant, readable_before=('device',)),
            SealedTable("courses.Question", ('text', 'answer'), owners=('participant_id', 'programme_id'), keeper=_asker),
        ),
    ]
