"""The store of people's keys in a PostgreSQL database of its own, shared by many threads and machines."""

import os
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from django.conf import settings
from django.db import OperationalError

from yorisoi.cli.drills.ground import empty_database
from yorisoi.vault import keyring, keystore
from yorisoi.vault.sealing import Place, seal, unseal

HERE = Place("table", "column", "row", "owner")


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A store of this test's own on the server, and keys of its own."""
    before = settings.YORISOI_KEY_FILE
    settings.YORISOI_KEY_FILE = tmp_path / "personal.key"
    with empty_database(os.environ["DATABASE_URL"]) as address:
        monkeypatch.setenv("YORISOI_KEYSTORE", address)
        yield address
        keystore.close()
    settings.YORISOI_KEY_FILE = before


def register(n: int) -> tuple[str, str]:
    """Seal something for somebody new, in a thread with a connection of its own."""
    value = seal(str(n), key=keystore.key_for(uuid4(), municipality="kakuu"), place=HERE)
    keystore.close()
    return str(n), value


def test_threads_that_come_first_at_the_same_moment_make_one_store() -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(register, range(8)))

    assert [unseal(value, place=HERE) for _, value in found] == [str(n) for n in range(8)]


def test_people_registered_on_a_server_while_the_key_is_replaced_stay_readable() -> None:
    first = keyring.key_of("kakuu")
    is_over = threading.Event()

    def rotate_until_the_end() -> int:
        n = 0
        while not is_over.is_set() or n < 3:
            keystore.rotate("kakuu")
            n += 1
        keystore.close()
        return n

    with ThreadPoolExecutor(9) as pool:
        rotating = pool.submit(rotate_until_the_end)
        try:
            found = list(pool.map(register, range(120)))
        finally:
            is_over.set()
        n_replaced = rotating.result()

    assert [unseal(value, place=HERE) for _, value in found] == [plain for plain, _ in found]
    assert n_replaced >= 3
    assert first.id not in keyring.keyring().keys
    assert set(keyring.keyring().keys) == {keyring.key_of("kakuu").id}


def test_two_machines_that_replace_the_key_at_once_leave_one_and_everybody_readable() -> None:
    found = [register(n) for n in range(20)]

    def rotate(_n: int) -> None:
        keystore.rotate("kakuu")
        keystore.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(rotate, range(4)))

    assert [unseal(value, place=HERE) for _, value in found] == [plain for plain, _ in found]
    assert set(keyring.keyring().keys) == {keyring.key_of("kakuu").id}


def test_nobody_adds_a_key_while_an_old_one_is_forgotten(store: str) -> None:
    keystore.key_for(uuid4(), municipality="kakuu")
    with psycopg.connect(store) as other:
        other.execute(keystore._ALONE["%s"])

        with ThreadPoolExecutor(1) as pool:
            adding = pool.submit(register, 7)
            waits = _somebody_waits(store)
            other.rollback()
            plain, value = adding.result()

    assert waits
    assert unseal(value, place=HERE) == plain


def _somebody_waits(store: str) -> bool:
    with psycopg.connect(store, autocommit=True) as looking:
        for _each in range(2000):
            found = looking.execute(
                "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'data_key'::regclass"
            ).fetchone()
            if found != (0,):
                return True
    return False


def test_erased_key_is_gone_from_an_old_copy_of_the_store_on_a_server(store: str) -> None:
    gone, stays = uuid4(), uuid4()
    for each in (gone, stays):
        keystore.key_for(each, municipality="kakuu")
    with psycopg.connect(store) as copy:
        kept = copy.execute("SELECT * FROM data_key").fetchall()
    keystore.destroy([gone])
    keystore.close()

    with psycopg.connect(store) as back:
        back.execute("DELETE FROM data_key")
        back.cursor().executemany("INSERT INTO data_key VALUES (%s, %s, %s, %s)", kept)

    assert (keystore.is_open(gone), keystore.is_open(stays)) == (False, True)


def test_connection_that_the_server_ended_is_made_again_without_a_word(store: str) -> None:
    id = uuid4()
    value = seal("アキ", key=keystore.key_for(id, municipality="kakuu"), place=HERE)

    _end_all_connections(store)

    assert unseal(value, place=HERE) == "アキ"


def test_server_that_is_not_there_is_said_as_the_database_says_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("YORISOI_KEYSTORE", f"postgresql:///keys?host={tmp_path}")

    with pytest.raises(OperationalError):
        keystore.open_key(uuid4())


def _end_all_connections(store: str) -> None:
    with psycopg.connect(store, autocommit=True) as server:
        server.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
