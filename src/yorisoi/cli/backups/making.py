"""Make a copy: take it at one instant, seal it, keep it whole or not at all, drop the oldest."""

import gzip
import hashlib
import io
import os
import tarfile
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from yorisoi.cli.backups.errors import NothingThere
from yorisoi.cli.backups.manifest import Manifest
from yorisoi.cli.backups.rows import Rows
from yorisoi.cli.backups.sealing import SealingWriter

NAME = "{}-{:%Y%m%d-%H%M%S}.copy"
# What the copies of the rows are called, and those of the store of people's keys.
ROWS, KEYS = "yorisoi", "keys"
MANIFEST = "manifest.json"

Tell = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Made:
    """A copy that lies safely on the disk."""

    path: Path
    manifest: Manifest
    dropped: tuple[Path, ...]


def silent(step: str, done: int, total: int) -> None:
    """Say nothing of the progress."""


def make_copy(
    rows: Rows, *, to: Path, key: bytes, at: datetime, version: str, tell: Tell = silent
) -> Made:
    """Copy a database into a sealed file in a folder; writers go on meanwhile.

    The plain copy lies for a moment in a folder that only its owner can enter, beside the result.
    """
    to.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.TemporaryDirectory(prefix=".making-", dir=to) as folder:
        plain = Path(folder) / rows.file
        contents = rows.copy_to(plain, tell=lambda done, total: tell("copy", done, total))
        if not contents.counts:
            raise NothingThere(
                "ここには、まだ何もありません。場所を確かめてください（YORISOI_DATA、DATABASE_URL）。"
                " / there is nothing here to copy; look at YORISOI_DATA and DATABASE_URL."
            )
        plain.chmod(0o600)
        manifest = Manifest(
            made_at=at.isoformat(timespec="seconds"),
            version=version,
            kind=rows.kind,
            file=rows.file,
            sha256=checksum(plain),
            size=plain.stat().st_size,
            journal=contents.journal,
            counts=contents.counts,
        )
        sealed = Path(folder) / "sealed"
        with sealed.open("xb") as out:
            _seal(plain, manifest, SealingWriter(out, key=key))
            tell("seal", 1, 1)
            out.flush()
            os.fsync(out.fileno())
        sealed.chmod(0o600)
        path = _free(to / NAME.format(KEYS if rows.file.startswith(KEYS) else ROWS, at))
        sealed.rename(path)
    sync_folder(to)
    return Made(path, manifest, ())


def drop_oldest(folder: Path, *, keep: int, of: str = ROWS) -> tuple[Path, ...]:
    """Delete the oldest copies of a folder so that so many stay; return what went."""
    copies = sorted(folder.glob(f"{of}-*.copy"))
    old = tuple(copies[:-keep]) if keep > 0 else ()
    for path in old:
        path.unlink()
    return old


def checksum(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync_folder(folder: Path) -> None:
    """Make sure that a new name in a folder survives a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)


def _seal(plain: Path, manifest: Manifest, out: SealingWriter) -> None:
    with (
        gzip.GzipFile(fileobj=out, mode="wb", compresslevel=1, mtime=0) as small,
        tarfile.open(fileobj=small, mode="w|") as bundle,
    ):
        words = manifest.to_json().encode()
        head = tarfile.TarInfo(MANIFEST)
        head.size, head.mode = len(words), 0o600
        bundle.addfile(head, io.BytesIO(words))
        bundle.add(plain, arcname=plain.name, filter=_nobodys)
    out.finish()


def _nobodys(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Keep the names of accounts of this machine out of the copy."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    return entry


def _free(path: Path) -> Path:
    """Two copies in one second get two names."""
    number, found = 1, path
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return found
