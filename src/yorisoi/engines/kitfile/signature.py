"""A detached Ed25519 signature of a packed kit, so that a reader knows who stands behind it.

Keys are the raw 32 bytes of RFC 8032, made and kept by the caller. What is signed is a fixed
heading and the SHA-512 of the bytes, so a signature of a kit is never one of something else.
"""

import hashlib

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from yorisoi.engines.kitfile.shape import KitError, Reason

_HEADING = b"yorisoi kit signature 1\n"


def public_key(private_key: bytes) -> bytes:
    """Return the 32 public bytes of a private key of 32 bytes; raises KitError ``bad-key``."""
    return _private(private_key).public_key().public_bytes_raw()


def sign(data: bytes, private_key: bytes) -> bytes:
    """Return the 64 bytes of the signature of a packed kit; raises KitError ``bad-key``."""
    return _private(private_key).sign(_message(data))


def verify_signature(data: bytes, signature: bytes, public_key: bytes) -> bool:
    """Say whether the signature of these bytes was made with this key; raises ``bad-key``."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, _message(data))
    except InvalidSignature:
        return False
    except ValueError as error:
        raise KitError(Reason.BAD_KEY, detail=str(error)) from error
    return True


def _private(private_key: bytes) -> Ed25519PrivateKey:
    try:
        return Ed25519PrivateKey.from_private_bytes(private_key)
    except ValueError as error:
        raise KitError(Reason.BAD_KEY, detail=str(error)) from error


def _message(data: bytes) -> bytes:
    return _HEADING + hashlib.sha512(data).digest()
