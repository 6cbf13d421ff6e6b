"""Seal a value so that it opens only where it belongs.

A sealed value is text: `v2.<id of the data key>.<nonce and AES-256-GCM box, base64>`. Its associated
data are version, key, municipality, table, column, row and owner, so that a value moved to another
column, row, person or municipality does not open.
"""

import base64
import binascii
import os
import re
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag

from yorisoi.vault import keystore
from yorisoi.vault.keystore import DataKey

VERSION = "v2"
N_NONCE = 12
_KEY_ID = re.compile("[0-9a-f]{32}")


class SealBroken(ValueError):
    """A stored value does not open: it was changed, moved, or sealed with another key."""


@dataclass(frozen=True)
class Place:
    """Where a value belongs: table, column, row, and whose row it is."""

    table: str
    column: str
    row: str
    owner: str

    def bound(self, key: DataKey) -> bytes:
        """Return the associated data of a value sealed here."""
        parts = (VERSION, key.id, key.municipality, self.table, self.column, self.row, self.owner)
        return "|".join(parts).encode()


def seal(plain: str, *, key: DataKey, place: Place) -> str:
    """Return a text encrypted with a key, for one place."""
    nonce = os.urandom(N_NONCE)
    box = nonce + key.box.encrypt(nonce, plain.encode(), place.bound(key))
    return f"{VERSION}.{key.id}.{base64.urlsafe_b64encode(box).decode()}"


def unseal(sealed: str, *, place: Place) -> str:
    """Return what was sealed for a place; raise SealBroken, KeyGone or KeyMissing."""
    version, _, rest = sealed.partition(".")
    id, _, body = rest.partition(".")
    if version != VERSION or not _KEY_ID.fullmatch(id):
        raise SealBroken(f"{_said(place)}: expected a value sealed as {VERSION}")
    try:
        key = keystore.open_key_named(id)
        box = base64.urlsafe_b64decode(body)
        plain = key.box.decrypt(box[:N_NONCE], box[N_NONCE:], place.bound(key))
    except (InvalidTag, binascii.Error, ValueError) as error:
        raise SealBroken(f"{_said(place)}: the value does not open here") from error
    return plain.decode()


def _said(place: Place) -> str:
    return f"{place.table}.{place.column} row {place.row}"
