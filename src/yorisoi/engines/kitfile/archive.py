"""A kit as one zip file.

Entries are stored, not compressed: compressed bytes differ between versions of zlib, and the same
kit must give the same bytes everywhere. A compressed zip is still read, within `Limits`.
Nothing is ever extracted to disk.
"""

import io
import zipfile
import zlib
from dataclasses import dataclass

from yorisoi.engines.kitfile.assembly import Allowed, assemble
from yorisoi.engines.kitfile.description import FILE_NAME, describe, read_description, table_path
from yorisoi.engines.kitfile.shape import Kit, KitError, Reason
from yorisoi.engines.kitfile.table_text import to_bytes

_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_PLAIN_FILE = 0o100644 << 16
_ENCRYPTED = 0x1
_START = b"PK\x03\x04"
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError,
    OverflowError, OSError,
)  # fmt: skip


@dataclass(frozen=True)
class Limits:
    """How much an archive may hold, in bytes and entries.

    ``ratio`` (unpacked to packed) counts only above ``ratio_from``: a small honest table of equal
    rows compresses better than any bomb.
    """

    n_entries: int = 1_000
    n_bytes: int = 100_000_000
    ratio: int = 100
    ratio_from: int = 1_000_000


def pack(kit: Kit) -> bytes:
    """Write a kit as a zip; the same kit always gives the same bytes."""
    files = {table_path(table.name): to_bytes(table) for table in kit.tables}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for path, data in ((FILE_NAME, describe(kit)), *files.items()):
            entry = zipfile.ZipInfo(path, _EPOCH)
            entry.create_system = _UNIX
            entry.external_attr = _PLAIN_FILE
            archive.writestr(entry, data)
    return out.getvalue()


def unpack(data: bytes, *, allowed: Allowed | None = None, limits: Limits | None = None) -> Kit:
    """Read a kit from a zip, or refuse it as a whole.

    Args:
        data: the bytes of the file.
        allowed: table name -> its columns; when given, any other table is refused.
        limits: how much the archive may hold; `Limits()` when not given.

    Raises:
        KitError: with the reason and the entry, whatever is wrong with the bytes.

    """
    files = _read(data, limits=limits or Limits())
    if FILE_NAME not in files:
        raise KitError(Reason.MISSING_ENTRY, place=FILE_NAME)
    description = read_description(files.pop(FILE_NAME))
    if description.resources is None:
        raise KitError(Reason.BAD_DESCRIPTION, place=FILE_NAME, detail="no resources")
    for resource in description.resources:
        if resource.sha256 is None or resource.n_bytes is None:
            raise KitError(Reason.HASH_MISMATCH, place=resource.path, detail="no hash listed")
    return assemble(description, files, allowed=allowed)


def _read(data: bytes, *, limits: Limits) -> dict[str, bytes]:
    if not data.startswith(_START):
        raise KitError(Reason.NOT_A_ZIP)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check(entries, limits=limits)
            return {entry.filename: archive.read(entry) for entry in entries}
    except KitError:
        raise
    except _DAMAGE as error:
        raise KitError(Reason.DAMAGED, detail=str(error)) from error


def _check(entries: list[zipfile.ZipInfo], *, limits: Limits) -> None:
    if len(entries) > limits.n_entries:
        raise KitError(Reason.TOO_LARGE, detail=f"{len(entries)} entries")
    if sum(entry.file_size for entry in entries) > limits.n_bytes:
        raise KitError(Reason.TOO_LARGE, detail=f"more than {limits.n_bytes} bytes")
    seen: set[str] = set()
    for entry in entries:
        _check_entry(entry, limits=limits)
        if entry.filename in seen:
            raise KitError(Reason.DUPLICATE_ENTRY, place=entry.filename)
        seen.add(entry.filename)


def _check_entry(entry: zipfile.ZipInfo, *, limits: Limits) -> None:
    name = entry.orig_filename
    parts = name.split("/")
    if name != entry.filename or "\\" in name or ":" in name or {"", ".", ".."} & set(parts):
        raise KitError(Reason.UNSAFE_PATH, place=repr(name))
    if entry.flag_bits & _ENCRYPTED:
        raise KitError(Reason.DAMAGED, place=name, detail="encrypted")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise KitError(Reason.DAMAGED, place=name, detail=f"method {entry.compress_type}")
    packed = max(entry.compress_size, 1)
    if entry.file_size > limits.ratio_from and entry.file_size / packed > limits.ratio:
        raise KitError(Reason.BOMB, place=name)
