"""Inside a line: words with a reading `{漢字|よみ}` and marks of evidence `[[根拠1]]`."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from yorisoi.engines.documents.errors import DocumentError

Readings = Callable[[str], Iterable[tuple[str, str]]]
Phrases = Callable[[str], Iterable[str]]

_MARKED: Final = re.compile(
    r"\[\[(?P<mark>[^\[\]]+)\]\]|\{(?P<word>[^{}|]+)\|(?P<reading>[^{}|]+)\}"
)


@dataclass(frozen=True)
class Words:
    """Plain text, or a word with its reading."""

    text: str
    reading: str = ""


@dataclass(frozen=True)
class Mark:
    """A mark of evidence; key is what stands in the list of evidence."""

    key: str


@lru_cache(maxsize=8192)
def pieces(text: str) -> tuple[Words | Mark, ...]:
    """Cut a line into plain words, words with readings, and marks."""
    return tuple(_pieces(text.replace("\r\n", "\n").replace("\r", "\n")))


def _pieces(text: str) -> Iterator[Words | Mark]:
    """The pieces in order; what is not a complete mark is plain text."""
    place = 0
    for found in _MARKED.finditer(text):
        if found.start() > place:
            yield Words(text[place : found.start()])
        if found["mark"]:
            yield Mark(found["mark"])
        else:
            yield Words(found["word"], found["reading"])
        place = found.end()
    if place < len(text):
        yield Words(text[place:])


def bare(text: str) -> str:
    """The line as anybody reads it: without readings, evidence in brackets."""
    return "".join(
        f"（{piece.key}）" if isinstance(piece, Mark) else piece.text for piece in pieces(text)
    )


def with_readings(text: str, readings: Readings) -> Iterator[Words]:
    """Plain text as words with readings; raises DocumentError when they do not add up to the text."""
    found = tuple(Words(surface, reading) for surface, reading in readings(text))
    if "".join(word.text for word in found) != text:
        raise DocumentError(
            "the readings do not add up to the text", reason="bad-readings", place=text[:20]
        )
    yield from found


def in_phrases(text: str, phrases: Phrases) -> tuple[str, ...]:
    """Plain text as pieces between which a line may break; raises DocumentError as with_readings."""
    found = tuple(phrases(text))
    if "".join(found) != text:
        raise DocumentError(
            "the phrases do not add up to the text", reason="bad-readings", place=text[:20]
        )
    return found
