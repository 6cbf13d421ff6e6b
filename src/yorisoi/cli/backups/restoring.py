"""Put a copy back into an empty place, after everything in it was proved whole."""

import tarfile
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import IO

from yorisoi.cli.backups.errors import CopyBroken, CopyDiffers, PlaceTaken
from yorisoi.cli.backups.making import MANIFEST, checksum, sync_folder
from yorisoi.cli.backups.manifest import Manifest
from yorisoi.cli.backups.rows import Contents, Rows, rows_at
from yorisoi.cli.backups.sealing import BROKEN, SealedReader

BLOCK = 1 << 20
MAX_MANIFEST = 1 << 20

# Walks the chain of the journal at an address; returns (number of lines, whether it is whole).
Walk = Callable[[str], tuple[int, bool]]


def read_manifest(copy: Path, *, key: bytes) -> Manifest:
    """Return what a copy says of itself, without unpacking it."""
    with copy.open("rb") as file:
        reader = SealedReader(file, key=key)
        with _bundle(reader) as bundle:
            return _manifest(bundle)


def restore(copy: Path, *, key: bytes, into: str, beside: Path, walk: Walk) -> Manifest:
    """Put a copy back at an address where nothing is yet.

    The file is unpacked and proved in a folder of its own under `beside`; only then does anything
    appear at the address. Raises PlaceTaken, CopyBroken or CopyDiffers.
    """
    rows = rows_at(into)
    if not rows.is_empty():
        raise PlaceTaken(
            f"{shown(into)}: もうデータがあります。控えは、空の場所にだけ戻せます。"
            " / there are data already; a copy is only put back into an empty place."
        )
    beside.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.TemporaryDirectory(prefix=".restoring-", dir=beside) as folder:
        manifest, plain = unpack(copy, key=key, into=Path(folder))
        if manifest.kind != rows.kind:
            raise CopyDiffers(f"{copy.name}: {manifest.kind}, not {rows.kind}")
        if manifest.kind == "sqlite":
            prove(rows_at(str(plain)), manifest, walk=walk, address=str(plain))
        rows.put_back(plain)
    if manifest.kind == "sqlite":
        sync_folder(Path(into).parent)
    else:
        prove(rows, manifest, walk=walk, address=into)
    return manifest


def unpack(copy: Path, *, key: bytes, into: Path) -> tuple[Manifest, Path]:
    """Unpack a copy to its very end and compare the checksum."""
    with copy.open("rb") as file:
        reader = SealedReader(file, key=key)
        with _bundle(reader) as bundle:
            manifest = _manifest(bundle)
            entry = bundle.next()
            if entry is None or entry.name != manifest.file or not entry.isfile():
                raise CopyBroken(BROKEN)
            plain = into / Path(manifest.file).name
            content = bundle.extractfile(entry)
            assert content is not None  # noqa: S101  it is a file
            _pour(content, plain)
        reader.finish()
    if (plain.stat().st_size, checksum(plain)) != (manifest.size, manifest.sha256):
        raise CopyBroken(BROKEN)
    return manifest, plain


def prove(rows: Rows, manifest: Manifest, *, walk: Walk, address: str) -> None:
    """Compare what is there with what was copied: every table, and the journal to its last line."""
    rows.check()
    found, expected = rows.contents(), Contents(manifest.counts, manifest.journal)
    if found != expected:
        differing = sorted(
            name
            for name in {*found.counts, *expected.counts}
            if found.counts.get(name) != expected.counts.get(name)
        )
        raise CopyDiffers(
            f"数が控えと違います / not what was copied: {', '.join(differing) or 'journal'}"
        )
    if "journal_entry" not in manifest.counts:
        # The store of keys has no journal.
        return
    n_lines, is_whole = walk(address)
    if not is_whole or n_lines != manifest.journal.n_lines:
        raise CopyDiffers(
            "記録のつながりが切れています。 / the chain of the journal is broken in this copy."
        )


def shown(address: str) -> str:
    """Return an address without its password."""
    head, at, tail = address.rpartition("@")
    scheme = head.split("://")[0] + "://" if at and "://" in head else ""
    return scheme + tail if at else address


def _bundle(reader: SealedReader) -> tarfile.TarFile:
    try:
        return tarfile.open(fileobj=reader, mode="r|gz", bufsize=BLOCK)  # type: ignore[call-overload, no-any-return]  # a stream needs only read
    except tarfile.TarError as error:
        raise CopyBroken(BROKEN) from error


def _manifest(bundle: tarfile.TarFile) -> Manifest:
    head = bundle.next()
    if head is None or head.name != MANIFEST or head.size > MAX_MANIFEST:
        raise CopyBroken(BROKEN)
    content = bundle.extractfile(head)
    assert content is not None  # noqa: S101  it is a file
    return Manifest.from_json(content.read().decode())


def _pour(content: IO[bytes], path: Path) -> None:
    path.touch(mode=0o600)
    with path.open("wb") as out:
        while block := content.read(BLOCK):
            out.write(block)
