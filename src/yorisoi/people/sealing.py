"""Encrypt a personal value with a key that never enters the database."""

import base64
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from yorisoi.vault import keyring

VERSION = "v1"


class SealBroken(ValueError):
    """A stored value does not open: it was changed, moved, or sealed with another key."""


def _key() -> AESGCM:
    """Return the one key of the first version, or what the installation's root secret gives instead."""
    return AESGCM(keyring.keyring().before or keyring.secret("personal"))


def seal(plain: str, *, place: str) -> str:
    """Return `plain` encrypted; it opens only at the same `place` (table and column)."""
    nonce = os.urandom(12)
    box = _key().encrypt(nonce, plain.encode(), place.encode())
    return f"{VERSION}.{base64.urlsafe_b64encode(nonce + box).decode()}"


def unseal(sealed: str, *, place: str) -> str:
    """Return what was sealed at `place`; raise SealBroken if it does not open."""
    version, _, body = sealed.partition(".")
    if version != VERSION:
        raise SealBroken(f"{place}: expected a value sealed as {VERSION}, found {version[:8]!r}")
    raw = base64.urlsafe_b64decode(body)
    try:
        return _key().decrypt(raw[:12], raw[12:], place.encode()).decode()
    except InvalidTag as error:
        raise SealBroken(f"{place}: the value does not open with this key") from error
