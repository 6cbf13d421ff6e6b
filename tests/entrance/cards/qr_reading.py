"""Reads a QR code from the SVG on a page, without the library that drew it (ISO/IEC 18004).

Only what the cards need: versions 1 to 6, bytes. Damage is not mended: a wrong module is a wrong letter.
"""

import re
from collections.abc import Iterator

QUIET = 4
# (level, version): how many blocks of how many bytes of data. Levels as the format bits write them.
BLOCKS = {
    (1, 1): [19],
    (1, 2): [34],
    (1, 3): [55],
    (1, 4): [80],
    (1, 5): [108],
    (1, 6): [68] * 2,
    (0, 1): [16],
    (0, 2): [28],
    (0, 3): [44],
    (0, 4): [32] * 2,
    (0, 5): [43] * 2,
    (0, 6): [27] * 4,
}
MASKS = (
    lambda y, x: (y + x) % 2 == 0,
    lambda y, x: y % 2 == 0,
    lambda y, x: x % 3 == 0,
    lambda y, x: (y + x) % 3 == 0,
    lambda y, x: (y // 2 + x // 3) % 2 == 0,
    lambda y, x: y * x % 2 + y * x % 3 == 0,
    lambda y, x: (y * x % 2 + y * x % 3) % 2 == 0,
    lambda y, x: ((y + x) % 2 + y * x % 3) % 2 == 0,
)


def address_in(page: str) -> str:
    """The address in the first QR code of a page."""
    return read(modules_in(page))


def modules_in(page: str) -> list[list[bool]]:
    """The modules of the first code on a page, without its quiet zone."""
    found = re.search(r'viewBox="0 0 (\d+) \1"[^>]*crispEdges.*?<path d="([^"]+)"', page, re.S)
    assert found, "there is no QR code on the page"
    size = int(found[1]) - 2 * QUIET
    modules = [[False] * size for _ in range(size)]
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1", found[2]):
        for step in range(int(length)):
            modules[int(y) - QUIET][int(x) - QUIET + step] = True
    return modules


def read(modules: list[list[bool]]) -> str:
    """What the code says."""
    size = len(modules)
    version = (size - 17) // 4
    bits = [modules[8][x] for x in (0, 1, 2, 3, 4)]
    masked = int("".join(str(int(bit)) for bit in bits), 2) ^ 0b10101
    level, mask = masked >> 3, MASKS[masked & 0b111]
    stream = [
        modules[y][x] ^ mask(y, x) for y, x in _way(size) if not _is_fixed(y, x, size, version)
    ]
    data = _joined(_bytes(stream), BLOCKS[level, version])
    bits_of_data = "".join(f"{byte:08b}" for byte in data)
    assert bits_of_data[:4] == "0100", "not a code of bytes"
    n = int(bits_of_data[4:12], 2)
    return bytes(int(bits_of_data[12 + 8 * i : 20 + 8 * i], 2) for i in range(n)).decode("latin-1")


def _way(size: int) -> Iterator[tuple[int, int]]:
    """The order in which modules are read: two columns at a time, up and down, from the right."""
    is_up = True
    for right in [*range(size - 1, 6, -2), *range(5, 0, -2)]:
        for y in range(size - 1, -1, -1) if is_up else range(size):
            yield y, right
            yield y, right - 1
        is_up = not is_up


def _is_fixed(y: int, x: int, size: int, version: int) -> bool:
    """Whether a module belongs to the patterns by which a camera finds the code."""
    in_finder = (y < 9 and x < 9) or (y < 9 and x >= size - 8) or (y >= size - 8 and x < 9)
    middle = size - 7
    in_alignment = version > 1 and abs(y - middle) <= 2 and abs(x - middle) <= 2
    return in_finder or in_alignment or y == 6 or x == 6


def _bytes(stream: list[bool]) -> list[int]:
    whole = len(stream) // 8 * 8
    return [
        int("".join(str(int(bit)) for bit in stream[start : start + 8]), 2)
        for start in range(0, whole, 8)
    ]


def _joined(read_bytes: list[int], blocks: list[int]) -> list[int]:
    """The blocks, which are written a byte of each in turn, one after the other."""
    parts: list[list[int]] = [[] for _ in blocks]
    source = iter(read_bytes)
    for place in range(max(blocks)):
        for part, length in zip(parts, blocks, strict=True):
            if place < length:
                part.append(next(source))
    return [byte for part in parts for byte in part]
