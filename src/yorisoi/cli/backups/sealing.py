"""A stream of sealed pieces: AES-256-GCM, with the order and the end of the pieces sealed in.

    magic | salt (16) | piece | piece | ... | last piece
    piece = length (4, big endian) | ciphertext with its tag

The key of one file is derived from the backup key and the file's own salt (HKDF-SHA256), so that the
nonce can simply count: 11 bytes number, 1 byte "is the last". A piece that is missing, changed, moved
or cut off does not open (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015).
"""

import secrets
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from yorisoi.cli.backups.errors import CopyBroken

MAGIC = b"yorisoi copy 1\n"
SALT, TAG = 16, 16
PIECE = 1 << 20
BROKEN = "この控えは開けません。こわれているか、鍵が違います。 / This copy does not open: damaged, or another key."


def _lock(key: bytes, salt: bytes) -> AESGCM:
    derive = HKDF(algorithm=SHA256(), length=32, salt=salt, info=MAGIC)
    return AESGCM(derive.derive(key))


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])


class SealingWriter:
    """A file to write to; what arrives in `out` is sealed. Without `finish` it does not open again."""

    def __init__(self, out: BinaryIO, *, key: bytes) -> None:
        salt = secrets.token_bytes(SALT)
        self._out, self._lock = out, _lock(key, salt)
        self._number, self._waiting = 0, bytearray()
        out.write(MAGIC + salt)

    def write(self, data: bytes) -> int:
        """Take bytes; seal each piece that is full."""
        self._waiting += data
        while len(self._waiting) > PIECE:
            self._seal(bytes(self._waiting[:PIECE]), is_last=False)
            del self._waiting[:PIECE]
        return len(data)

    def flush(self) -> None:
        """Nothing leaves before a piece is full."""

    def finish(self) -> None:
        """Seal the last piece, with the word that it is the last."""
        self._seal(bytes(self._waiting), is_last=True)

    def _seal(self, piece: bytes, *, is_last: bool) -> None:
        sealed = self._lock.encrypt(_nonce(self._number, is_last=is_last), piece, None)
        self._out.write(len(sealed).to_bytes(4, "big") + sealed)
        self._number += 1


class SealedReader:
    """A file to read from; raises CopyBroken where a piece does not open or is missing."""

    def __init__(self, file: BinaryIO, *, key: bytes) -> None:
        head = file.read(len(MAGIC) + SALT)
        if len(head) != len(MAGIC) + SALT or not head.startswith(MAGIC):
            raise CopyBroken(BROKEN)
        self._file, self._lock = file, _lock(key, head[len(MAGIC) :])
        self._number, self._open, self._is_over = 0, bytearray(), False

    def read(self, size: int = -1) -> bytes:
        """Return as many bytes as asked for, fewer only at the end."""
        while not self._is_over and (size < 0 or len(self._open) < size):
            self._next()
        n = len(self._open) if size < 0 else size
        taken = bytes(self._open[:n])
        del self._open[:n]
        return taken

    def finish(self) -> None:
        """Read on to the end, so that a copy that was cut off is noticed."""
        while not self._is_over:
            self._next()

    def _next(self) -> None:
        length = int.from_bytes(self._file.read(4), "big")
        sealed = self._file.read(length) if TAG <= length <= PIECE + TAG else b""
        # Whether this is the last piece can be seen from the file, and is proved by the seal.
        is_last = not self._peek()
        try:
            self._open += self._lock.decrypt(_nonce(self._number, is_last=is_last), sealed, None)
        except (InvalidTag, ValueError) as error:
            raise CopyBroken(BROKEN) from error
        self._number, self._is_over = self._number + 1, is_last

    def _peek(self) -> bool:
        at = self._file.tell()
        more = bool(self._file.read(1))
        self._file.seek(at)
        return more
