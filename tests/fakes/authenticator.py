"""A machine that makes passkeys and signs with them, as a browser would hand its answers over.

The real one is Chromium's, in tests/journeys/test_staff_sign_in.py; both must be taken by the same door.
"""

import hashlib
import json
import os
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2 import cbor
from fido2.utils import websafe_encode

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


@dataclass
class FakeAuthenticator:
    """One machine with at most one passkey.

    `flags` say whether it checked the person, `attachment` whether it is the machine of the browser
    or one that is held beside it.
    """

    origin: str = "https://testserver"
    flags: int = PRESENT | VERIFIED
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    number: bytes = field(default_factory=lambda: os.urandom(16))
    handle: str = ""
    attachment: str = "platform"

    def create(self, asked: dict[str, Any]) -> str:
        """Make a passkey for what a site asked, and return the answer of the browser."""
        public = asked["publicKey"]
        self.handle = public["user"]["id"]
        point = self.key.public_key().public_numbers()
        cose = {
            1: 2,
            3: -7,
            -1: 1,
            -2: point.x.to_bytes(32, "big"),
            -3: point.y.to_bytes(32, "big"),
        }
        data = self._data(public["rp"]["id"], self.flags | ATTESTED)
        data += bytes(16) + len(self.number).to_bytes(2, "big") + self.number + cbor.encode(cose)
        made = cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})
        return self._answer(
            {
                "clientDataJSON": websafe_encode(self._said("webauthn.create", public)),
                "attestationObject": websafe_encode(made),
            }
        )

    def sign(self, asked: dict[str, Any]) -> str:
        """Sign what a site asked, and return the answer of the browser."""
        public = asked["publicKey"]
        data, said = self._data(public["rpId"], self.flags), self._said("webauthn.get", public)
        signed = self.key.sign(data + hashlib.sha256(said).digest(), ec.ECDSA(SHA256()))
        return self._answer(
            {
                "clientDataJSON": websafe_encode(said),
                "authenticatorData": websafe_encode(data),
                "signature": websafe_encode(signed),
                "userHandle": self.handle,
            }
        )

    def _data(self, site: str, flags: int) -> bytes:
        return hashlib.sha256(site.encode()).digest() + bytes([flags]) + bytes(4)

    def _said(self, kind: str, public: dict[str, Any]) -> bytes:
        said = {"type": kind, "challenge": public["challenge"], "origin": self.origin}
        return json.dumps(said).encode()

    def _answer(self, response: dict[str, str]) -> str:
        number = websafe_encode(self.number)
        return json.dumps(
            {
                "id": number,
                "rawId": number,
                "type": "public-key",
                "authenticatorAttachment": self.attachment,
                "clientExtensionResults": {"credProps": {"rk": True}},
                "response": response,
            }
        )
