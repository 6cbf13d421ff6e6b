"""A text that goes out of the house and comes back, through a browser, unread and unchanged."""

import base64
import binascii
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from yorisoi.vault.keyring import secret
from yorisoi.vault.sealing import N_NONCE, SealBroken


def enclose(text: str, *, label: str) -> str:
    """Return a text encrypted for one use, named by a label; it opens only for that use."""
    nonce = os.urandom(N_NONCE)
    box = _box(label).encrypt(nonce, text.encode(), label.encode())
    return base64.urlsafe_b64encode(nonce + box).decode()


def disclose(sealed: str, *, label: str) -> str:
    """Return what was enclosed under a label; raise SealBroken if it was not, or was changed."""
    try:
        box = base64.urlsafe_b64decode(sealed)
        return _box(label).decrypt(box[:N_NONCE], box[N_NONCE:], label.encode()).decode()
    except (InvalidTag, binascii.Error, ValueError) as error:
        raise SealBroken(f"{label}: this did not come from here, or was changed") from error


def _box(label: str) -> AESGCM:
    return AESGCM(secret(f"envelope:{label}"))
