"""Personal values are sealed in the database and open only where they belong."""

from uuid import uuid4

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from people import PHONE, Cast
from yorisoi.people import actions
from yorisoi.people.models import Channel, Need, Participant
from yorisoi.vault import keystore
from yorisoi.vault.fields import SealedWithoutItsRow
from yorisoi.vault.rows import key_of
from yorisoi.vault.sealing import Place, SealBroken, seal, unseal

HERE = Place("table", "column", "row", "owner")


def _stored(table: str, column: str, pk: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table} WHERE id = %s", [pk])  # noqa: S608  names of ours
        return str(cursor.fetchone()[0])


def _store(table: str, column: str, pk: int, value: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {column} = %s WHERE id = %s", [value, pk])  # noqa: S608


@given(st.text(min_size=1))
def test_what_is_sealed_opens_at_its_place(plain: str) -> None:
    key = keystore.key_for(uuid4(), municipality="kakuu")

    assert unseal(seal(plain, key=key, place=HERE), place=HERE) == plain


def test_same_text_is_sealed_differently_each_time() -> None:
    key = keystore.key_for(uuid4(), municipality="kakuu")

    assert seal("アキ", key=key, place=HERE) != seal("アキ", key=key, place=HERE)


@pytest.mark.parametrize(
    "elsewhere",
    [
        Place("other", "column", "row", "owner"),
        Place("table", "other", "row", "owner"),
        Place("table", "column", "other", "owner"),
        Place("table", "column", "row", "other"),
    ],
)
def test_value_moved_to_another_table_column_row_or_owner_does_not_open(elsewhere: Place) -> None:
    sealed = seal("アキ", key=keystore.key_for(uuid4(), municipality="kakuu"), place=HERE)

    with pytest.raises(SealBroken):
        unseal(sealed, place=elsewhere)


def test_value_said_to_be_of_another_municipality_does_not_open() -> None:
    id = uuid4()
    sealed = seal("アキ", key=keystore.key_for(id, municipality="kakuu"), place=HERE)
    store = keystore._store()
    store.ask("UPDATE data_key SET municipality = ? WHERE id = ?", ["yoso", id.hex])
    store.connection.commit()
    keystore.close()

    with pytest.raises(SealBroken):
        unseal(sealed, place=HERE)


@pytest.mark.parametrize("broken", ["アキ", "v1.AAAA", "v2.zz.AAAA", "v2..", "v2"])
def test_text_that_was_never_sealed_here_does_not_open(broken: str) -> None:
    with pytest.raises(SealBroken):
        unseal(broken, place=HERE)


def test_every_changed_letter_of_a_sealed_value_is_noticed() -> None:
    sealed = seal("アキ", key=keystore.key_for(uuid4(), municipality="kakuu"), place=HERE)
    start = sealed.rindex(".") + 1

    for at in range(start, len(sealed.rstrip("=")) - 1):
        letter = "A" if sealed[at] != "A" else "B"
        with pytest.raises(SealBroken):
            unseal(sealed[:at] + letter + sealed[at + 1 :], place=HERE)


def test_database_holds_neither_name_nor_kind_nor_telephone(cast: Cast) -> None:
    phone = cast.aki.channels.get(kind="phone")

    stored = [
        _stored("people_participant", "name", cast.aki.pk),
        _stored("people_participant", "kinds", cast.aki.pk),
        _stored("people_channel", "address", phone.pk),
        _stored("people_account", "name", cast.aki.account.pk),
    ]

    assert [text.partition(".")[0] for text in stored] == ["v2", "v2", "v2", "v2"]
    plain = ("アキ", "visual", PHONE, "アキ")
    assert [secret in text for secret, text in zip(plain, stored, strict=True)] == [False] * 4
    found = Participant.objects.get(pk=cast.aki.pk)
    assert (found.name, found.kinds, found.account.name) == ("アキ", ["visual"], "アキ")
    assert Channel.objects.get(pk=phone.pk).address == PHONE


def test_each_person_has_a_key_of_their_own(cast: Cast) -> None:
    keys = {key_of(cast.aki).id, key_of(cast.beni).id, key_of(cast.aki.channels.get()).id}

    assert keys == {cast.aki.row.hex, cast.beni.row.hex}


def test_row_given_to_somebody_else_in_the_database_does_not_open(cast: Cast) -> None:
    phone = cast.aki.channels.get()
    cast.beni.channels.all().delete()
    _store("people_channel", "participant_id", phone.pk, cast.beni.pk)

    with pytest.raises(SealBroken):
        _ = Channel.objects.get(pk=phone.pk).address


def test_row_given_to_somebody_else_by_the_house_is_sealed_anew(cast: Cast) -> None:
    need = actions.tell_need(by=cast.dou, participant=cast.aki, code="large_print")
    moved = Need.objects.get(pk=need.pk)
    moved.participant = cast.beni
    moved.save()

    assert Need.objects.get(pk=need.pk).arrangement == "large_print"
    assert _stored("people_need", "arrangement", need.pk).split(".")[1] == cast.beni.row.hex


def test_saving_again_leaves_a_value_nobody_changed_as_it_was_sealed(cast: Cast) -> None:
    before = _stored("people_participant", "name", cast.aki.pk)
    found = Participant.objects.get(pk=cast.aki.pk)
    assert found.name == "アキ"
    found.reading = "アキコ"
    found.save()

    assert _stored("people_participant", "name", cast.aki.pk) == before
    assert Participant.objects.get(pk=cast.aki.pk).reading == "アキコ"


def test_list_changed_in_place_is_kept(cast: Cast) -> None:
    found = Participant.objects.get(pk=cast.aki.pk)
    found.kinds.append("hearing")
    found.save()

    assert Participant.objects.get(pk=cast.aki.pk).kinds == ["visual", "hearing"]


def test_sealed_column_is_no_key_to_search_by(cast: Cast) -> None:
    with pytest.raises(SealedWithoutItsRow, match=r"Participant\.name is sealed"):
        Participant.objects.filter(name="アキ").exists()


def test_sealed_column_is_not_written_without_its_row(cast: Cast) -> None:
    with pytest.raises(SealedWithoutItsRow):
        Participant.objects.filter(pk=cast.aki.pk).update(name="ハル")


def test_sealed_value_that_leaks_out_of_a_query_says_nothing(cast: Cast) -> None:
    leaked = Participant.objects.values_list("name", flat=True).get(pk=cast.aki.pk)

    assert repr(leaked) == "<sealed>"
    with pytest.raises(SealedWithoutItsRow):
        str(leaked)
