"""Pieces become cells: spaces, signs before figures and Latin letters, links, spaces after marks."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from yorisoi.engines.braille import cells
from yorisoi.engines.braille.figures import counter_of, figure_cells
from yorisoi.engines.braille.pieces import Cut
from yorisoi.engines.braille.spacing import is_apart
from yorisoi.engines.braille.words import Word, spelled, words

_AFTER_FOREIGN: Final = ("助詞", "助動詞")
_COUNTED: Final = Word("1", "", "名詞", "数", "", "1")
_FOREIGN: Final = Word("A", "アアア", "名詞", "固有名詞", "", "A")


@dataclass
class Line:
    """A line of braille as it grows.

    gap: spaces that stand before whatever comes next; before: the last word; n_morae: beats since
    the last space; last: what stands last (kana, figure, latin, open, close, end); unknown: letters
    that have no cells or no reading, in the order they came.
    """

    written: str = ""
    gap: int = 0
    before: Word | None = None
    n_morae: int = 0
    last: str = ""
    unknown: list[str] = field(default_factory=list)

    def put(self, piece: str, kind: str, *, apart: bool = False) -> None:
        """Add cells after the spaces that are due; nothing begins with a space."""
        gap = max(self.gap, int(apart))
        if self.written and self.last != "open":
            self.written += cells.SPACE * gap
        if gap:
            self.n_morae = 0
        self.written += piece
        self.last, self.gap = kind, 0


def written(cuts: Iterator[Cut]) -> Line:
    """The line of all pieces."""
    line = Line()
    for piece in cuts:
        _WRITERS[piece.kind](line, piece)
    return line


def _japanese(line: Line, piece: Cut) -> None:
    """A run of words."""
    for word in words(piece.pairs, follows=line.before is not None):
        if not all(letter in cells.KANA or letter in cells.LARGE for letter in word.kana):
            _unreadable(line, word.surface)
            continue
        _kana(line, word)


def _kana(line: Line, word: Word) -> None:
    """One word in kana, a link where a figure or a Latin letter would swallow it."""
    apart = is_apart(word, line.before, n_morae=line.n_morae)
    if line.last == "latin":
        apart = apart or word.kind in _AFTER_FOREIGN
    due = line.gap or apart
    link = not due and (
        (line.last == "figure" and word.kana[0] in cells.LIKE_FIGURES) or line.last == "latin"
    )
    line.put((cells.LINK if link else "") + cells.kana_cells(word.kana), "kana", apart=apart)
    line.before = word
    line.n_morae += word.n_morae


def _unreadable(line: Line, surface: str) -> None:
    """Letters nobody could read: a question mark in brackets, and they are listed."""
    line.put(cells.UNKNOWN, "kana", apart=True)
    line.unknown.append(surface)
    line.before = _FOREIGN


def _figure(line: Line, piece: Cut) -> None:
    """A figure, with its counter where the reading gives one; it begins a word unless 第 stands before."""
    figure, before = piece.text, line.before
    holds = (before is not None and before.kind == "接頭詞" and before.surface != "約") or line.last in ("range", "hyphen", "latin")  # fmt: skip
    if not piece.reading:
        line.put(figure_cells(figure), "figure", apart=not holds)
        line.before = _COUNTED
        return
    counter = counter_of(figure, piece.reading)
    if counter is None:
        line.put(cells.kana_cells(spelled(piece.reading)), "kana", apart=not holds)
    else:
        link = cells.LINK if counter[0] in cells.LIKE_FIGURES else ""
        line.put(figure_cells(figure) + link + cells.kana_cells(counter), "kana", apart=not holds)
    line.before = Word(figure, piece.reading, "名詞", "副詞可能", "", figure)
    line.n_morae = len(piece.reading)


def _latin(line: Line, piece: Cut) -> None:
    """Abbreviations letter by letter after ⠰, words and sentences in foreign quotation marks."""
    text = piece.text
    if text.isupper() or len(text) == 1:
        body = "".join(cells.IN_QUOTE[letter] for letter in text.lower())
        capital = cells.CAPITAL * (2 if len(text) > 1 else 1) if text.isupper() else ""
        line.put(cells.LETTER_SIGN + capital + body, "latin", apart=line.last != "hyphen")
    else:
        quoted = "".join(_capital(letter) for letter in text)
        line.put(cells.QUOTE_OPEN + quoted + cells.QUOTE_CLOSE, "latin", apart=True)
    line.before = _FOREIGN
    line.n_morae = _FOREIGN.n_morae


def _capital(letter: str) -> str:
    """A letter, with ⠠ before it when it is a capital."""
    return (cells.CAPITAL if letter.isupper() else "") + cells.IN_QUOTE[letter.lower()]


def _address(line: Line, piece: Cut) -> None:
    """An address of the web or of mail between ⠠⠦ and ⠠⠴ (information processing braille)."""
    body, was_figure = "", False
    for letter in piece.text:
        if letter in cells.FIGURES:
            body += ("" if was_figure else cells.NUMBER_SIGN) + cells.FIGURES[letter]
        elif letter.lower() in cells.CODE:
            body += (cells.CAPITAL if letter.isupper() else "") + cells.CODE[letter.lower()]
        else:
            line.unknown.append(letter)
        was_figure = letter in cells.FIGURES
    line.put(cells.CODE_OPEN + body + cells.CODE_CLOSE, "latin", apart=True)
    line.before = _FOREIGN


def _mark(line: Line, piece: Cut) -> None:
    """A mark and the spaces round it."""
    mark = piece.text
    if mark == "-":
        is_inside = line.last in ("figure", "latin", "hyphen")
        line.put(cells.LINK, "hyphen" if is_inside else "kana")
    elif mark == "：" and line.last == "figure":
        line.put(cells.ENDS[mark][0], "range")
    elif mark in cells.ENDS:
        sign, after = cells.ENDS[mark]
        line.gap = 0
        line.put(sign, "end")
        line.gap = after
        line.before = None
    elif mark in cells.OPENING:
        line.put(
            cells.OPENING[mark], "open", apart=mark not in "（［〔" and line.before is not None
        )
        line.before = None
    elif mark in cells.CLOSING:
        _closed(line, cells.CLOSING[mark])
    else:
        sign, before, after = cells.LOOSE[mark]
        line.put(sign, "range" if not after else "kana", apart=before and line.before is not None)
        line.gap = int(after)


def _closed(line: Line, sign: str) -> None:
    """A closing mark holds to what it closes; spaces after a full stop wait until behind it."""
    line.gap = 0
    line.put(sign, "close")
    line.before = _FOREIGN


def _space(line: Line, piece: Cut) -> None:
    """A space of the text stays one space."""
    line.gap = max(line.gap, 1) if line.written else 0
    line.before = None if line.gap else line.before


def _unknown(line: Line, piece: Cut) -> None:
    """A letter without cells."""
    _unreadable(line, piece.text)


_WRITERS: Final = {
    "japanese": _japanese,
    "figure": _figure,
    "latin": _latin,
    "address": _address,
    "mark": _mark,
    "space": _space,
    "unknown": _unknown,
}
