"""Encrypt a personal value with a key that never enters the database."""

import base64
import os
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

VERSION = "v1"


class SealBroken(ValueError):
    """A stored value does not open: it was changed, moved, or sealed with another key."""


@lru_cache(maxsize=4)
def _key(path: Path) -> AESGCM:
    """Read the key file, or make one that only its owner can read."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(AESGCM.generate_key(256))
    return AESGCM(path.read_bytes())


def seal(plain: str, *, place: str) -> str:
    """Return `plain` encrypted; it opens only at the same `place` (table and column)."""
    nonce = os.urandom(12)
    box = _key(settings.YORISOI_KEY_FILE).encrypt(nonce, plain.encode(), place.encode())
    return f"{VERSION}.{base64.urlsafe_b64encode(nonce + box).decode()}"


def unseal(sealed: str, *, place: str) -> str:
    """Return what was sealed at `place`; raise SealBroken if it does not open."""
    version, _, body = sealed.partition(".")
    if version != VERSION:
        raise SealBroken(f"{place}: expected a value sealed as {VERSION}, found {version[:8]!r}")
    raw = base64.urlsafe_b64decode(body)
    try:
        return _key(settings.YORISOI_KEY_FILE).decrypt(raw[:12], raw[12:], place.encode()).decode()
    except InvalidTag as error:
        raise SealBroken(f"{place}: the value does not open with this key") from error
