"""The hash that ties a line of the journal to the line before it."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime

START = "0" * 64


def link(*, previous_hash: str, at: datetime, fields: Mapping[str, object]) -> str:
    """Return the SHA-256, in hex, over the previous hash, the instant and the fields of a line."""
    body = {"previous": previous_hash, "at": at.isoformat(), **fields}
    text = json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
