"""The head of the journal as a small file that is kept elsewhere: printed, mailed, signed.

The file says how many lines there were, the code of the last one, when it was made and by which
installation. Whoever holds it can show later that nothing before it was rewritten, even against
somebody who has both the database and the key. A signature is Ed25519 (RFC 8032) over a fixed
heading and the four facts; the key belongs to whoever signs and is never kept with the data.
"""

import json
from dataclasses import dataclass, replace

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

KIND = "yorisoi journal head 1"
RAW = 32


class HeadUnreadable(ValueError):
    """A file is not an exported head, or a key is not an Ed25519 key."""


@dataclass(frozen=True)
class Head:
    """What an exported head says, and who signed it, if anybody."""

    installation: str
    n: int
    hash: str
    at: str
    signature: str = ""
    public_key: str = ""

    def to_json(self) -> str:
        """Return the file."""
        body: dict[str, object] = {"kind": KIND, **self._facts()}
        if self.signature:
            body |= {"signature": self.signature, "public_key": self.public_key}
        return json.dumps(body, ensure_ascii=False, indent=1) + "\n"

    def message(self) -> bytes:
        """Return the bytes that are signed."""
        facts = json.dumps(self._facts(), sort_keys=True, separators=(",", ":"))
        return f"{KIND}\n{facts}".encode()

    def _facts(self) -> dict[str, object]:
        return {
            "installation": self.installation,
            "lines": self.n,
            "hash": self.hash,
            "at": self.at,
        }


def read(text: str) -> Head:
    """Return an exported head; raise HeadUnreadable."""
    try:
        found = json.loads(text)
        if found["kind"] != KIND:
            raise ValueError(found["kind"])
        return Head(
            installation=str(found["installation"]),
            n=int(found["lines"]),
            hash=str(found["hash"]),
            at=str(found["at"]),
            signature=str(found.get("signature", "")),
            public_key=str(found.get("public_key", "")),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise HeadUnreadable(f"expected a file made by `yorisoi journal head`: {error}") from error


def sign(head: Head, private_key: bytes) -> Head:
    """Return the head with a signature; the key is PEM, or the raw 32 bytes."""
    key = _private(private_key)
    return replace(
        head,
        signature=key.sign(head.message()).hex(),
        public_key=key.public_key().public_bytes_raw().hex(),
    )


def is_signed_by(head: Head, public_key: bytes) -> bool:
    """Whether the signature of a head was made with this key; PEM, raw, or hex as it is printed."""
    try:
        _public(public_key).verify(bytes.fromhex(head.signature), head.message())
    except (InvalidSignature, ValueError) as error:
        if isinstance(error, HeadUnreadable):
            raise
        return False
    return True


def _private(given: bytes) -> Ed25519PrivateKey:
    try:
        if len(given) == RAW:
            return Ed25519PrivateKey.from_private_bytes(given)
        key = load_pem_private_key(given, password=None)
    except (ValueError, TypeError) as error:
        raise HeadUnreadable(f"expected an Ed25519 key in PEM or 32 bytes: {error}") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise HeadUnreadable("expected an Ed25519 key")
    return key


def _public(given: bytes) -> Ed25519PublicKey:
    try:
        if b"BEGIN" in given:
            key = load_pem_public_key(given)
            if isinstance(key, Ed25519PublicKey):
                return key
            raise ValueError("another kind of key")
        raw = given if len(given) == RAW else bytes.fromhex(given.decode("ascii").strip())
        return Ed25519PublicKey.from_public_bytes(raw)
    except (ValueError, UnicodeDecodeError) as error:
        raise HeadUnreadable(f"expected a public Ed25519 key: {error}") from error
