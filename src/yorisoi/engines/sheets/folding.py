"""One form for many spellings: width, kana, spaces, variant kanji; and kana readings.

Source: Unicode NFKC; the variant characters are those common in Japanese names.
"""

import re
import unicodedata

from yorisoi.engines.sheets.shape import Cell, Parsed, Reason

_KATAKANA_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_HYPHENS = dict.fromkeys(map(ord, "‐‑‒–—―−－﹣⁃₋"), "-")
_VARIANTS = str.maketrans("髙﨑邊邉齋齊斎澤濱廣國眞櫻", "高崎辺辺斉斉斉沢浜広国真桜")
_BLANK = frozenset(
    ("", "-", "ー", "--", "---", "?", "/", "x", "n/a", "なし", "無し", "無", "特になし", "とくになし",
     "特に無し", "未記入", "未定", "不明", "わからない", "空欄", "該当なし")
)  # fmt: skip
_NOT_READING = re.compile(r"[^ぁ-ゖー゛゜・ ]")


def narrow(text: str) -> str:
    """Return NFKC with every kind of hyphen as ``-`` and the ends trimmed; inner spaces stay."""
    return unicodedata.normalize("NFKC", text.translate(_HYPHENS)).translate(_HYPHENS).strip()


def fold(text: str) -> str:
    """Return the form in which two spellings of the same word are equal.

    NFKC, lower case, katakana as hiragana, no spaces, one hyphen, the common variants of kanji
    in names. For comparing only, never for showing.
    """
    folded = narrow(text).lower().translate(_KATAKANA_TO_HIRAGANA).translate(_VARIANTS)
    return "".join(folded.split())


def is_blank(text: str) -> bool:
    """Say whether a cell says nothing: empty, a dash, なし, 不明, 未記入 and their like."""
    folded = "".join(narrow(text).lower().split()).strip("()。")
    return folded in _BLANK or not folded.strip("-ー")


def parse_reading(text: str, *, row: int = 0, column: str = "") -> Parsed[str]:
    """Return a kana reading as hiragana with single spaces; kanji or Latin make it unusable."""
    cell = Cell(text, row, column)
    if is_blank(text):
        return Parsed(None)
    reading = " ".join(unicodedata.normalize("NFKC", text).split())
    reading = reading.translate(_KATAKANA_TO_HIRAGANA)
    if _NOT_READING.search(reading):
        return Parsed(None, (cell.unusable(Reason.NOT_KANA),))
    return Parsed(reading)
