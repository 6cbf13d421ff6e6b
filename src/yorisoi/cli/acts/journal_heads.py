"""Exported heads of the journal: read one, write one, sign one where the key is; nothing but files."""

import argparse
import sys
from pathlib import Path

from yorisoi.cli.words import Say
from yorisoi.journal import heads


def sign(options: argparse.Namespace, say: Say) -> int:
    """Sign a head that was exported; the database is not needed."""
    made = heads.sign(read_head(options.head), Path(options.key).read_bytes())
    return put_head(made, options.out, say)


def read_head(name: str) -> heads.Head:
    """Return the exported head of a file."""
    return heads.read(Path(name).read_text(encoding="utf-8"))


def put_head(made: heads.Head, out: str, say: Say) -> int:
    """Write a head to a file, or print it."""
    if not out:
        sys.stdout.write(made.to_json())
        return 0
    Path(out).write_text(made.to_json(), encoding="utf-8")
    print(say(f"{out} に書きました", f"wrote {out}"), file=sys.stderr)
    return 0
