"""Where the rows are, told by an address: a SQLite file or a PostgreSQL database; read without Django.

A copy is looked at where it lies, before anything of the house runs on it.
"""

import os
import re
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import psycopg
from psycopg import sql

from yorisoi.cli.backups.errors import CopyBroken
from yorisoi.cli.backups.manifest import Journal
from yorisoi.people.scope import walls
from yorisoi.vault.addresses import guarded

Tell = Callable[[int, int], None]
PAGES = 2048
JOURNAL = "select hash from journal_entry order by id desc limit 1"


class Rows(Protocol):
    """A database that can be copied out, put back and counted."""

    @property
    def kind(self) -> str:
        """Which database this is."""

    @property
    def file(self) -> str:
        """How its copy is called inside."""

    def copy_to(self, path: Path, *, tell: Tell) -> "Contents":
        """Copy everything as it is at one instant into a file; return what is in it."""

    def is_empty(self) -> bool:
        """Whether there is nothing here yet."""

    def put_back(self, path: Path) -> None:
        """Fill this empty place from the file of a copy."""

    def contents(self) -> "Contents":
        """Return what is here."""

    def check(self) -> None:
        """Raise CopyBroken where the database finds itself damaged."""


@dataclass(frozen=True)
class Contents:
    """How many rows each table holds, and how far the journal has come."""

    counts: dict[str, int]
    journal: Journal


def rows_at(address: str) -> Rows:
    """Return the database at an address: a path or postgresql://..."""
    return PostgresRows(guarded(address)) if is_server(address) else SqliteRows(Path(address))


def keys_at(address: str) -> Rows:
    """Return the store of people's keys at an address; inside a copy it is called otherwise."""
    if is_server(address):
        return PostgresRows(guarded(address), file="keys.dump")
    return SqliteRows(Path(address), file="keys.sqlite3")


def is_server(address: str) -> bool:
    """Whether an address names a database on a server."""
    return address.startswith(("postgresql:", "postgres:"))


@dataclass(frozen=True)
class SqliteRows:
    """One file of SQLite."""

    path: Path
    kind: str = "sqlite"
    file: str = "database.sqlite3"

    def copy_to(self, path: Path, *, tell: Tell) -> Contents:
        """Copy with SQLite's own online backup; writers go on meanwhile."""

        def progress(_status: int, remaining: int, total: int) -> None:
            tell(total - remaining, total)

        with closing(self._open()) as source, closing(sqlite3.connect(path)) as copy:
            # One instant: what others write meanwhile is not seen, and does not begin the copy anew.
            source.execute("begin")
            source.execute("select count(*) from sqlite_master").fetchone()
            source.backup(copy, pages=PAGES, progress=progress, sleep=0.001)
            # One file, without a log beside it.
            copy.execute("pragma journal_mode=delete")
        return SqliteRows(path).contents()

    def is_empty(self) -> bool:
        """Whether no file is there."""
        return not self.path.exists()

    def put_back(self, path: Path) -> None:
        """Lay the file here in one step; what was looked at with a log beside it is one file again."""
        with closing(sqlite3.connect(path)) as rows:
            rows.execute("pragma journal_mode=delete")
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.replace(self.path)

    def contents(self) -> Contents:
        """Count the rows of each table."""
        with closing(self._open()) as rows:
            found = rows.execute(
                "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"
            )
            names = sorted(name for (name,) in found)
            counts = {
                name: int(rows.execute(f'select count(*) from "{name}"').fetchone()[0])  # noqa: S608  names from the database itself
                for name in names
            }
            head = rows.execute(JOURNAL).fetchone() if "journal_entry" in counts else None
        return Contents(counts, Journal(counts.get("journal_entry", 0), head[0] if head else ""))

    def check(self) -> None:
        """Ask SQLite to look at every page and every reference."""
        with closing(self._open()) as rows:
            said = [line for (line,) in rows.execute("pragma integrity_check")]
            lost = rows.execute("pragma foreign_key_check").fetchall()
        if said != ["ok"] or lost:
            raise CopyBroken(f"{self.path}: {said[0]}; {len(lost)} lost references")

    def _open(self) -> sqlite3.Connection:
        return sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=rw", uri=True, timeout=30)


# A copy is of every municipality; without this the wall of the database would leave rows out.
WHOLE_HOUSE = f"-c {walls.EVERYWHERE}={walls.OPEN}"
SHUT = (
    "行の壁が開かず、控えにすべての行が入りません。PgBouncer などを通さず、直接つないでください。 / "
    "the wall of the database stays shut, so a copy would not hold every row. Connect directly, "
    "not through a pooler that drops options"
)
# How the rows of a table begin and end where pg_restore writes them as text.
COPY = re.compile(rb'COPY (?:[^ ."]+|"[^"]+")\.([^ ]+) \(.*FROM stdin;$')
END = b"\\.\n"


@dataclass(frozen=True)
class PostgresRows:
    """A database on a PostgreSQL server, copied by its own pg_dump."""

    address: str
    kind: str = "postgresql"
    file: str = "database.dump"

    def copy_to(self, path: Path, *, tell: Tell) -> Contents:
        """Count and dump the same instant: the dump joins the snapshot in which we count."""
        with self._open() as rows:
            rows.execute("set transaction isolation level repeatable read, read only")
            exported = rows.execute("select pg_export_snapshot()").fetchone()
            assert exported is not None  # noqa: S101  a function always answers
            contents = _counted(rows)
            snapshot = f"--snapshot={exported[0]}"
            self._run("pg_dump", "--enable-row-security", "-Fc", "-Z0", snapshot, "-f", str(path))
        _refuse_less(contents.counts, dumped(path))
        tell(1, 1)
        return contents

    def is_empty(self) -> bool:
        """Whether the database has no table."""
        with self._open() as rows:
            return not _tables(rows)

    def put_back(self, path: Path) -> None:
        """Let pg_restore fill the database, all or nothing; its rows come before its walls.

        Who was allowed what belongs to the server, and may name roles that this one does not know.
        """
        for_us = ("--no-owner", "--no-privileges")
        self._run("pg_restore", *for_us, "--single-transaction", "--exit-on-error", str(path))

    def contents(self) -> Contents:
        """Count the rows of each table."""
        with self._open() as rows:
            return _counted(rows)

    def check(self) -> None:
        """Nothing to do: PostgreSQL has built every index and checked every reference just now."""

    def _open(self) -> "psycopg.Connection[tuple[str, ...]]":
        """Connect, and refuse a way to the server on which the wall stays shut."""
        rows = psycopg.connect(self.address, options=WHOLE_HOUSE)
        standing = rows.execute("select current_setting(%s, true)", [walls.EVERYWHERE]).fetchone()
        rows.commit()
        if standing != (walls.OPEN,):
            rows.close()
            raise CopyBroken(SHUT)
        return rows

    def _run(self, program: str, *words: str) -> None:
        given = os.environ.get("PGOPTIONS", "")
        around = {**os.environ, "PGOPTIONS": f"{given} {WHOLE_HOUSE}".strip()}
        _ran([program, "-d", self.address, *words], around)


def dumped(path: Path) -> dict[str, int]:
    """Count the rows of each table inside a copy of pg_dump: a line is a row."""
    words = ["pg_restore", "--data-only", "-f", "-", str(path)]
    counts: dict[str, int] = {}
    name = ""
    with subprocess.Popen(words, stdout=subprocess.PIPE) as reading:  # noqa: S603  our own words, no shell
        assert reading.stdout is not None  # noqa: S101  asked for above
        for line in reading.stdout:
            if name and line != END:
                counts[name] += 1
            elif name:
                name = ""
            elif begun := COPY.match(line):
                name = begun[1].decode().strip('"')
                counts[name] = 0
    if reading.returncode:
        raise CopyBroken(f"pg_restore: {reading.returncode}")
    return counts


def _refuse_less(expected: dict[str, int], found: dict[str, int]) -> None:
    """Refuse a copy that holds fewer rows than the database did, as one made behind the wall would."""
    less = [name for name, n in expected.items() if found.get(name) != n]
    if less:
        raise CopyBroken(f"{SHUT} ({', '.join(less)})")


def _ran(words: list[str], around: dict[str, str]) -> None:
    done = subprocess.run(  # noqa: S603  our own words, no shell
        words, capture_output=True, text=True, check=False, env=around
    )
    if done.returncode:
        raise CopyBroken(f"{words[0]}: {done.stderr.strip()[-500:]}")


def _tables(rows: "psycopg.Connection[tuple[str, ...]]") -> list[str]:
    found = rows.execute(
        "select tablename from pg_tables where schemaname = current_schema() order by 1"
    )
    return [name for (name,) in found]


def _counted(rows: "psycopg.Connection[tuple[str, ...]]") -> Contents:
    counts: dict[str, int] = {}
    for name in _tables(rows):
        counted = rows.execute(
            sql.SQL("select count(*) from {}").format(sql.Identifier(name))
        ).fetchone()
        counts[name] = int(counted[0]) if counted else 0
    last = rows.execute(JOURNAL).fetchone() if "journal_entry" in counts else None
    return Contents(counts, Journal(counts.get("journal_entry", 0), last[0] if last else ""))
