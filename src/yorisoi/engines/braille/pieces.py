"""The text cut into what braille writes in different ways: Japanese, figures, Latin letters, marks."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from yorisoi.engines.braille import cells
from yorisoi.engines.braille.figures import NATIVE
from yorisoi.engines.braille.words import Pair, katakana

Kind = Literal["japanese", "figure", "latin", "address", "mark", "space", "unknown"]
JAPANESE: Final = (
    "ぁ-ゖァ-ヺーゝゞヽヾ\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff々〆〇"
)
ADDRESS: Final = (
    r"https?://[!-~]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:[A-Za-z0-9-]+\.)+(?:jp|com|org|net)\b[!-~]*"
)
_WORD: Final = r"[A-Za-z]+(?:['’.-][A-Za-z]+)*"
_CUT: Final = re.compile(
    rf"(?P<address>{ADDRESS})|(?P<native>(?<![0-9.,])[1-9]つ)|(?P<figure>[0-9]+(?:,[0-9]{{3}})*(?:\.[0-9]+)?)"
    rf"|(?P<latin>{_WORD}(?: {_WORD})*)|(?P<japanese>[{JAPANESE}]+)|(?P<space>\s+)|(?P<mark>.)",
    re.ASCII | re.DOTALL,
)


@dataclass(frozen=True)
class Cut:
    """A stretch of one kind; pairs are its (surface, reading), reading the whole of a counted figure."""

    kind: Kind
    text: str
    pairs: tuple[Pair, ...] = ()
    reading: str = ""


def normal(text: str) -> str:
    """Full-width letters and figures as half-width ones, half-width kana as whole ones; marks keep their kind."""
    return "".join(
        unicodedata.normalize("NFKC", letter) if letter not in "…：！？（）～％＆" else letter
        for letter in unicodedata.normalize("NFC", _whole_kana(text))
    )


def _whole_kana(text: str) -> str:
    """Half-width kana with their marks of voice in one piece."""
    return re.sub("[\uff66-\uff9f]+", lambda found: unicodedata.normalize("NFKC", found[0]), text)


def cut(pairs: Iterable[Pair]) -> Iterator[Cut]:
    """The stretches in order; Japanese neighbours are one, a figure read with its counter stays whole."""
    waiting: list[Pair] = []
    for surface, reading in pairs:
        counted = re.match(r"([0-9][0-9,.]*)(.+)", surface) if reading else None
        if reading and not counted:
            waiting.append((surface, reading))
            continue
        if counted:
            yield from _flushed(waiting)
            yield Cut("figure", counted[1], ((counted[2], ""),), katakana(reading))
            continue
        for found in _CUT.finditer(surface):
            if found.lastgroup == "japanese":
                waiting.append((found[0], ""))
                continue
            yield from _flushed(waiting)
            yield _other(found)
    yield from _flushed(waiting)


def _flushed(waiting: list[Pair]) -> Iterator[Cut]:
    """The Japanese that was gathered, as one stretch."""
    if waiting:
        yield Cut("japanese", "".join(surface for surface, _ in waiting), tuple(waiting))
        waiting.clear()


def _other(found: re.Match[str]) -> Cut:
    """A stretch that is not Japanese; a mark without cells is unknown."""
    kind = found.lastgroup
    if kind == "mark":
        mark = found[0].translate(cells.SAME)
        is_known = any(
            mark in table for table in (cells.ENDS, cells.OPENING, cells.CLOSING, cells.LOOSE)
        )
        return Cut("mark" if is_known or mark == "-" else "unknown", mark)
    if kind == "address":
        return Cut("address", found[0])
    if kind == "native":
        return Cut("figure", found[0][0], (), NATIVE[found[0][0]])
    if kind == "figure":
        return Cut("figure", found[0])
    return Cut("latin", found[0]) if kind == "latin" else Cut("space", found[0])
