"""Cells that hold words from a list: one of them, several at once, or yes and no.

A vocabulary maps a code to its spellings. Spellings are compared folded (`fold`), so width, kana
and spaces do not matter.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from yorisoi.engines.sheets.folding import fold, is_blank, narrow
from yorisoi.engines.sheets.shape import Cell, Doubt, Parsed, Reason

Vocabulary = Mapping[str, Sequence[str]]

_YES = (
    "○", "◯", "〇", "◎", "✓", "✔", "☑", "レ", "要", "必要", "あり", "有", "有り", "はい", "希望", "希望する",
    "する", "可", "yes", "y", "true", "1",
)  # fmt: skip
_NO = (
    "×", "✕", "✖", "❌", "x", "不要", "不必要", "なし", "無", "無し", "いいえ", "希望しない", "しない", "不可",
    "no", "n", "false", "0",
)  # fmt: skip
_NUMBERS = re.compile(r"[①-⑳](?=\s*[^\s①-⑳、,・/])|(?<![0-9])[1-9][.)](?![0-9])")
_NOTE = re.compile(r"\([^()]*\)")
_LEVELS = ("、,，;；\n\r|｜", "/／＋+&＆", "・･ 　\t")
_AND = re.compile("および|及び|ならびに|並びに|と")
_AND_APART = re.compile(rf"\s+(?:{_AND.pattern})\s+")


def parse_yes_no(text: str, *, row: int = 0, column: str = "") -> Parsed[bool]:
    """Return True for ○ 要 あり 有 はい, False for × 不要 なし 無 いいえ, None for an empty cell.

    A note in brackets is left out with a doubt; △ or any other word is unusable.
    """
    cell = Cell(text, row, column)
    folded = fold(text)
    bare = _NOTE.sub("", folded)
    doubts = () if bare == folded else (cell.doubtful(Reason.NOTE_LEFT_OUT),)
    if bare in _FOLDED_YES:
        return Parsed(True, doubts)
    if bare in _FOLDED_NO:
        return Parsed(False, doubts)
    if is_blank(text):
        return Parsed(None)
    return Parsed(None, (cell.unusable(Reason.NOT_YES_NO),))


def parse_choice(
    text: str, *, vocabulary: Vocabulary, row: int = 0, column: str = ""
) -> Parsed[str]:
    """Return the one code a cell names; two different codes in it make it unusable."""
    cell = Cell(text, row, column)
    codes, doubts = _recognise(cell, vocabulary)
    if len(codes) > 1:
        return Parsed(None, (cell.unusable(Reason.SEVERAL_VALUES),))
    return Parsed(codes[0] if codes else None, doubts)


def parse_many(
    text: str, *, vocabulary: Vocabulary | None = None, row: int = 0, column: str = ""
) -> Parsed[tuple[str, ...]]:
    """Return the values in one cell, in the order typed, each once.

    With a vocabulary these are codes, and a word it does not know is left out with a doubt whose
    value is that word. Without one they are the words themselves, and と does not divide them.
    An empty cell, なし or 不明 gives no value and no doubt.
    """
    cell = Cell(text, row, column)
    if vocabulary is None:
        words = (narrow(one) for one in _pieces(_prepared(text), "".join(_LEVELS)))
        return Parsed(tuple(dict.fromkeys(word for word in words if not is_blank(word))))
    return Parsed(*_recognise(cell, vocabulary))


def _recognise(cell: Cell, vocabulary: Vocabulary) -> tuple[tuple[str, ...], tuple[Doubt, ...]]:
    known = {fold(word): code for code, words in vocabulary.items() for word in (code, *words)}
    codes: dict[str, None] = {}
    doubts: list[Doubt] = []
    for word in _words(_prepared(cell.text), known, level=0):
        folded = fold(word)
        code = known.get(folded, known.get(_NOTE.sub("", folded)))
        part = Cell(word.strip(), cell.row, cell.column)
        if code is None:
            doubts.append(part.unusable(Reason.UNKNOWN_WORD))
            continue
        codes[code] = None
        if folded not in known:
            doubts.append(part.doubtful(Reason.NOTE_LEFT_OUT))
    return tuple(codes), tuple(doubts)


def _words(text: str, known: Mapping[str, str], *, level: int) -> Iterator[str]:
    """Divide only as far as needed: a spelling that itself holds ・ or と stays whole."""
    if fold(text) in known or _NOTE.sub("", fold(text)) in known:
        yield text
    elif is_blank(text):
        return
    elif level < len(_LEVELS):
        for piece in _pieces(text, _LEVELS[level]):
            yield from _words(piece, known, level=level + 1)
    else:
        parts = _AND.split(text)
        yield from parts if all(fold(part) in known for part in parts) else [text]


def _pieces(text: str, separators: str) -> list[str]:
    """Split at the separators, but not inside brackets."""
    pattern = rf"(?:[^{re.escape(separators)}(（]|[(（][^)）]*[)）]|[(（])+"
    return [piece for piece in re.findall(pattern, text) if piece.strip()]


def _prepared(text: str) -> str:
    return _AND_APART.sub("、", _NUMBERS.sub("、", text))


_FOLDED_YES = frozenset(map(fold, _YES))
_FOLDED_NO = frozenset(map(fold, _NO))
