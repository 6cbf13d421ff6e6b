"""Walk the journal's chain and take its head out of the house."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from yorisoi.cli.acts.journal_heads import put_head, read_head
from yorisoi.cli.errors import MENDABLE, Refusal
from yorisoi.cli.output import put_json
from yorisoi.cli.words import Say
from yorisoi.journal import heads, queries
from yorisoi.journal.chain import Fault
from yorisoi.journal.queries import Check

HEX_KEY = 64


def verify(options: argparse.Namespace, say: Say) -> int:
    """Walk the chain; compare it with an exported head and its signature where they are given."""
    exported = read_head(options.against) if options.against else None
    is_signed = _is_signed(exported, options.public_key, say)
    found = queries.check_against(exported) if exported else queries.check()
    if options.json:
        put_json(
            {
                "entries": found.n_entries,
                "is_whole": found.is_whole,
                "first_broken": found.first_broken,
                "fault": found.fault,
                "against": exported.n if exported else None,
                "is_signed": is_signed,
            }
        )
    else:
        for line in _words(found, exported, is_signed, say):
            print(line)
    return 0 if found.is_whole and is_signed is not False else MENDABLE


def _is_signed(exported: heads.Head | None, public_key: str, say: Say) -> bool | None:
    if not public_key:
        return None
    if exported is None:
        raise Refusal(
            say(
                "公開鍵は、--against で控えを示したときに使います",
                "a public key needs the exported head it belongs to: --against",
            )
        )
    is_hex = len(public_key) == HEX_KEY and not Path(public_key).exists()
    given = public_key.encode() if is_hex else Path(public_key).read_bytes()
    return heads.is_signed_by(exported, given)


def _words(
    found: Check, exported: heads.Head | None, is_signed: bool | None, say: Say
) -> list[str]:
    lines = [_found(found, say)]
    if exported and found.is_whole:
        lines.append(
            say(
                f"{exported.at} の控え（{exported.n}行）とも合います",
                f"fits the head of {exported.at} ({exported.n} lines) as well",
            )
        )
    if is_signed is not None:
        lines.append(
            say("控えの署名が合います", "the signature of the head fits")
            if is_signed
            else say("控えの署名が合いません", "the signature of the head does not fit")
        )
    return lines


def _found(found: Check, say: Say) -> str:
    n = found.first_broken
    if n is None:
        return say(f"{found.n_entries}行、書きかえはありません", f"{found.n_entries} lines, whole")
    words = {
        Fault.MENTION: say(
            f"{n}行目の「だれのことか」が書きかえられています",
            f"whom line {n} touches was changed",
        ),
        Fault.TAIL: say(
            f"{n}行目からあとが消されています", f"the lines from {n} on were taken away"
        ),
        Fault.HEAD: say(
            "先頭の控えの行が書きかえられています。鍵ファイルを取りかえたときも、こうなります",
            "the row of the head was changed; a key file that was replaced also looks like this",
        ),
        Fault.BREAK: say(
            f"{n}行目より前に、だれかが記録を書きかえました",
            f"somebody changed the journal before line {n}",
        ),
        Fault.EXPORT: say(
            "前に出した控えと合いません。控えのあとで、記録が作りなおされています",
            "does not fit the exported head: the journal was made anew after it",
        ),
    }
    changed = say(f"{n}行目から書きかえられています", f"changed from line {n} on")
    if n == 1:
        changed += say(
            "。鍵ファイルを取りかえたときも、こうなります",
            "; a key file that was replaced also looks like this",
        )
    return words.get(Fault(found.fault), changed)


def head(options: argparse.Namespace, say: Say) -> int:
    """Print the head of a whole journal, signed if a key is given; refuse one that is not whole."""
    found = queries.check()
    if not found.is_whole:
        raise Refusal(_found(found, say))
    made = queries.head(at=datetime.now(UTC))
    if options.key:
        made = heads.sign(made, Path(options.key).read_bytes())
    return put_head(made, options.out, say)
