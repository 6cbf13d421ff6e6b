"""Copies: sealed, whole or not at all, put back only into an empty place, and proved."""

import io
import json
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yorisoi.cli.backups.errors import CopyBroken, CopyDiffers, PlaceTaken
from yorisoi.cli.backups.keys import make_key, read_key
from yorisoi.cli.backups.making import KEYS, Made, drop_oldest, make_copy
from yorisoi.cli.backups.manifest import Journal, Manifest
from yorisoi.cli.backups.restoring import read_manifest, restore, shown
from yorisoi.cli.backups.rows import SqliteRows, keys_at, rows_at
from yorisoi.cli.backups.sealing import PIECE, SealedReader, SealingWriter

AT = datetime.fromisoformat("2026-11-25T02:00:00+09:00")
KEY = bytes(range(32))
SECRET = "アキさんの住所"


def _live(path: Path, *, n: int = 50) -> Path:
    """A small house: one table of people, one journal."""
    with closing(sqlite3.connect(path, isolation_level=None)) as rows:
        rows.execute("pragma journal_mode=wal")
        rows.execute("create table person (id integer primary key, address text)")
        rows.execute("create table journal_entry (id integer primary key, hash text)")
        for number in range(1, n + 1):
            rows.execute("insert into person values (?, ?)", (number, SECRET))
            rows.execute("insert into journal_entry values (?, ?)", (number, f"hash-{number}"))
    return path


def _copy(live: Path, to: Path, *, at: datetime = AT) -> Made:
    return make_copy(rows_at(str(live)), to=to, key=KEY, at=at, version="0.1.0")


def _walk_of(path: Path, *, is_whole: bool = True) -> Callable[[str], tuple[int, bool]]:
    def walk(address: str) -> tuple[int, bool]:
        return rows_at(address).contents().journal.n_lines, is_whole

    return walk


def _restore(copy: Path, into: Path, *, key: bytes = KEY, is_whole: bool = True) -> Manifest:
    walk = _walk_of(into, is_whole=is_whole)
    return restore(copy, key=key, into=str(into), beside=into.parent, walk=walk)


def test_copy_that_is_put_back_holds_every_row_and_the_whole_journal(tmp_path: Path) -> None:
    live = _live(tmp_path / "live.sqlite3")
    back = tmp_path / "new machine" / "yorisoi.sqlite3"

    made = _copy(live, tmp_path / "copies")
    found = _restore(made.path, back)

    assert found == made.manifest
    assert SqliteRows(back).contents() == SqliteRows(live).contents()
    assert (found.counts, found.journal) == (
        {"journal_entry": 50, "person": 50},
        Journal(50, "hash-50"),
    )
    assert sorted(path.name for path in back.parent.iterdir()) == ["yorisoi.sqlite3"]


def test_copy_shows_nothing_without_its_key(tmp_path: Path) -> None:
    live = _live(tmp_path / "live.sqlite3")
    plain = live.read_bytes()

    made = _copy(live, tmp_path / "copies")

    assert SECRET.encode() in plain
    assert SECRET.encode() not in made.path.read_bytes()
    assert made.path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(CopyBroken):
        read_manifest(made.path, key=bytes(32))


def test_nothing_plain_stays_beside_the_copy(tmp_path: Path) -> None:
    made = _copy(_live(tmp_path / "live.sqlite3"), tmp_path / "copies")

    assert list((tmp_path / "copies").iterdir()) == [made.path]


def test_copy_is_one_instant_while_others_write(tmp_path: Path) -> None:
    live = _live(tmp_path / "live.sqlite3", n=2000)
    stop, wrote = threading.Event(), threading.Event()

    def write() -> None:
        with closing(sqlite3.connect(live, isolation_level=None, timeout=20)) as rows:
            number = 2000
            while not stop.is_set():
                number += 1
                rows.execute("begin immediate")
                rows.execute("insert into person values (?, ?)", (number, SECRET))
                rows.execute("insert into journal_entry values (?, ?)", (number, f"hash-{number}"))
                rows.execute("commit")
                wrote.set()

    def copy_after_a_write() -> Manifest:
        wrote.clear()
        assert wrote.wait(60)
        return _copy(live, tmp_path / "copies").manifest

    writer = threading.Thread(target=write)
    writer.start()
    try:
        copies = [copy_after_a_write() for _each in range(3)]
    finally:
        stop.set()
        writer.join()

    assert [each.counts["person"] for each in copies] == [each.journal.n_lines for each in copies]
    assert [each.journal.head for each in copies] == [
        f"hash-{each.journal.n_lines}" for each in copies
    ]
    assert copies[0].counts["person"] < copies[2].counts["person"]


def test_copy_is_never_put_over_live_data(tmp_path: Path) -> None:
    live = _live(tmp_path / "live.sqlite3")
    made = _copy(live, tmp_path / "copies")
    before = SqliteRows(live).contents()

    with pytest.raises(PlaceTaken):
        _restore(made.path, live)

    assert SqliteRows(live).contents() == before


@pytest.mark.parametrize("at", [20, 200, -200, -1])
def test_copy_with_one_changed_byte_is_refused_and_nothing_appears(tmp_path: Path, at: int) -> None:
    made = _copy(_live(tmp_path / "live.sqlite3"), tmp_path / "copies")
    content = bytearray(made.path.read_bytes())
    content[at] ^= 1
    made.path.write_bytes(content)

    with pytest.raises(CopyBroken):
        _restore(made.path, tmp_path / "back" / "yorisoi.sqlite3")

    assert list((tmp_path / "back").iterdir()) == []


@pytest.mark.parametrize("n", [0, 10, 40, -1, -5000])
def test_copy_that_was_cut_off_is_refused(tmp_path: Path, n: int) -> None:
    made = _copy(_live(tmp_path / "live.sqlite3", n=3000), tmp_path / "copies")
    made.path.write_bytes(made.path.read_bytes()[:n])

    with pytest.raises(CopyBroken):
        _restore(made.path, tmp_path / "back" / "yorisoi.sqlite3")


def test_journal_with_a_broken_chain_is_not_put_back(tmp_path: Path) -> None:
    made = _copy(_live(tmp_path / "live.sqlite3"), tmp_path / "copies")

    with pytest.raises(CopyDiffers):
        _restore(made.path, tmp_path / "back" / "yorisoi.sqlite3", is_whole=False)

    assert list((tmp_path / "back").iterdir()) == []


def test_table_with_another_number_of_rows_is_named(tmp_path: Path) -> None:
    class Forgetful(SqliteRows):
        """A copier that forgets a person after it has counted."""

        def copy_to(self, path: Path, *, tell: object) -> object:
            counted = super().copy_to(path, tell=tell)  # type: ignore[arg-type]
            with closing(sqlite3.connect(path, isolation_level=None)) as rows:
                rows.execute("delete from person where id = 7")
            return counted

    live = _live(tmp_path / "live.sqlite3")
    made = make_copy(Forgetful(live), to=tmp_path / "copies", key=KEY, at=AT, version="0.1.0")

    with pytest.raises(CopyDiffers, match="person"):
        _restore(made.path, tmp_path / "back" / "yorisoi.sqlite3")


def test_oldest_copies_go_and_the_newest_stay(tmp_path: Path) -> None:
    live, copies = _live(tmp_path / "live.sqlite3"), tmp_path / "copies"
    made = [_copy(live, copies, at=AT + timedelta(days=day)).path for day in range(5)]
    (copies / "letter.txt").write_text("not ours")

    dropped = drop_oldest(copies, keep=2)

    assert list(dropped) == made[:3]
    assert sorted(copies.iterdir()) == [copies / "letter.txt", *made[3:]]


def test_copies_of_keys_are_counted_apart_from_copies_of_rows(tmp_path: Path) -> None:
    store = tmp_path / "people.keys.sqlite3"
    with closing(sqlite3.connect(store, isolation_level=None)) as rows:
        rows.execute("create table data_key (id text primary key, wrapped text)")
        rows.execute("insert into data_key values ('a', 'b')")
    copies = tmp_path / "copies"
    _copy(_live(tmp_path / "live.sqlite3"), copies)
    made = [
        make_copy(keys_at(str(store)), to=copies, key=KEY, at=AT + timedelta(days=day), version="1")
        for day in range(3)
    ]

    dropped = drop_oldest(copies, keep=1, of=KEYS)
    _restore(made[2].path, tmp_path / "safe" / "people.keys.sqlite3")

    assert [path.name for path in dropped] == [
        "keys-20261125-020000.copy",
        "keys-20261126-020000.copy",
    ]
    assert sorted(path.name for path in copies.iterdir()) == [
        "keys-20261127-020000.copy",
        "yorisoi-20261125-020000.copy",
    ]
    assert SqliteRows(tmp_path / "safe" / "people.keys.sqlite3").contents().counts == {
        "data_key": 1
    }


def test_two_copies_in_one_second_are_two(tmp_path: Path) -> None:
    live = _live(tmp_path / "live.sqlite3")

    names = [_copy(live, tmp_path / "copies").path.name for _each in range(2)]

    assert names == ["yorisoi-20261125-020000.copy", "yorisoi-20261125-020000-2.copy"]


def test_key_is_read_as_it_was_made_and_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "backup.key"

    key = make_key(path)

    assert read_key(path) == key
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        make_key(path)
    path.write_text("hello")
    with pytest.raises(CopyBroken):
        read_key(path)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 3 * PIECE + 5), st.integers(1, 2 * PIECE))
def test_stream_of_any_length_comes_back_in_any_bites(length: int, bite: int) -> None:
    content = bytes(range(256)) * (length // 256 + 1)
    content, out = content[:length], io.BytesIO()

    writer = SealingWriter(out, key=KEY)
    for at in range(0, length, bite):
        writer.write(content[at : at + bite])
    writer.finish()
    reader = SealedReader(io.BytesIO(out.getvalue()), key=KEY)
    pieces = []
    while piece := reader.read(bite):
        pieces.append(piece)

    assert b"".join(pieces) == content


def test_pieces_in_another_order_do_not_open() -> None:
    out = io.BytesIO()
    writer = SealingWriter(out, key=KEY)
    writer.write(bytes(3 * PIECE))
    writer.finish()
    piece = PIECE + 20
    whole = out.getvalue()
    start = 15 + 16
    first, second = whole[start : start + piece], whole[start + piece : start + 2 * piece]
    swapped = whole[:start] + second + first + whole[start + 2 * piece :]

    with pytest.raises(CopyBroken):
        SealedReader(io.BytesIO(swapped), key=KEY).finish()


def test_password_of_a_database_is_never_shown() -> None:
    assert shown("postgresql://yorisoi:secret@host/rows") == "postgresql://host/rows"
    assert shown("/var/lib/yorisoi/yorisoi.sqlite3") == "/var/lib/yorisoi/yorisoi.sqlite3"


def test_list_inside_a_copy_is_read_back_or_refused() -> None:
    manifest = Manifest("2026-11-25", "0.1.0", "sqlite", "f", "00", 1, Journal(1, "h"), {"a": 1})

    assert Manifest.from_json(manifest.to_json()) == manifest
    assert replace(manifest, counts={"a": 1, "b": 2}).n_rows == 3
    with pytest.raises(CopyBroken):
        Manifest.from_json("{}")


def _yorisoi(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    around = {**os.environ, "YORISOI_DATA": str(data), "YORISOI_TABLES": "from-models"}
    around.pop("DATABASE_URL", None)
    return subprocess.run(
        [sys.executable, "-m", "yorisoi.cli.main", "--lang", "en", *words],
        env=around,
        capture_output=True,
        text=True,
        check=False,
    )


def test_command_copies_puts_back_and_notes_when(tmp_path: Path) -> None:
    data = tmp_path / "data"
    script = (
        "from yorisoi.cli.acts.drills import prepare_house; prepare_house();"
        "from yorisoi.cli.drills.offer import offer_class, let_wait;"
        "let_wait(offer_class(capacity=3), n=2)"
    )
    made = subprocess.run(
        [sys.executable, "-c", f"import django; django.setup(); {script}"],
        env={
            **os.environ,
            "YORISOI_DATA": str(data),
            "YORISOI_TABLES": "from-models",
            "DATABASE_URL": "",
            "DJANGO_SETTINGS_MODULE": "yorisoi.web.settings",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.stderr == ""

    backup = _yorisoi(data, "backup", "--json")
    copy = json.loads(backup.stdout)["path"]
    back = _yorisoi(data, "restore", copy, "--into", str(tmp_path / "back"), "--json")
    again = _yorisoi(data, "restore", copy, "--into", str(tmp_path / "back"))
    drill = _yorisoi(data, "drill", "restore", "--json")
    keys = json.loads(_yorisoi(data, "backup", "--keys", "--json").stdout)
    apart = _yorisoi(data, "restore", keys["path"], "--into", str(tmp_path / "safe"), "--json")

    facts = json.loads(back.stdout)
    assert facts["journal_lines"] > 5
    assert {name: facts[name] for name in ("rows", "journal_head")} == {
        name: json.loads(backup.stdout)[name] for name in ("rows", "journal_head")
    }
    assert "keep it apart from the copies" in backup.stderr
    assert (again.returncode, again.stdout) == (2, "")
    assert json.loads(drill.stdout)["held"] is True
    assert sorted(json.loads((data / "backups.json").read_text())) == [
        "last_backup_at",
        "last_backup_file",
        "last_drill_at",
        "last_drill_held",
        "last_key_backup_at",
        "last_key_backup_file",
    ]
    assert keys["rows"] > 0
    assert Path(keys["path"]).parent == data / "key-backups"
    assert json.loads(apart.stdout)["into"] == str(tmp_path / "safe" / "people.keys.sqlite3")
