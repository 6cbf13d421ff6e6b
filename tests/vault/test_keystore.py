"""One key a person, wrapped by the municipality, and gone for good when it is destroyed."""

import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings

from yorisoi.vault import keyring, keystore
from yorisoi.vault.sealing import Place, seal, unseal

HERE = Place("table", "column", "row", "owner")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Iterator[Path]:
    """Keys of this test's own."""
    before = settings.YORISOI_KEY_FILE
    settings.YORISOI_KEY_FILE = tmp_path / "personal.key"
    yield tmp_path
    keystore.close()
    settings.YORISOI_KEY_FILE = before


def _store_file(folder: Path) -> Path:
    return folder / "people.keys.sqlite3"


def test_store_can_be_read_by_its_owner_only_and_holds_no_open_key(folder: Path) -> None:
    keystore.key_for(uuid4(), municipality="kakuu")

    assert oct(_store_file(folder).stat().st_mode & 0o777) == "0o600"
    (wrapped,) = (
        sqlite3.connect(_store_file(folder)).execute("SELECT wrapped FROM data_key").fetchone()
    )
    assert len(bytes.fromhex(wrapped)) == 40  # 32 bytes and the check of RFC 3394


def test_key_never_made_is_missing() -> None:
    with pytest.raises(keystore.KeyMissing):
        keystore.open_key(uuid4())


def test_threads_that_ask_together_get_one_and_the_same_key() -> None:
    id = uuid4()

    def sealed(n: int) -> str:
        found = seal(str(n), key=keystore.key_for(id, municipality="kakuu"), place=HERE)
        keystore.close()
        return found

    with ThreadPoolExecutor(8) as pool:
        values = list(pool.map(sealed, range(24)))

    assert [unseal(each, place=HERE) for each in values] == [str(n) for n in range(24)]


def test_destroyed_key_opens_nothing_here_or_in_another_thread() -> None:
    id = uuid4()
    value = seal("アキ", key=keystore.key_for(id, municipality="kakuu"), place=HERE)

    def read() -> str:
        try:
            return unseal(value, place=HERE)
        except keystore.KeyGone:
            return "gone"

    with ThreadPoolExecutor(1) as other:
        assert other.submit(read).result() == "アキ"
        keystore.destroy([id])
        assert (read(), other.submit(read).result()) == ("gone", "gone")
        other.submit(keystore.close).result()


def test_destroyed_key_is_not_made_anew() -> None:
    id = uuid4()
    keystore.key_for(id, municipality="kakuu")
    keystore.destroy([id])

    with pytest.raises(keystore.KeyGone):
        keystore.key_for(id, municipality="kakuu")


def test_destroyed_key_leaves_no_trace_in_the_file(folder: Path) -> None:
    id = uuid4()
    keystore.key_for(id, municipality="kakuu")
    (wrapped,) = (
        sqlite3.connect(_store_file(folder)).execute("SELECT wrapped FROM data_key").fetchone()
    )

    keystore.destroy([id])
    keystore.close()

    left = b"".join(path.read_bytes() for path in folder.iterdir())
    assert wrapped.encode() not in left


def test_store_put_back_from_an_old_copy_forgets_the_destroyed_key_again(folder: Path) -> None:
    id, other = uuid4(), uuid4()
    for each in (id, other):
        keystore.key_for(each, municipality="kakuu")
    keystore.close()
    copy = shutil.copy(_store_file(folder), folder / "old-copy")
    keystore.destroy([id])
    keystore.close()

    shutil.copy(copy, _store_file(folder))

    assert (keystore.is_open(id), keystore.is_open(other)) == (False, True)


def test_new_key_of_a_municipality_opens_what_was_sealed_before_and_the_old_one_nothing() -> None:
    id, elsewhere = uuid4(), uuid4()
    value = seal("アキ", key=keystore.key_for(id, municipality="kakuu"), place=HERE)
    keystore.key_for(elsewhere, municipality="yoso")
    old = keyring.key_of("kakuu")

    assert keystore.rotate("kakuu") == 1

    keystore.close()
    assert unseal(value, place=HERE) == "アキ"
    assert old.id not in keyring.keyring().keys
    assert keystore.is_open(elsewhere)


def test_people_registered_while_the_key_is_replaced_stay_readable() -> None:
    def register(n: int) -> tuple[str, str]:
        value = seal(str(n), key=keystore.key_for(uuid4(), municipality="kakuu"), place=HERE)
        keystore.close()
        return str(n), value

    with ThreadPoolExecutor(4) as pool:
        waiting = [pool.submit(register, n) for n in range(60)]
        for _ in range(5):
            keystore.rotate("kakuu")
        found = [each.result() for each in waiting]

    assert [unseal(value, place=HERE) for _, value in found] == [plain for plain, _ in found]


def test_person_registered_with_another_key_at_the_start_of_a_replacement_stays_readable(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    add, sealed = keyring.add_key, []

    def add_after_somebody_else(municipality: str) -> keyring.MunicipalityKey:
        add(municipality)
        sealed.append(seal("アキ", key=keystore.key_for(uuid4(), municipality="kakuu"), place=HERE))
        return add(municipality)

    keystore.key_for(uuid4(), municipality="kakuu")
    monkeypatch.setattr(keyring, "add_key", add_after_somebody_else)
    keystore.rotate("kakuu")
    keystore.close()

    assert [unseal(value, place=HERE) for value in sealed] == ["アキ"]


def test_key_put_in_force_while_an_older_one_is_forgotten_leaves_what_wraps_everybody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sealed = seal("アキ", key=keystore.key_for(uuid4(), municipality="kakuu"), place=HERE)
    drop = keyring.drop_keys

    def drop_after_somebody_else_began(municipality: str, *seen: Iterable[str]) -> int:
        keyring.add_key(municipality)
        return drop(municipality, *seen)

    monkeypatch.setattr(keyring, "drop_keys", drop_after_somebody_else_began)
    keystore.rotate("kakuu")
    keystore.close()

    assert unseal(sealed, place=HERE) == "アキ"


def test_lost_key_file_is_said_with_the_key_that_lacks(folder: Path) -> None:
    id = uuid4()
    keystore.key_for(id, municipality="kakuu")
    keystore.close()
    settings.YORISOI_KEY_FILE.unlink()

    with pytest.raises(keystore.KeyMissing, match="the key file has no key"):
        keystore.open_key(id)
