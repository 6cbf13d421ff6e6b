"""Watch every write and every flush of a program (strace), in the order in which they happened."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from yorisoi.cli.drills import writing
from yorisoi.cli.errors import Refusal

CALLS = "openat,close,write,pwrite64,fsync,fdatasync,ftruncate,unlink"
LINE = re.compile(r"^\d+ +(?P<call>\w+)\((?P<words>.*)\) += (?P<result>-?\d+)")
TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
STDOUT = 1


class NoStrace(Refusal):
    """The program that watches is not installed."""


@dataclass(frozen=True)
class Write:
    """Bytes went to a place in a file; they may still be in memory only."""

    file: str
    offset: int
    data: bytes


@dataclass(frozen=True)
class Cut:
    """A file was cut or lengthened to a size."""

    file: str
    size: int


@dataclass(frozen=True)
class Flush:
    """All that was written to a file before this is on the disk."""

    file: str


@dataclass(frozen=True)
class Said:
    """The program has told the world that a commit is done."""

    number: int


Event = Write | Cut | Flush | Said


def watched(file: Path, *, n: int, pragmas: str) -> list[Event]:
    """Run the writing program under strace; return what it did to the database and what it said."""
    strace = shutil.which("strace")
    if strace is None:
        raise NoStrace(
            "strace がありません。入れてください（Debian: apt-get install strace）。"
            " / strace is missing; please install it."
        )
    log = file.with_name("trace")
    program = [sys.executable, "-B", str(writing.__file__), str(file), str(n), pragmas]
    subprocess.run(  # noqa: S603  our own words
        [
            strace,
            "-f",
            "-qq",
            "-xx",
            "-s",
            "1000000",
            "-e",
            f"trace={CALLS}",
            "-o",
            str(log),
            *program,
        ],
        check=True,
        capture_output=True,
    )
    with log.open() as lines:
        return list(events(lines, of=str(file)))


def events(lines: Iterator[str], *, of: str) -> Iterator[Event]:
    """Read a log of strace; only the files of the database count, and what was said."""
    opened: dict[int, str] = {}
    for line in lines:
        found = LINE.match(line)
        if found is None or int(found["result"]) < 0:
            continue
        call, words = found["call"], found["words"]
        if call == "openat":
            name = _text(words).decode(errors="replace")
            opened[int(found["result"])] = name if name in (of, f"{of}-wal") else ""
        elif call == "write" and _number(words, 0) == STDOUT:
            yield Said(int(_text(words).split()[1]))
        else:
            event = _event(call, words, opened.get(_number(words, 0), ""))
            if event is not None:
                yield event


def _event(call: str, words: str, file: str) -> Event | None:
    if not file:
        return None
    if call == "pwrite64":
        return Write(file, _number(words, -1), _text(words))
    if call == "ftruncate":
        return Cut(file, _number(words, -1))
    if call in {"fsync", "fdatasync"}:
        return Flush(file)
    if call == "write":
        raise ValueError("SQLite wrote without a place; this drill cannot read that")
    return None


def _text(words: str) -> bytes:
    found = TEXT.search(words)
    return bytes.fromhex(found[1].replace("\\x", "")) if found else b""


def _number(words: str, at: int) -> int:
    last = words.split(", ")[at]
    return int(last) if re.fullmatch(r"-?\d+", last) else -1
