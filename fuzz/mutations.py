"""Change bytes as accidents and attackers do; the same seed gives the same changes."""

import io
import random
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence

Change = Callable[[random.Random, bytes], bytes]
# What breaks parsers: ends of ranges, marks of structure, text that looks like something else.
_WORDS = (
    b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b'"', b'""', b",", b"\t", b"\r", b"\n", b"\r\n",
    b"{", b"}", b"[" * 200, b"null", b"-1", b"1e999", b"9" * 400, b"0" * 40, b"../", b"/", b"\\",
    b"=1+1", b"<!DOCTYPE x [<!ENTITY e 'e'>]>", b"&e;", b"\xe3\x80\x80", b"\xe4\xbb\xa4\xe5\x92\x8c",
    b"PK\x05\x06", b"r=\"1048577\"", b"r=\"XFD1\"", b"t=\"s\"", b"<v>99999999</v>", b"#REF!",
)  # fmt: skip


def _at(chance: random.Random, data: bytes) -> int:
    return chance.randrange(len(data) + 1)


def _flip(chance: random.Random, data: bytes) -> bytes:
    if not data:
        return data
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]


def _cut(chance: random.Random, data: bytes) -> bytes:
    first, last = sorted((_at(chance, data), _at(chance, data)))
    return data[:first] + data[last:]


def _end(chance: random.Random, data: bytes) -> bytes:
    return data[: _at(chance, data)]


def _insert(chance: random.Random, data: bytes) -> bytes:
    at = _at(chance, data)
    return data[:at] + chance.choice(_WORDS) + data[at:]


def _write_over(chance: random.Random, data: bytes) -> bytes:
    at, word = _at(chance, data), chance.choice(_WORDS)
    return data[:at] + word + data[at + len(word) :]


def _repeat(chance: random.Random, data: bytes) -> bytes:
    first, last = sorted((_at(chance, data), _at(chance, data)))
    part = data[first : min(last, first + 500)]
    return data[:first] + part * chance.choice((2, 3, 50)) + data[last:]


_CHANGES: Sequence[Change] = (_flip, _cut, _end, _insert, _write_over, _repeat)


def changed(chance: random.Random, data: bytes) -> bytes:
    """Return the data with one to four changes; inside one entry when it is a zip, half the time."""
    is_zip = data.startswith(b"PK\x03\x04")
    change = _inside if is_zip and chance.random() < 0.7 else _anywhere
    return change(chance, data)


def _anywhere(chance: random.Random, data: bytes) -> bytes:
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        data = chance.choice(_CHANGES)(chance, data)
    return data


def _inside(chance: random.Random, data: bytes) -> bytes:
    """Change one entry and pack the zip again, so that its sums are right."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [(entry.filename, archive.read(entry)) for entry in archive.infolist()]
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, OSError, EOFError):
        return _anywhere(chance, data)
    chosen = chance.randrange(len(entries)) if entries else -1
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for index, (name, inside) in enumerate(entries):
            archive.writestr(name, _anywhere(chance, inside) if index == chosen else inside)
    return out.getvalue()


def inputs(seeds: Sequence[bytes], *, n: int, seed: int) -> Iterator[bytes]:
    """Yield every seed, then ``n`` changed ones; changes pile up on what was changed before."""
    yield from seeds
    chance = random.Random(seed)
    pool = list(seeds)
    for _ in range(n):
        data = changed(chance, chance.choice(pool if chance.random() < 0.25 else seeds))
        if len(data) < 200_000 and chance.random() < 0.2:
            pool[chance.randrange(len(seeds), len(pool) + 1) :] = [data]
        yield data
