"""The key that opens copies: a file of its own, never inside a copy."""

import os
import re
import secrets
from pathlib import Path

from yorisoi.cli.backups.errors import CopyBroken

SIZE = 32


def make_key(path: Path) -> bytes:
    """Make a new key that only its owner can read."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    key = secrets.token_bytes(SIZE)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(key.hex() + "\n")
        file.flush()
        os.fsync(file.fileno())
    return key


def read_key(path: Path) -> bytes:
    """Return the key in a file: 64 hexadecimal digits, however they are spaced."""
    digits = re.sub(r"\s", "", path.read_text(encoding="ascii", errors="replace"))
    if not re.fullmatch(r"[0-9a-fA-F]{64}", digits):
        raise CopyBroken(
            f"{path}: 16進数64文字の鍵ではありません。 / expected a key of 64 hexadecimal digits."
        )
    return bytes.fromhex(digits)
