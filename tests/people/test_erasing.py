"""A person who is erased stays unreadable, also in an old backup that is put back."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from pytest_django import DjangoCaptureOnCommitCallbacks

from people import PHONE, Cast
from yorisoi.journal import queries as journal
from yorisoi.people import actions, queries
from yorisoi.people.leaving import erasing
from yorisoi.people.models import Channel, Need, Participant
from yorisoi.people.terms import ConsentPurpose, ConsentWay
from yorisoi.vault import keystore
from yorisoi.vault.walking import walk

TABLES = ("people_participant", "people_channel", "people_need", "people_account")


def _backup() -> dict[str, tuple[list[str], list[tuple[Any, ...]]]]:
    """Return every row of the tables about people, as a backup of the database holds them."""
    found = {}
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"SELECT * FROM {table} ORDER BY id")  # noqa: S608  names of ours
            names = [each[0] for each in cursor.description]
            found[table] = (names, cursor.fetchall())
    return found


def _restore(backup: dict[str, tuple[list[str], list[tuple[Any, ...]]]]) -> None:
    """Put the rows of a backup back, the deleted ones too."""
    with connection.cursor() as cursor:
        for table, (names, rows) in backup.items():
            marks = ", ".join(["%s"] * len(names))
            sets = ", ".join(f"{name} = excluded.{name}" for name in names if name != "id")
            cursor.executemany(
                f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks}) "  # noqa: S608
                f"ON CONFLICT (id) DO UPDATE SET {sets}",
                rows,
            )


@pytest.fixture
def told(cast: Cast) -> Iterator[Cast]:
    """The cast, of whom アキ has told a need and agreed to something."""
    actions.tell_need(by=cast.dou, participant=cast.aki, code="large_print", detail="22ポイント")
    actions.give_consent(
        by=cast.dou,
        participant=cast.aki,
        purpose=ConsentPurpose.TAKE_PART,
        version="2026-04",
        way=ConsentWay.PAPER,
    )
    yield cast


def _erase(cast: Cast, capture: DjangoCaptureOnCommitCallbacks) -> None:
    with capture(execute=True):
        erasing.erase(by=cast.dou, participant=cast.aki, reason="本人が望んだ")


def test_erased_person_is_in_no_list_and_has_no_name(
    told: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    _erase(told, django_capture_on_commit_callbacks)

    found = Participant.objects.get(pk=told.aki.pk)
    assert list(queries.participants(municipality=told.ward)) == [told.beni]
    assert (found.name, found.reading, found.kinds, found.birth_year) == ("", "", [], None)
    assert (found.account.name, found.account.is_active) == ("", False)
    assert (found.channels.count(), found.needs.count(), found.marks.count()) == (0, 0, 0)
    assert not queries.has_agreed(found, to=ConsentPurpose.TAKE_PART)


def test_old_backup_that_is_put_back_keeps_the_person_unreadable_and_nobody_else(
    told: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    backup = _backup()
    assert Channel.objects.get(participant=told.aki, kind="phone").address == PHONE

    _erase(told, django_capture_on_commit_callbacks)
    _restore(backup)

    aki, beni = Participant.objects.get(pk=told.aki.pk), Participant.objects.get(pk=told.beni.pk)
    assert aki.erased_at is None
    assert (aki.name, aki.reading, aki.note, aki.kinds, aki.account.name) == ("", "", "", [], "")
    assert Channel.objects.get(participant=aki, kind="phone").address == ""
    assert [(each.arrangement, each.detail) for each in Need.objects.filter(participant=aki)] == [
        ("", "")
    ]
    assert (beni.name, beni.account.name) == ("ベニ", "ベニ")


def test_walk_counts_what_opens_what_is_erased_and_what_is_broken(
    told: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    before = walk()
    assert (before.n_erased, before.broken) == (0, ())
    backup = _backup()

    _erase(told, django_capture_on_commit_callbacks)
    _restore(backup)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE people_participant SET name = reading WHERE id = %s", [told.beni.pk])

    after = walk()
    # Name, reading and kinds, the telephone, the need with its detail, and the name of the account.
    assert (after.n_erased, after.n_open) == (7, before.n_open - 8)
    assert after.broken == (f"people_participant.name {told.beni.row.hex}",)


def test_erasure_that_stopped_before_the_key_was_destroyed_is_finished_later(told: Cast) -> None:
    erasing.erase(by=told.dou, participant=told.aki, reason="本人が望んだ")
    assert keystore.is_open(told.aki.row)

    assert erasing.finish() == 1

    assert not keystore.is_open(told.aki.row)
    assert erasing.finish() == 0


def test_erasure_is_journalled_with_its_reason_and_happens_once(
    told: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    _erase(told, django_capture_on_commit_callbacks)

    line = journal.about(kind="Participant", code=told.aki.code)[0]
    assert (line.act, line.actor, line.purpose) == ("participant.erase", "dou", "本人が望んだ")
    with pytest.raises(erasing.AlreadyErased):
        erasing.erase(by=told.dou, participant=told.aki, reason="もう一度")
