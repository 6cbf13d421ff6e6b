"""What a card, a device or a tablet carries, and the marks by which the database knows them.

A token and a code are computed from the seed in the database and the secret in the key file, so a
card can be printed again, and neither the database nor a backup of it lets anybody in. A mark is a
keyed hash: who holds the mark cannot make what it stands for.
"""

import base64
import hashlib
import hmac
import secrets

from yorisoi.entrance.cards.terms import N_CODE_DIGITS, N_PAIRING_DIGITS
from yorisoi.vault import keyring

LABEL = "cards"
N_TOKEN_BYTES = 18


def new_seed() -> str:
    """Return 256 bits that say nothing by themselves."""
    return secrets.token_urlsafe(32)


def new_device_key() -> str:
    """Return what a device keeps in its cookie."""
    return secrets.token_urlsafe(32)


def token_of(seed: str) -> str:
    """Return the 144 bits that stand in the QR code, in letters that an address may hold."""
    return base64.urlsafe_b64encode(_keyed("token", seed)[:N_TOKEN_BYTES]).decode()


def code_of(seed: str) -> str:
    """Return the digits for those who cannot scan."""
    return _digits(_keyed("code", seed), N_CODE_DIGITS)


def pairing_of(seed: str) -> str:
    """Return the digits that are typed once into a tablet."""
    return _digits(_keyed("pairing", seed), N_PAIRING_DIGITS)


def mark(kind: str, said: str) -> str:
    """Return what stands in the database for a token, a code, the key of a device, chosen pictures."""
    return _keyed(f"mark of {kind}", said).hex()


def is_same(known: str, kind: str, said: str) -> bool:
    """Whether something said has a known mark; takes as long for a wrong one."""
    return bool(known) and hmac.compare_digest(known, mark(kind, said))


def order(of: int) -> bytes:
    """Return 32 bytes that are always the same for a person and that nobody can foretell."""
    return _keyed("order", str(of))


def _digits(raw: bytes, n: int) -> str:
    return str(int.from_bytes(raw) % 10**n).zfill(n)


def _keyed(kind: str, said: str) -> bytes:
    return hmac.new(keyring.secret(LABEL), f"{kind}|{said}".encode(), hashlib.sha256).digest()
