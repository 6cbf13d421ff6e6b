"""Disks as a power cut may leave them: what was flushed is there, of the rest any part may be.

A disk promises to keep what was flushed. Of what was written after that, it may have kept nothing,
everything, or any of the blocks of 512 bytes, in any order.
"""

import random
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from yorisoi.cli.drills.tracing import Cut, Event, Flush, Said, Write

SECTOR = 512
WAYS = ("nothing more", "everything", "any part", "any part")

Disk = dict[str, bytes]


@dataclass(frozen=True)
class Found:
    """What one disk held when it was opened again."""

    n_promised: int
    n_there: int
    is_sound: bool

    @property
    def n_lost(self) -> int:
        """How many commits were promised and are gone."""
        return max(0, self.n_promised - self.n_there)


def disks(
    before: Disk, events: Sequence[Event], *, n: int, luck: random.Random
) -> Iterator[tuple[Disk, int]]:
    """Yield so many disks, each as left by a cut at some moment, with how much was promised by then."""
    moments = sorted(luck.randrange(len(events)) for _each in range(n))
    flushed = {name: bytearray(content) for name, content in before.items()}
    waiting: dict[str, list[Write | Cut]] = {}
    promised, at = 0, 0
    for number, moment in enumerate(moments):
        for event in events[at : moment + 1]:
            if isinstance(event, Said):
                promised = event.number
            elif isinstance(event, Flush):
                for each in waiting.pop(event.file, []):
                    _apply(flushed.setdefault(event.file, bytearray()), each)
            else:
                waiting.setdefault(event.file, []).append(event)
        at = moment + 1
        yield _left(flushed, waiting, WAYS[number % len(WAYS)], luck), promised


def _left(
    flushed: dict[str, bytearray],
    waiting: dict[str, list[Write | Cut]],
    way: str,
    luck: random.Random,
) -> Disk:
    disk = {name: bytearray(content) for name, content in flushed.items()}
    for name, changes in waiting.items():
        content = disk.setdefault(name, bytearray())
        for each in changes:
            if way == "everything":
                _apply(content, each)
            elif way == "any part":
                _apply_torn(content, each, luck)
    return {name: bytes(content) for name, content in disk.items()}


def _apply(content: bytearray, change: Write | Cut) -> None:
    if isinstance(change, Cut):
        _size(content, change.size)
        return
    end = change.offset + len(change.data)
    if len(content) < end:
        _size(content, end)
    content[change.offset : end] = change.data


def _apply_torn(content: bytearray, change: Write | Cut, luck: random.Random) -> None:
    if isinstance(change, Cut):
        if luck.random() < 0.5:
            _size(content, change.size)
        return
    first = change.offset // SECTOR
    last = (change.offset + len(change.data) - 1) // SECTOR
    for sector in range(first, last + 1):
        if luck.random() < 0.5:
            begin = max(change.offset, sector * SECTOR)
            end = min(change.offset + len(change.data), (sector + 1) * SECTOR)
            piece = change.data[begin - change.offset : end - change.offset]
            _apply(content, Write(change.file, begin, piece))


def _size(content: bytearray, size: int) -> None:
    del content[size:]
    content.extend(bytes(size - len(content)))


def opened(disk: Disk, promised: int, *, folder: Path) -> Found:
    """Write a disk into a folder, let SQLite recover it, and look whether all that was promised is there."""
    for old in folder.iterdir():
        old.unlink()
    for name, content in disk.items():
        (folder / Path(name).name).write_bytes(content)
    file = folder / min((Path(name).name for name in disk), key=len)
    try:
        with closing(sqlite3.connect(file)) as rows:
            said = rows.execute("pragma integrity_check").fetchone()[0]
            there = [
                [number for (number,) in rows.execute(f"select n from {table} order by n")]  # noqa: S608  one of two names
                for table in ("person", "line")
            ]
    except sqlite3.DatabaseError:
        return Found(promised, 0, is_sound=False)
    n_there = len(there[0])
    is_gapless = there[0] == there[1] == list(range(1, n_there + 1))
    return Found(promised, n_there, is_sound=said == "ok" and is_gapless)
