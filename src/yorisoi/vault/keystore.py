"""The store of data keys: one for each person, wrapped by the key of their municipality.

It stands apart from the database, so that a backup of the database never holds a key that opens
it, and a key that is destroyed is gone from every old backup. By default it is a small SQLite file
beside the key file; `YORISOI_KEYSTORE=postgresql://...` keeps it in a database of its own, where
several machines share it.

Wrapping is AES key wrap (RFC 3394). Destroying a key leaves its id in the store and, before that,
in the list `erased` beside the key file; a store that was put back from an older backup loses the
keys on that list again as soon as it is opened.
"""

import os
import threading
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap
from django.conf import settings

from yorisoi.vault import connecting, keyring

N_CACHED = 5000
# How often, and after how many seconds, a key is read again that is just being wrapped anew.
N_READS, A_MOMENT = 50, 0.02
_TABLE = """CREATE TABLE IF NOT EXISTS data_key (
    id TEXT PRIMARY KEY, municipality TEXT NOT NULL, wrapped_by TEXT NOT NULL, wrapped TEXT
)"""
# Several who come first at the same moment: on a server the table is made by one of them at a time.
_MAKING = {"?": "SELECT 1", "%s": "SELECT pg_advisory_xact_lock(7966766)"}
_READ = "SELECT municipality, wrapped_by, wrapped FROM data_key WHERE id = ?"
_KEEP = "INSERT INTO data_key VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"
_DESTROY = "UPDATE data_key SET wrapped = NULL, wrapped_by = '' WHERE id = ?"
_REWRAP = "UPDATE data_key SET wrapped_by = ?, wrapped = ? WHERE id = ? AND wrapped = ?"
_OF = "SELECT id, wrapped_by, wrapped FROM data_key WHERE municipality = ? AND wrapped IS NOT NULL"
# Keeps everybody else from adding to the store or changing it until the transaction ends.
_ALONE = {"?": "BEGIN IMMEDIATE", "%s": "LOCK TABLE data_key IN SHARE ROW EXCLUSIVE MODE"}
_COUNT = "SELECT COUNT(wrapped), COUNT(*) FROM data_key"


class KeyMissing(LookupError):
    """The store has never heard of a key: it is not the store that belongs to this database."""


class KeyReplaced(KeyMissing):
    """The key file lacks what wraps a data key: just replaced, or not the file that belongs here."""


class KeyGone(LookupError):
    """The key was destroyed; what it sealed can never be read again."""


@dataclass(frozen=True)
class DataKey:
    """An opened key and the municipality it belongs to."""

    id: str
    municipality: str
    box: AESGCM


@dataclass
class _Opened:
    """One thread's connection and the keys it has unwrapped."""

    place: str
    connection: connecting.Connection
    mark: str = "?"
    version: object = None
    keys: dict[str, DataKey] = field(default_factory=dict)

    def ask(self, statement: str, values: Iterable[object] = ()) -> Any:
        """Run one statement, in the words of the database behind it."""
        return self.connection.execute(statement.replace("?", self.mark), tuple(values))


_local = threading.local()


def open_key(id: UUID) -> DataKey:
    """Return a data key; raise KeyGone if it was destroyed, KeyMissing if it never was here."""
    return open_key_named(id.hex)


def open_key_named(id: str) -> DataKey:
    """Return a data key by the 32 hex digits that stand in what it sealed; raise as `open_key`."""
    store = _store()
    cached = _cache(store).get(id)
    if cached is not None:
        return cached
    for _ in range(N_READS):
        try:
            return _read(store, id)
        except KeyReplaced:
            time.sleep(A_MOMENT)
    return _read(store, id)


def _read(store: _Opened, id: str) -> DataKey:
    found = store.ask(_READ, [id]).fetchone()
    store.connection.commit()
    if found is None:
        raise KeyMissing(f"no key {id} in {connecting.shown(store.place)}")
    municipality, wrapped_by, wrapped = found
    if wrapped is None:
        raise KeyGone(id)
    by = keyring.keyring().keys.get(wrapped_by)
    if by is None:
        raise KeyReplaced(f"the key file has no key {wrapped_by}, which wraps {id}")
    return _remember(store, id, municipality, _unwrapped(by, wrapped, id))


def key_for(id: UUID, *, municipality: str) -> DataKey:
    """Return a data key, making it in the name of a municipality if there is none yet."""
    try:
        return open_key(id)
    except KeyMissing:
        return _made(_store(), id, municipality)


def _made(store: _Opened, id: UUID, municipality: str) -> DataKey:
    by = keyring.key_of(municipality)
    raw = os.urandom(keyring.SIZE)
    wrapped = aes_key_wrap(by.key, raw).hex()
    store.ask(_KEEP, [id.hex, municipality, by.id, wrapped])
    store.connection.commit()
    while by.id not in keyring.keyring().keys:
        # The municipality's key was replaced in this very moment, and may be once more meanwhile.
        by, before = keyring.key_of(municipality), wrapped
        wrapped = aes_key_wrap(by.key, raw).hex()
        store.ask(_REWRAP, [by.id, wrapped, id.hex, before])
        store.connection.commit()
    return open_key(id)


def destroy(ids: Iterable[UUID]) -> None:
    """Destroy keys; first on the list that outlives every backup, then in the store."""
    gone = [id.hex for id in ids]
    _list_erased(gone)
    store = _store()
    _forget(store, gone)


def rotate(municipality: str) -> int:
    """Put a new key of a municipality in force and forget the old one; return the keys rewrapped.

    Stopped halfway it has lost nothing: each data key is wrapped by a key that is still in the file.
    The old key is forgotten while nobody can add to the store and nothing in it is wrapped by that
    key; whoever adds what they wrapped before finds the key gone afterwards, and wraps it anew.
    """
    store, n = _store(), 0
    keyring.add_key(municipality)
    while True:
        n += _rewrap(store, municipality)
        store.ask(_ALONE[store.mark])
        try:
            # Only what was seen to wrap nothing goes: somebody else may put a newer key in force now.
            _by, older = keyring.in_force_and_older(municipality)
            if not _wrapped_by(store, municipality, older):
                keyring.drop_keys(municipality, older)
                return n
        finally:
            store.connection.rollback()


def _rewrap(store: _Opened, municipality: str) -> int:
    n = 0
    by, older = keyring.in_force_and_older(municipality)
    for wrapping, id, wrapped in _wrapped_by(store, municipality, older):
        raw = _unwrapped(wrapping, wrapped, id)
        n += store.ask(_REWRAP, [by.id, aes_key_wrap(by.key, raw).hex(), id, wrapped]).rowcount
    store.connection.commit()
    return n


def _wrapped_by(
    store: _Opened, municipality: str, older: Mapping[str, keyring.MunicipalityKey]
) -> list[tuple[keyring.MunicipalityKey, str, str]]:
    """Return what some keys wrap: the key, the id, the wrapped key.

    What was wrapped by a key that was forgotten before is mended by whoever wrapped it.
    """
    return [
        (older[wrapped_by], id, wrapped)
        for id, wrapped_by, wrapped in store.ask(_OF, [municipality]).fetchall()
        if wrapped_by in older
    ]


def is_open(id: UUID) -> bool:
    """Whether a key still opens what it sealed."""
    try:
        open_key(id)
    except (KeyGone, KeyMissing):
        return False
    return True


def count() -> tuple[int, int]:
    """Return how many keys open something, and how many there ever were."""
    store = _store()
    n_open, n_all = store.ask(_COUNT).fetchone()
    store.connection.commit()
    return int(n_open), int(n_all)


def place() -> str:
    """Return where the keys are kept: a path, or an address without its password."""
    return connecting.shown(connecting.place())


def close() -> None:
    """Close this thread's connection; the next use opens the store anew."""
    opened = getattr(_local, "opened", None)
    if opened is not None:
        opened.connection.close()
        del _local.opened


def _store() -> _Opened:
    opened: _Opened | None = getattr(_local, "opened", None)
    asked = (settings.YORISOI_KEY_FILE, os.environ.get("YORISOI_KEYSTORE"), os.getpid())
    if opened is None or _local.asked != asked:
        where = connecting.place()
        connection, mark = connecting.connect(where)
        opened = _Opened(where, connection, mark)
        opened.ask(_MAKING[mark])
        opened.ask(_TABLE)
        opened.connection.commit()
        _local.opened, _local.asked = opened, asked
        _forget_listed(opened)
    return opened


def _cache(store: _Opened) -> dict[str, DataKey]:
    """Return the keys this thread has unwrapped, none if another one has changed the store."""
    if store.mark != "?":
        return {}
    version = store.connection.execute("PRAGMA data_version").fetchone()[0]
    if version != store.version:
        store.keys.clear()
        store.version = version
    return store.keys


def _remember(store: _Opened, id: str, municipality: str, raw: bytes) -> DataKey:
    if len(store.keys) >= N_CACHED:
        store.keys.clear()
    store.keys[id] = DataKey(id=id, municipality=municipality, box=AESGCM(raw))
    return store.keys[id]


def _unwrapped(by: keyring.MunicipalityKey, wrapped: str, id: str) -> bytes:
    try:
        return aes_key_unwrap(by.key, bytes.fromhex(wrapped))
    except InvalidUnwrap as error:
        raise KeyMissing(f"the key {id} does not open with {by.id}") from error


def _erased() -> Path:
    return Path(settings.YORISOI_KEY_FILE).with_name("erased")


def _list_erased(ids: Iterable[str]) -> None:
    path = _erased()
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "w") as file:
        file.writelines(f"{id}\n" for id in ids)
        file.flush()
        os.fsync(file.fileno())


def _forget_listed(store: _Opened) -> None:
    path = _erased()
    if path.exists():
        _forget(store, path.read_text().split())


def _forget(store: _Opened, ids: Iterable[str]) -> None:
    n = 0
    for id in ids:
        store.keys.pop(id, None)
        n += store.ask(f"{_DESTROY} AND wrapped IS NOT NULL", [id]).rowcount
    store.connection.commit()
    if n and store.mark == "?":
        store.ask("PRAGMA wal_checkpoint(TRUNCATE)")
