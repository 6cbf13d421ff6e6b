"""Cells on lines and pages: Unicode braille to look at, BRF (NABCC ASCII) for embossers and displays."""

import re
from collections.abc import Iterator
from typing import Final

from yorisoi.engines.braille import cells
from yorisoi.engines.braille.errors import BrailleError
from yorisoi.engines.braille.text import Braille

N_CELLS: Final = 32
N_CELLS_LEAST: Final = 12
INDENT: Final = 2
# What stands before every text (自動点訳です。点字を読む人の確認が必要です。), spaced by hand.
LABEL: Final = "ジドー テンヤクデス。  テンジヲ ヨム ヒトノ カクニンガ ヒツヨーデス。"
_PLAIN: Final = {0x2800 + place: letter for place, letter in enumerate(cells.ASCII)}


def to_lines(braille: Braille, *, width: int = N_CELLS) -> tuple[str, ...]:
    """The label and the paragraphs on lines of at most `width` cells (12 or more), broken at spaces, begun with two spaces.

    What is longer than a line is broken after a link, else where the line ends. Raises BrailleError.
    """
    if width < N_CELLS_LEAST:
        raise BrailleError(f"{width} cells are too few", reason="bad-width", place="width")
    return tuple(line for each in (_label(), *braille.paragraphs) for line in _lines(each, width))


def to_brf(braille: Braille, *, width: int = N_CELLS, n_lines: int = 0) -> str:
    """The lines as BRF; n_lines: lines a page, pages then end with a form feed; 0 makes no pages."""
    lines = [line.translate(_PLAIN) for line in to_lines(braille, width=width)]
    if not n_lines:
        return "".join(f"{line}\r\n" for line in lines)
    sheets = [lines[start : start + n_lines] for start in range(0, len(lines), n_lines)]
    return "".join("".join(f"{line}\r\n" for line in sheet) + "\f" for sheet in sheets)


def _label() -> str:
    """The cells of the label."""
    return "".join(
        cells.SPACE if each == " " else "⠲" if each == "。" else each for each in _sounds(LABEL)
    )


def _sounds(text: str) -> Iterator[str]:
    """The cells of kana; spaces and full stops as they are."""
    for part in re.split("([ 。])", text):
        yield part if part in (" ", "。") else cells.kana_cells(part)


def _lines(paragraph: str, width: int) -> Iterator[str]:
    """One paragraph; an empty one is an empty line."""
    line = cells.SPACE * INDENT if paragraph else ""
    for gap, word in _words(paragraph):
        if len(line.rstrip(cells.SPACE)) and len(line) + len(gap) + len(word) > width:
            yield line.rstrip(cells.SPACE)
            line, gap = "", ""
        for part in _parts(word, width, len(line) + len(gap)):
            if len(line) + len(gap) + len(part) > width:
                yield line.rstrip(cells.SPACE)
                line, gap = "", ""
            line, gap = line + gap + part, ""
    yield line.rstrip(cells.SPACE)


def _words(paragraph: str) -> Iterator[tuple[str, str]]:
    """Each word with the spaces before it."""
    gap = ""
    for word in paragraph.split(cells.SPACE):
        if word:
            yield gap, word
            gap = cells.SPACE
        else:
            gap += cells.SPACE


def _parts(word: str, width: int, used: int) -> Iterator[str]:
    """A word whole, or in parts where it is longer than what is left of a line."""
    room = width - used
    while len(word) > room:
        at = word.rfind(cells.LINK, 1, room) + 1 or room
        yield word[:at]
        word, room = word[at:], width
    if word:
        yield word
