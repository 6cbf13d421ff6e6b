"""Where a Japanese line may break: between phrases, as BudouX finds them, and by five rules of print.

No break after a figure, before a unit, inside brackets of up to 24 letters, before a letter that
may not begin a line, or after an opening bracket. Source: BudouX (Google), JIS X 4051, design notes.
"""

import re
from functools import lru_cache
from typing import Final

import budoux

from yorisoi.engines.language.scripts import checked
from yorisoi.engines.language.words import counters

_OPENING: Final = "（(「『【〔［[〈《｛{“"
_CLOSING: Final = "）)」』】〕］]〉》｝}”"
_NOT_FIRST: Final = frozenset(
    "、。，．,.：；:;！？!?・ー々ゝゞヽヾぁぃぅぇぉっゃゅょァィゥェォッャュョ％%" + _CLOSING
)
_FIGURE_LAST: Final = re.compile(r"[0-9０-９][0-9０-９,.，．]*$")
_N_LETTERS_KEPT: Final = 24


def phrases(text: str) -> tuple[str, ...]:
    """Cut a text into pieces between which a line may break; the pieces joined are the text.

    Raises LanguageError for a text that is none or longer than 100,000 letters.
    """
    return _phrases(checked(text))


@lru_cache(maxsize=4096)
def _phrases(text: str) -> tuple[str, ...]:
    """Join the phrases of BudouX wherever a rule forbids the break between them."""
    joined: list[str] = []
    for piece in _parser().parse(text) if text else ():
        if joined and _belongs(joined[-1], piece):
            joined[-1] += piece
        else:
            joined.append(piece)
    return tuple(joined)


@lru_cache(maxsize=1)
def _parser() -> budoux.Parser:
    """The Japanese model of BudouX, read once."""
    return budoux.load_default_japanese_parser()


def _belongs(before: str, after: str) -> bool:
    """Whether the line may not break between the two pieces."""
    return (
        after[0] in _NOT_FIRST
        or before[-1] in _OPENING
        or (bool(_FIGURE_LAST.search(before)) and not before.endswith("\n"))
        or (before[-1] in "0123456789０１２３４５６７８９" and after.startswith(counters()))
        or 0 < _n_open_letters(before) <= _N_LETTERS_KEPT
    )


def _n_open_letters(text: str) -> int:
    """How many letters stand since the first bracket that is still open; 0 when none is."""
    opened: list[int] = []
    for place, letter in enumerate(text):
        if letter in _OPENING:
            opened.append(place)
        elif letter in _CLOSING and opened:
            opened.pop()
    return len(text) - opened[0] if opened else 0
