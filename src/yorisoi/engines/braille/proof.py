"""Cells back to kana, to proof-read without sight of the source.

It reads the cells alone, so that it finds what was written and not what was meant. Where a cell has
two meanings (⠤ is a link, a hyphen and a bracket) the neighbours decide.
"""

from typing import Final

from yorisoi.engines.braille import cells

# ヱ has the cell of ！, and no text of today has it.
_SOUNDS: Final = {sign: kana for kana, sign in cells.KANA.items() if kana != "ヱ"}
_DIGITS: Final = {sign: figure for figure, sign in cells.FIGURES.items()} | {"⠂": ".", "⠄": ","}
_LETTERS: Final = {sign: letter for letter, sign in cells.LATIN.items()}
_BRACKETS: Final = {"⠤⠤": "〜", "⠠⠵": "○", "⠒⠒⠕": "→", "⠪⠒⠒": "←", "⠂⠂⠂": "…", "⠒⠒": "—", "⠰⠏": "％", "⠰⠤": "『", "⠤⠆": "』", "⠐⠂": "："}  # fmt: skip
_ENDS: Final = {"⠲": "。", "⠢": "？", "⠖": "！", "⠰": "、", "⠐": "・"}


def to_kana(paragraph: str) -> str:
    """What a reader of braille reads, in katakana, figures, Latin letters and marks, spaces kept."""
    read, is_open = "", False
    for word in _split(paragraph):
        letters, is_open = _word(word, is_open)
        read += letters
    return read


def _split(paragraph: str) -> list[str]:
    """Words and single spaces in order."""
    parts: list[str] = []
    for letter in paragraph:
        if letter == cells.SPACE or not parts or parts[-1] == cells.SPACE:
            parts.append(letter)
        else:
            parts[-1] += letter
    return parts


def _word(word: str, is_open: bool) -> tuple[str, bool]:
    """One word or one space, and whether a bracket stands open behind it."""
    if word == cells.SPACE:
        return " ", is_open
    if word == "⠔⠔":  # inside a word the same cells are ヲヲ
        return "※", is_open
    read, place = "", 0
    while place < len(word):
        step, letters, is_open = _next(word, place, is_open)
        read, place = read + letters, place + step
    return read, is_open


def _next(word: str, place: int, is_open: bool) -> tuple[int, str, bool]:
    """The next sign: how many cells, what it says, whether a bracket stands open behind it."""
    rest = word[place:]
    for begin, read in (
        (cells.NUMBER_SIGN, _figure),
        (cells.QUOTE_OPEN, _quoted),
        (cells.CODE_OPEN, _quoted),
    ):
        if rest.startswith(begin):
            return *read(rest), is_open
    if rest[0] == cells.LETTER_SIGN and rest[1:2] and rest[1] in _LETTERS | {cells.CAPITAL: ""} and not rest.startswith("⠰⠏"):  # fmt: skip
        return *_abbreviation(rest), is_open
    return _sound(rest, place, is_open)


def _sound(rest: str, place: int, is_open: bool) -> tuple[int, str, bool]:
    """A mark of several cells, a mark at the end, a bracket, or a sound."""
    for n in (3, 2):
        if rest[:n] in _BRACKETS and (n == 3 or rest[:2] not in _SOUNDS):
            return n, _BRACKETS[rest[:n]], is_open
    if rest[0] == "⠶":
        return 1, "）" if is_open else "（", not is_open
    if rest[0] == cells.LINK:
        return 1, "「" if place == 0 else "」", is_open
    if rest[:2] in _SOUNDS:
        return 2, _SOUNDS[rest[:2]], is_open
    if rest[0] in _SOUNDS:
        return 1, _SOUNDS[rest[0]], is_open
    return 1, _ENDS.get(rest[0], "?"), is_open


def _figure(rest: str) -> tuple[int, str]:
    """A figure, and a link behind it that only parts it from kana."""
    n = 1
    while n < len(rest) and rest[n] in _DIGITS:
        n += 1
    figure = "".join(_DIGITS[_] for _ in rest[1:n])
    if rest[n : n + 1] == cells.LINK and rest[n + 1 : n + 2] in _DIGITS:
        return n + 1, figure
    if rest[n : n + 2] == cells.LINK + cells.NUMBER_SIGN:
        return n + 1, figure + "-"
    return n, figure


def _abbreviation(rest: str) -> tuple[int, str]:
    """Latin letters after ⠰; one ⠠ makes a capital, two make all of them capitals."""
    n_capitals = 0
    while rest[1 + n_capitals : 2 + n_capitals] == cells.CAPITAL:
        n_capitals += 1
    n = 1 + n_capitals
    while n < len(rest) and rest[n] in _LETTERS:
        n += 1
    letters = "".join(_LETTERS[_] for _ in rest[1 + n_capitals : n])
    has_link = rest[n : n + 1] == cells.LINK and len(rest) > n + 1
    return n + has_link, letters.upper() if n_capitals else letters


def _quoted(rest: str) -> tuple[int, str]:
    """Foreign words or an address up to the closing sign."""
    begin, close, table = (cells.CODE_OPEN, cells.CODE_CLOSE, cells.CODE) if rest.startswith(cells.CODE_OPEN) else (cells.QUOTE_OPEN, cells.QUOTE_CLOSE, cells.IN_QUOTE)  # fmt: skip
    end = rest.rfind(close)
    inner = rest[len(begin) : end if end > 0 else len(rest)]
    back = {sign: letter for letter, sign in reversed(table.items())}
    read, place, is_capital, in_figure = "", 0, False, False
    while place < len(inner):
        if inner[place] in (cells.CAPITAL, cells.NUMBER_SIGN):
            is_capital, in_figure = inner[place] == cells.CAPITAL, inner[place] == cells.NUMBER_SIGN
            place += 1
            continue
        n = 2 if inner[place : place + 2] in back else 1
        sign = inner[place : place + n]
        in_figure = in_figure and sign in _DIGITS
        letter = _DIGITS[sign] if in_figure else back.get(sign, "?")
        read, place, is_capital = (
            read + (letter.upper() if is_capital else letter),
            place + n,
            False,
        )
    return (end + len(close) if end > 0 else len(rest)), read
