"""A text as braille: each line of the text one paragraph of cells."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from yorisoi.engines.braille.errors import BrailleError
from yorisoi.engines.braille.pieces import cut, normal
from yorisoi.engines.braille.writing import written

N_LETTERS_MOST: Final = 100_000
Readings = Callable[[str], Iterable[tuple[str, str]]]


@dataclass(frozen=True)
class Braille:
    """Automatic braille: paragraphs of Unicode cells, and the letters that could not be written.

    Each unknown letter stands as （？） in the cells; who checks the draft finds it there.
    """

    paragraphs: tuple[str, ...]
    unknown: tuple[str, ...] = ()


def to_braille(text: str, *, readings: Readings) -> Braille:
    """The text in kana braille; readings: text -> (surface, reading in hiragana or "") that add up to it.

    Empty lines between paragraphs stay. Raises BrailleError for what is no text, has no letter, is
    longer than 100,000 letters, and for readings that do not add up.
    """
    if not isinstance(text, str):
        raise BrailleError("expected a text", reason="not-text", place=type(text).__name__)
    if len(text) > N_LETTERS_MOST:
        raise BrailleError(f"text of {len(text)} letters is too long", reason="too-long")
    if not text.strip():
        raise BrailleError("a text without a letter", reason="empty")
    lines = [written(cut(_read(line, readings))) for line in normal(text).split("\n")]
    unknown = tuple(letter for line in lines for letter in line.unknown)
    return Braille(tuple(line.written for line in lines), unknown)


def _read(line: str, readings: Readings) -> tuple[tuple[str, str], ...]:
    """The pieces of a line with their readings."""
    found = tuple(readings(line)) if line.strip() else ()
    if line.strip() and "".join(surface for surface, _ in found) != line:
        raise BrailleError(
            "the readings do not add up to the text", reason="bad-readings", place=line[:20]
        )
    return found
