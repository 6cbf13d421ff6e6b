"""The one way in which a list of entries or sessions is written before it is hashed.

JSON without spaces, one array an entry, sorted by id (by Unicode code point), UTF-8:
`[["A1","",1,["s1","s2"]],...]` and `[["s1",20],...]`.
"""

import hashlib
import json
from collections.abc import Iterable

from yorisoi.engines.draw.errors import DrawError
from yorisoi.engines.draw.model import Entry, Session


def sha256(text: str) -> str:
    """Return the SHA-256 of the text's UTF-8 bytes as 64 lower-case hex digits."""
    try:
        return hashlib.sha256(text.encode("utf-8")).hexdigest()
    except UnicodeEncodeError:
        raise DrawError("the text holds half a character", reason="encoding") from None


def entries_sha256(entries: Iterable[Entry]) -> str:
    """Return the hash that stands for the whole list; the order of the lines does not matter."""
    rows = sorted([e.id, e.group, e.priority_class, list(e.choices)] for e in entries)
    return _hash(rows)


def sessions_sha256(sessions: Iterable[Session]) -> str:
    """Return the hash that stands for all sessions; the order of the lines does not matter."""
    return _hash(sorted([session.id, session.seats] for session in sessions))


def _hash(rows: list[list[object]]) -> str:
    return sha256(json.dumps(rows, ensure_ascii=False, separators=(",", ":")))
