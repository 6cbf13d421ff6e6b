"""The key file of an installation: one root secret, and a key for each municipality.

The file is JSON, readable by its owner only, and never inside the database or a backup of it:

    {"version": 1, "root": <32 bytes>, "keys": {<id>: {"municipality", "made_on", "key"}},
     "current": {<municipality>: <id>}, "before": <the one key of the first version, or null>}

All bytes are base64. A municipality's key only wraps the data keys of its people, so a new one
(`rotate`) never touches a sealed value. The root secret gives, by HKDF-SHA256 (RFC 5869), one
independent secret for each label: the journal's MAC, the blind indexes, the counters.

A file handed over read-only, as a systemd credential, is used as it is; what would have to be
written into it is refused with KeyringLocked, which says what to do.
"""

import base64
import fcntl
import json
import os
import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

SIZE = 32
VERSION = 1
_CODE = re.compile(r"[-a-zA-Z0-9_]{1,64}")


class KeyringBroken(ValueError):
    """The key file cannot be read as one; nothing sealed can be opened until it is put back."""


class KeyringLocked(PermissionError):
    """The key file lacks a key and may not be written here."""


@dataclass(frozen=True)
class MunicipalityKey:
    """A key that wraps the data keys of one municipality's people."""

    id: str
    municipality: str
    made_on: str
    key: bytes


@dataclass(frozen=True)
class Keyring:
    """What the key file holds."""

    root: bytes
    keys: dict[str, MunicipalityKey] = field(default_factory=dict)
    current: dict[str, str] = field(default_factory=dict)
    before: bytes | None = None


def secret(label: str) -> bytes:
    """Return the 32 bytes that belong to a label; another label gives other bytes."""
    derive = HKDF(algorithm=SHA256(), length=SIZE, salt=None, info=f"yorisoi|{label}".encode())
    return derive.derive(keyring().root)


def keyring() -> Keyring:
    """Return the keys as the file holds them now; the first call makes the file."""
    path = _path()
    if not path.exists():
        _make(path)
    stat = path.stat()
    if stat.st_size == SIZE:
        _renew(path)
        stat = path.stat()
    return _read(path, stat.st_mtime_ns, stat.st_ino)


def key_of(municipality: str) -> MunicipalityKey:
    """Return the key of a municipality in force today, making it if there is none."""
    ring = keyring()
    if municipality not in ring.current:
        return add_key(municipality)
    return ring.keys[ring.current[municipality]]


def in_force_and_older(municipality: str) -> tuple[MunicipalityKey, dict[str, MunicipalityKey]]:
    """Return the key in force and the others of a municipality, as they stand together in the file."""
    ring = keyring()
    by = ring.keys[ring.current[municipality]]
    theirs = {id: key for id, key in ring.keys.items() if key.municipality == municipality}
    return by, {id: key for id, key in theirs.items() if id != by.id}


def add_key(municipality: str, *, made_on: date | None = None) -> MunicipalityKey:
    """Put a new key of a municipality in force; older ones stay, to open what they wrapped."""
    if not _CODE.fullmatch(municipality):
        raise ValueError(f"{municipality!r} is not the code of a municipality")
    added = MunicipalityKey(
        id=secrets.token_hex(8),
        municipality=municipality,
        made_on=(made_on or date.today()).isoformat(),
        key=secrets.token_bytes(SIZE),
    )
    with _changing() as ring:
        ring.keys[added.id] = added
        ring.current[municipality] = added.id
    return added


def drop_keys(municipality: str, ids: Iterable[str]) -> int:
    """Forget some keys of a municipality, the one in force never; return how many."""
    wanted = set(ids)
    with _changing() as ring:
        old = [
            each.id
            for each in ring.keys.values()
            if each.id in wanted
            and each.municipality == municipality
            and each.id != ring.current.get(municipality)
        ]
        for each in old:
            del ring.keys[each]
    return len(old)


def first_key() -> bytes:
    """Return the one key of the first version, for migrations there and back."""
    ring = keyring()
    if ring.before is not None:
        return ring.before
    with _changing() as changed:
        changed.keys.update(ring.keys)
        object.__setattr__(changed, "before", secrets.token_bytes(SIZE))
    return first_key()


def _path() -> Path:
    return Path(settings.YORISOI_KEY_FILE)


@contextmanager
def _changing() -> Iterator[Keyring]:
    """Let the caller change the keyring; one process at a time, whole or not at all."""
    path = _path()
    keyring()
    with _alone(path):
        now = keyring()
        changed = replace(now, keys=dict(now.keys), current=dict(now.current))
        yield changed
        _write(path, changed)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Keep every other process from changing the file meanwhile."""
    try:
        handle = os.open(path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise KeyringLocked(
            f"{path}: this key file may only be read here. Run `yorisoi keys add` where it is kept."
        ) from error
    with os.fdopen(handle, "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _renew(path: Path) -> None:
    """Turn the single key of the first version into a keyring that remembers it."""
    with _alone(path):
        raw = path.read_bytes()
        if len(raw) == SIZE:
            _write(path, Keyring(root=secrets.token_bytes(SIZE), before=raw))


def _make(path: Path) -> None:
    """Make a key file that only its owner can read; somebody else may be quicker."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(f".{secrets.token_hex(4)}")
    _put(fresh, Keyring(root=secrets.token_bytes(SIZE)))
    try:
        os.link(fresh, path)
    except FileExistsError:
        return
    finally:
        fresh.unlink()


def _write(path: Path, ring: Keyring) -> None:
    fresh = path.with_suffix(f".{secrets.token_hex(4)}")
    _put(fresh, ring)
    fresh.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def _put(path: Path, ring: Keyring) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        json.dump(_to_json(ring), file, indent=1)
        file.flush()
        os.fsync(file.fileno())


@lru_cache(maxsize=4)
def _read(path: Path, changed_ns: int, inode: int) -> Keyring:
    """Read the file as it was changed last."""
    try:
        return _from_json(json.loads(path.read_bytes()))
    except (ValueError, KeyError, TypeError) as error:
        raise KeyringBroken(
            f"{path}: expected a key file of yorisoi (JSON, version {VERSION}); "
            "put back the copy that was kept apart"
        ) from error


def _to_json(ring: Keyring) -> dict[str, object]:
    return {
        "version": VERSION,
        "root": _text(ring.root),
        "keys": {
            each.id: {
                "municipality": each.municipality,
                "made_on": each.made_on,
                "key": _text(each.key),
            }
            for each in ring.keys.values()
        },
        "current": ring.current,
        "before": _text(ring.before) if ring.before else None,
    }


def _from_json(found: dict[str, object]) -> Keyring:
    if found["version"] != VERSION:
        raise ValueError(f"version {found['version']!r}")
    keys = found["keys"]
    current = found["current"]
    if not isinstance(keys, dict) or not isinstance(current, dict):
        raise TypeError("keys and current are tables")
    return Keyring(
        root=_bytes(found["root"]),
        keys={
            id: MunicipalityKey(id, each["municipality"], each["made_on"], _bytes(each["key"]))
            for id, each in keys.items()
        },
        current=dict(current),
        before=_bytes(found["before"]) if found["before"] else None,
    )


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _bytes(text: object) -> bytes:
    raw = base64.b64decode(str(text), validate=True)
    if len(raw) != SIZE:
        raise ValueError("a key of another length")
    return raw
