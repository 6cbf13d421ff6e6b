"""Personal values are sealed in the database and open only where they belong."""

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from people import PHONE, Cast
from yorisoi.people.models import Channel, Participant
from yorisoi.people.sealing import SealBroken, seal, unseal


def _stored(table: str, column: str, pk: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table} WHERE id = %s", [pk])  # noqa: S608  names of ours
        return str(cursor.fetchone()[0])


def _store(table: str, column: str, pk: int, value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {column} = %s WHERE id = %s", [value, pk])  # noqa: S608


@given(st.text(min_size=1))
def test_what_is_sealed_opens_at_its_place(plain: str) -> None:
    assert unseal(seal(plain, place="table|column"), place="table|column") == plain


def test_same_text_is_sealed_differently_each_time() -> None:
    assert seal("アキ", place="a|b") != seal("アキ", place="a|b")


def test_database_holds_neither_name_nor_kind_nor_telephone(cast: Cast) -> None:
    phone = cast.aki.channels.get(kind="phone")

    stored = [
        _stored("people_participant", "name", cast.aki.pk),
        _stored("people_participant", "kinds", cast.aki.pk),
        _stored("people_channel", "address", phone.pk),
    ]

    assert [text.partition(".")[0] for text in stored] == ["v1", "v1", "v1"]
    assert [
        secret in text for secret, text in zip(("アキ", "visual", PHONE), stored, strict=True)
    ] == [
        False,
        False,
        False,
    ]
    found = Participant.objects.get(pk=cast.aki.pk)
    assert (found.name, found.kinds) == ("アキ", ["visual"])
    assert Channel.objects.get(pk=phone.pk).address == PHONE


def test_value_moved_to_another_column_does_not_open(cast: Cast) -> None:
    name = _stored("people_participant", "name", cast.aki.pk)
    _store("people_participant", "note", cast.aki.pk, name)

    with pytest.raises(SealBroken):
        Participant.objects.get(pk=cast.aki.pk)


def test_changed_value_does_not_open() -> None:
    sealed = seal("アキ", place="a|b")
    last = "A" if sealed[-4] != "A" else "B"

    with pytest.raises(SealBroken):
        unseal(sealed[:-4] + last + sealed[-3:], place="a|b")


def test_value_that_was_never_sealed_does_not_open() -> None:
    with pytest.raises(SealBroken, match="expected a value sealed as v1"):
        unseal("アキ", place="a|b")
