"""The codes that tie a line of the journal to the line before it, and the last line to the head.

Each is an HMAC-SHA256 with a key that is kept outside the database: whoever can change the table
but not read the key file cannot make a line that fits.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum

START = "0" * 64
BREAK = "journal.break"
# What a line says, in the order in which it is read from the table.
FIELDS = (
    "actor",
    "organisation",
    "municipality",
    "on_behalf_of",
    "act",
    "subject_kind",
    "subject_code",
    "detail",
    "purpose",
    "persons",
)


class Fault(StrEnum):
    """What a walk along the chain can find."""

    LINE = "line"
    MENTION = "mention"
    TAIL = "tail"
    HEAD = "head"
    BREAK = "break"
    EXPORT = "export"


def plain(value: object) -> object:
    """Return a value as any database gives its JSON back: lists, text keys, no tuples."""
    return json.loads(json.dumps(value))


def link(
    *, key: bytes, number: int, previous_hash: str, at: datetime, fields: Mapping[str, object]
) -> str:
    """Return the code, in hex, of one line: its number, the line before it, and all it says."""
    body = {"n": number, "previous": previous_hash, "at": at.astimezone(UTC).isoformat(), **fields}
    return _code(key, "line", json.dumps(body, sort_keys=True, separators=(",", ":")))


def seal(*, key: bytes, number: int, last_hash: str) -> str:
    """Return the code of the head: how many lines there are, and the code of the last."""
    return _code(key, "head", f"{number}|{last_hash}")


def installation(key: bytes) -> str:
    """Return what tells this journal from that of another installation; it gives nothing away."""
    return _code(key, "installation", "")[:16]


def _code(key: bytes, kind: str, text: str) -> str:
    return hmac.new(key, f"{kind}|{text}".encode(), hashlib.sha256).hexdigest()
