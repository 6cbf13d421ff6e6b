"""The drill that matters most: a copy that was never put back is a hope, not a copy."""

import time
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from django.utils import timezone

from yorisoi.cli.backups.errors import CopyBroken, CopyDiffers
from yorisoi.cli.backups.making import make_copy
from yorisoi.cli.backups.restoring import Walk
from yorisoi.cli.backups.restoring import restore as put_back
from yorisoi.cli.backups.rows import is_server, rows_at
from yorisoi.cli.drills.ground import empty_database
from yorisoi.cli.drills.outcome import Outcome
from yorisoi.cli.words import Say


def restore(
    address: str, *, folder: Path, key: bytes, version: str, walk: Walk, say: Say
) -> Outcome:
    """Copy, put back into an empty place, compare every table and the journal to its last line."""
    began = time.monotonic()
    made = make_copy(
        rows_at(address), to=folder / "copies", key=key, at=timezone.localtime(), version=version
    )
    copied = time.monotonic()
    found = made.manifest
    try:
        with _empty_place(address, folder) as into:
            put_back(made.path, key=key, into=into, beside=folder / "back", walk=walk)
        failures: tuple[str, ...] = ()
    except (CopyBroken, CopyDiffers) as error:
        failures = (str(error),)
    facts: dict[str, object] = {
        "rows": found.n_rows,
        "tables": len(found.counts),
        "journal_lines": found.journal.n_lines,
        "journal_head": found.journal.head,
        "copy_bytes": made.path.stat().st_size,
        "copy_seconds": round(copied - began, 2),
        "restore_seconds": round(time.monotonic() - copied, 2),
    }
    sentence = say(
        f"控えを作り、別の場所に戻しました。{len(found.counts)}の表の{found.n_rows}行と、"
        f"記録{found.journal.n_lines}行をくらべました。",
        f"made a copy and put it back elsewhere: compared {found.n_rows} rows in {len(found.counts)} "
        f"tables and {found.journal.n_lines} lines of the journal.",
    )
    return Outcome("restore", facts, failures, (sentence,))


def _empty_place(address: str, folder: Path) -> AbstractContextManager[str]:
    """Return an empty place of the same kind: a file in a folder, or a new database on the server."""
    if is_server(address):
        return empty_database(address)
    return nullcontext(str(folder / "back" / "yorisoi.sqlite3"))
