"""Where the store of data keys stands, and how it is reached: a file of its own, or a server."""

import os
import sqlite3
from pathlib import Path
from typing import Any, Protocol

import psycopg
from django.conf import settings
from django.db import OperationalError
from psycopg.pq import TransactionStatus

from yorisoi.vault.addresses import guarded

# A server that does not answer within this time is down.
CONNECT_SECONDS = 5


class Connection(Protocol):
    """What the store needs of a database connection."""

    def execute(self, statement: str, values: Any = (), /) -> Any: ...  # noqa: D102
    def commit(self) -> None: ...  # noqa: D102
    def rollback(self) -> None: ...  # noqa: D102
    def close(self) -> None: ...  # noqa: D102


class Server:
    """A connection to a server that may be started anew: at the start of a transaction it is mended.

    What the server refuses is said as Django says it, so that a page answers it as it answers its own
    database: try again in a moment.
    """

    def __init__(self, place: str) -> None:
        self._place = place
        self._inner = self._connected()

    def execute(self, statement: str, values: Any = (), /) -> Any:
        """Run one statement; connect again where the server went away since the last transaction."""
        begins = self._inner.info.transaction_status == TransactionStatus.IDLE
        try:
            return self._inner.execute(statement, values)
        except psycopg.OperationalError as error:
            if not self._inner.closed:
                self._inner.rollback()
            elif begins:
                self._inner = self._connected()
                return self._inner.execute(statement, values)
            raise OperationalError(str(error)) from error

    def commit(self) -> None:
        """End the transaction."""
        self._inner.commit()

    def rollback(self) -> None:
        """Take the transaction back; one whose connection is gone is taken back already."""
        if not self._inner.closed:
            self._inner.rollback()

    def close(self) -> None:
        """Close the connection."""
        self._inner.close()

    def _connected(self) -> "psycopg.Connection[Any]":
        try:
            return psycopg.connect(guarded(self._place), connect_timeout=CONNECT_SECONDS)
        except psycopg.OperationalError as error:
            raise OperationalError(str(error)) from error


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
        return Server(place), "%s"
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
