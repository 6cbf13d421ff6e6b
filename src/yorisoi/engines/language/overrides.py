"""Words of a dictionary laid over the words of Open JTalk.

The caller's words win wherever they stand. Words of the shipped list win only where they begin
with a word and do not tear another apart: 錦 is にしき, but not in 錦糸町.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from yorisoi.engines.language import words
from yorisoi.engines.language.reader import Token, tokens


@dataclass(frozen=True)
class Piece:
    """A piece whose reading a dictionary knows."""

    surface: str
    reading: str
    source: str


@dataclass(frozen=True)
class _Match:
    """A word of a dictionary found in a run, from start to before end."""

    start: int
    end: int
    parts: tuple[tuple[str, str], ...]
    source: str


def overridden(run: tuple[Token, ...], *, given: Mapping[str, str]) -> Iterator[Token | Piece]:
    """Yield the words of the run in order, with dictionary words in the place of what they cover."""
    text = "".join(token.surface for token in run)
    place = 0
    for match in _matches(text, run, given):
        yield from _between(run, place, match.start)
        for surface, reading in match.parts:
            yield Piece(surface=surface, reading=reading, source=match.source)
        place = match.end
    yield from _between(run, place, len(text))


def _matches(text: str, run: tuple[Token, ...], given: Mapping[str, str]) -> Iterator[_Match]:
    """Dictionary words in the text from left to right, the longest first, without overlap."""
    candidates = _candidates(text, given)
    place = 0
    while place < len(text):
        match = next((_ for _ in candidates if _.start == place and _fits(_, run)), None)
        if match:
            yield match
        place = match.end if match else place + 1


def _candidates(text: str, given: Mapping[str, str]) -> list[_Match]:
    """All places where a dictionary word stands; the caller's first, then longer before shorter."""
    own = [
        _Match(at, at + len(word), ((word, reading),), "dictionary")
        for word, reading in given.items()
        for at in _places(text, word)
    ]
    shipped = [
        _Match(at, at + len(word), parts, "names")
        for word, parts in words.readings().items()
        for at in _places(text, word)
    ]
    return sorted(own, key=_longest_first) + sorted(shipped, key=_longest_first)


def _longest_first(match: _Match) -> int:
    """Sorts longer words before shorter ones."""
    return match.start - match.end


def _places(text: str, word: str) -> Iterator[int]:
    """Where the word stands in the text."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _fits(match: _Match, run: tuple[Token, ...]) -> bool:
    """Whether the word may stand here: always the caller's, ours only along the words of the run."""
    if match.source == "dictionary":
        return True
    start = 0
    for token in run:
        end = start + len(token.surface)
        if start < match.start < end:
            return False
        if start < match.end < end and not _begins(token, match, start):
            return False
        start = end
    return True


def _begins(token: Token, match: _Match, start: int) -> bool:
    """Whether the word is the first part of a longer token and is read so there too."""
    reading = "".join(part for _, part in match.parts)
    return start == match.start and token.reading.startswith(reading)


def _between(run: tuple[Token, ...], start: int, end: int) -> Iterator[Token | Piece]:
    """The tokens from start to before end; one that is cut is read again by itself."""
    place = 0
    for token in run:
        left, right = max(place, start), min(place + len(token.surface), end)
        if left < right:
            kept = token.surface[left - place : right - place]
            yield from (token,) if kept == token.surface else tokens(kept)
        place += len(token.surface)
