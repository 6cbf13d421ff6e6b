"""Where the store of data keys stands, and how it is reached: a file of its own, or a server."""

import os
import sqlite3
from pathlib import Path
from typing import Any, Protocol

import psycopg
from django.conf import settings

from yorisoi.vault.addresses import guarded


class Connection(Protocol):
    """What the store needs of a database connection."""

    def execute(self, statement: str, values: Any = (), /) -> Any: ...  # noqa: D102
    def commit(self) -> None: ...  # noqa: D102
    def rollback(self) -> None: ...  # noqa: D102


def place() -> str:
    """Return where the store stands: a path, or the address of a PostgreSQL database."""
    beside = Path(settings.YORISOI_KEY_FILE).with_name("people.keys.sqlite3")
    return os.environ.get("YORISOI_KEYSTORE") or str(beside)


def shown(place: str) -> str:
    """Return a place as it may be said: an address without its password."""
    return place.rpartition("@")[2] if "://" in place else place


def connect(place: str) -> tuple[Connection, str]:
    """Return a connection, and how this database marks a value in a statement."""
    if place.startswith(("postgresql://", "postgres://")):
        return psycopg.connect(guarded(place)), "%s"
    return _connect_file(Path(place)), "?"


def _connect_file(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        path.touch(mode=0o600)
    local = sqlite3.connect(path, timeout=20)
    # What is destroyed is overwritten in the file, and does not wait in a log beside it.
    for statement in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON"):
        local.execute(f"PRAGMA {statement}")
    return local
