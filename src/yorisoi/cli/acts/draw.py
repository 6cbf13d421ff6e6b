"""Commit to a draw, run it, check it; nothing but files."""

import argparse
import json
import sys
from pathlib import Path

from yorisoi.cli.output import put_json
from yorisoi.cli.words import Say
from yorisoi.engines import draw

FAILED = 1


def _read(options: argparse.Namespace) -> tuple[tuple[draw.Entry, ...], tuple[draw.Session, ...]]:
    sessions = tuple(draw.read_sessions(Path(options.sessions).read_text(encoding="utf-8-sig")))
    text = Path(options.entries).read_text(encoding="utf-8-sig")
    return tuple(draw.read_entries(text, sessions=sessions)), sessions


def commit(options: argparse.Namespace, say: Say) -> int:
    """Fix the list and the secret before the public value exists."""
    entries, sessions = _read(options)
    text = draw.commit(entries, sessions, secret=options.secret).to_json()
    if options.out:
        Path(options.out).write_text(text, encoding="utf-8")
        print(say(f"{options.out} に書きました", f"wrote {options.out}"), file=sys.stderr)
    if options.json or not options.out:
        put_json(json.loads(text))
    return 0


def run(options: argparse.Namespace, say: Say) -> int:
    """Draw, with the commitment made before and the value that came after."""
    entries, sessions = _read(options)
    commitment = draw.Commitment.from_json(Path(options.commitment).read_text(encoding="utf-8"))
    result = draw.run(
        entries,
        sessions,
        commitment=commitment,
        secret=options.secret,
        public_value=options.public_value,
    )
    put_json(json.loads(result.to_json()))
    return 0


def verify(options: argparse.Namespace, say: Say) -> int:
    """Say whether a result follows the rules; exit 1 and name the rule if not."""
    entries, sessions = _read(options)
    result = draw.Result.from_json(Path(options.result).read_text(encoding="utf-8"))
    failures = draw.verify(result, entries, sessions)
    if options.json:
        put_json({"is_right": not failures, "failures": [str(f.rule) for f in failures]})
    elif not failures:
        print(say("きまりどおりです。", "The result follows the rules."))
    for failure in failures:
        words = say(
            f"{failure.rule}：{failure.expected} のはずが {failure.found} でした",
            f"{failure.rule}: expected {failure.expected}, found {failure.found}",
        )
        print(words, file=sys.stderr)
    return FAILED if failures else 0
