"""Make a copy of the house, and put one back."""

import argparse
import json
import os
import subprocess
import sys
from importlib import metadata
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from yorisoi.cli.backups import record
from yorisoi.cli.backups.errors import CopyBroken
from yorisoi.cli.backups.keys import make_key, read_key
from yorisoi.cli.backups.making import KEYS, ROWS, Made, drop_oldest, make_copy
from yorisoi.cli.backups.manifest import Manifest
from yorisoi.cli.backups.restoring import read_manifest, restore, shown
from yorisoi.cli.backups.rows import is_server, keys_at, rows_at
from yorisoi.cli.output import progress, put_json
from yorisoi.cli.words import Say
from yorisoi.vault import keystore

# A month of the rows. Of people's keys only a week: somebody who asked to be erased is then gone.
KEPT_ROWS, KEPT_KEYS = 30, 7


def live_address() -> str:
    """Return where the rows of this house are."""
    url = os.environ.get("DATABASE_URL", "")
    return url if is_server(url) else str(settings.DATABASES["default"]["NAME"])


def store_address() -> str:
    """Return where the keys of people are."""
    return os.environ.get("YORISOI_KEYSTORE") or keystore.place()


def key_path(given: str) -> Path:
    """Return the file of the key that opens copies."""
    named = given or os.environ.get("YORISOI_BACKUP_KEY", "")
    return Path(named) if named else Path(settings.DATA) / "keys" / "backup.key"


def walk_journal(address: str) -> tuple[int, bool]:
    """Let a process of its own walk the journal of another database, with the keys of this house."""
    around = dict(os.environ)
    around["DATABASE_URL"] = address if is_server(address) else ""
    around["YORISOI_DATABASE"] = "" if is_server(address) else address
    done = subprocess.run(
        [sys.executable, "-m", "yorisoi.cli.main", "journal", "--json"],
        env=around,
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        found = json.loads(done.stdout)
    except ValueError as error:
        raise CopyBroken(done.stderr.strip()[-500:]) from error
    return int(found["entries"]), bool(found["is_whole"])


def backup(options: argparse.Namespace, say: Say) -> int:
    """Copy the rows into a sealed file, online; keep as many as asked for."""
    path, of = key_path(options.key), KEYS if options.keys else ROWS
    is_new = not path.exists()
    key = make_key(path) if is_new else read_key(path)
    to = Path(options.to or Path(settings.DATA) / ("key-backups" if options.keys else "backups"))

    def tell(step: str, done: int, total: int) -> None:
        words = {"copy": say("写しています", "copying"), "seal": say("封をしています", "sealing")}
        progress(done, total, words[step])

    made = make_copy(
        keys_at(store_address()) if options.keys else rows_at(live_address()),
        to=to,
        key=key,
        at=timezone.localtime(),
        version=metadata.version("yorisoi"),
        tell=tell,
    )
    keep = options.keep or (KEPT_KEYS if options.keys else KEPT_ROWS)
    dropped = drop_oldest(to, keep=keep, of=of)
    _note(made.path, what="key_backup" if options.keys else "backup")
    _say_made(Made(made.path, made.manifest, dropped), options, say)
    if is_new:
        _say_new_key(path, say)
    return 0


def _note(path: Path, *, what: str) -> None:
    data = Path(settings.DATA)
    record.note(data, at=timezone.localtime(), what=what, **{f"last_{what}_file": str(path)})


def _say_made(made: Made, options: argparse.Namespace, say: Say) -> None:
    found, n = made.manifest, len(made.dropped)
    if options.json:
        put_json(
            {**_facts(found), "path": str(made.path), "dropped": [str(p) for p in made.dropped]}
        )
        return
    print(
        say(
            f"{made.path} に控えを作りました。{found.n_rows}行、記録は{found.journal.n_lines}行まで。",
            f"made {made.path}: {found.n_rows} rows, the journal up to line {found.journal.n_lines}",
        )
    )
    if n:
        print(say(f"古い控えを{n}つ消しました。", f"deleted {n} old copies"))


def _say_new_key(path: Path, say: Say) -> None:
    print(
        say(
            f"控えを開く鍵を {path} に作りました。USBメモリなどに写し、控えとは別の場所にしまってください。"
            "鍵をなくすと、控えは二度と開けません。",
            f"The key that opens copies is {path}. Copy it to another medium and keep it apart from the "
            "copies. Without it no copy ever opens again.",
        ),
        file=sys.stderr,
    )


def put_back(options: argparse.Namespace, say: Say) -> int:
    """Put a copy back into an empty place, proved whole before anything appears there."""
    copy, key = Path(options.copy), read_key(key_path(options.key))
    if not copy.exists():
        raise FileNotFoundError(2, "", options.copy)
    if options.look:
        return _look(read_manifest(copy, key=key), options, say)
    into = _address(options.into, is_store=copy.name.startswith(KEYS))
    found = restore(copy, key=key, into=into, beside=_beside(into), walk=walk_journal)
    if options.json:
        put_json({**_facts(found), "into": shown(into)})
    else:
        print(
            say(
                f"{shown(into)} に戻しました。{found.n_rows}行、記録は{found.journal.n_lines}行、"
                f"どれも控えと同じです（{found.made_at} の控え）。",
                f"restored to {shown(into)}: {found.n_rows} rows, {found.journal.n_lines} lines of the "
                f"journal, all as in the copy of {found.made_at}",
            )
        )
    return 0


def _look(found: Manifest, options: argparse.Namespace, say: Say) -> int:
    if options.json:
        put_json(_facts(found))
    else:
        print(
            say(
                f"{found.made_at} の控え。{found.n_rows}行、記録は{found.journal.n_lines}行まで。",
                f"a copy of {found.made_at}: {found.n_rows} rows, the journal up to line "
                f"{found.journal.n_lines}",
            )
        )
    return 0


def _address(into: str, *, is_store: bool) -> str:
    """A folder means the file in it: of the rows, or of the keys."""
    if is_server(into):
        return into
    path = Path(into).absolute()
    if path.suffix == ".sqlite3":
        return str(path)
    name = Path(store_address()).name if is_store else "yorisoi.sqlite3"
    return str(path / name)


def _beside(into: str) -> Path:
    return Path(settings.DATA) if is_server(into) else Path(into).parent


def _facts(found: Manifest) -> dict[str, object]:
    return {
        "made_at": found.made_at,
        "version": found.version,
        "kind": found.kind,
        "rows": found.n_rows,
        "tables": len(found.counts),
        "journal_lines": found.journal.n_lines,
        "journal_head": found.journal.head,
        "sha256": found.sha256,
    }
