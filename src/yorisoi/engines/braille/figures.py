"""Figures: written with the number sign and as they are, their counters in kana, native counts in kana.

12月 is ⠼12ガツ, 10分 ⠼10プン, 1人 ヒトリ, 12月1日 ends in ツイタチ. Source: 日本点字表記法 2018年版,
chapter 2 (数字): what is read with native words is written in kana.
"""

import re
from typing import Final

from yorisoi.engines.braille import cells
from yorisoi.engines.braille.words import spelled

NATIVE: Final = dict(
    zip(
        "123456789",
        [
            "ヒトツ",
            "フタツ",
            "ミッツ",
            "ヨッツ",
            "イツツ",
            "ムッツ",
            "ナナツ",
            "ヤッツ",
            "ココノツ",
        ],
        strict=True,
    )
)
_ONES: Final = (
    ("レイ", "ゼロ"), ("イチ", "イッ"), ("ニ",), ("サン",), ("ヨン", "ヨ", "シ"), ("ゴ",), ("ロク", "ロッ"),
    ("ナナ", "シチ"), ("ハチ", "ハッ"), ("キュウ", "ク"),
)  # fmt: skip
_TENS: Final = ("ジュウ", "ジュッ", "ジッ")
_HUNDREDS: Final = ("ヒャク", "ヒャッ", "ビャク", "ビャッ", "ピャク", "ピャッ")


def counter_of(figure: str, reading: str) -> str | None:
    """The kana of the counter in the reading of a figure with its counter, None where it is native.

    `10`, `ジュップン` is プン; `1`, `ツイタチ` is None: there the whole is written in kana.
    """
    digits = figure.replace(",", "").partition(".")
    last = digits[2] or digits[0]
    for start in _starts(last, is_decimal=bool(digits[1])):
        found = re.match(start, reading)
        if found and found.end() < len(reading) and reading[found.end()] != "ッ":
            return spelled(reading[found.end() :])
    return None


def _starts(last: str, *, is_decimal: bool) -> list[str]:
    """How the reading of the figure may begin, the longest first."""
    number = int(last[-2:])
    ones = "|".join(_ONES[number % 10]) if number % 10 else ""
    tens = "|".join(_TENS)
    if is_decimal or int(last) > 99:
        end = f"(?:{ones})" if ones else f"(?:{tens}|{'|'.join(_HUNDREDS)}|セン|ゼン|マン)"
        return [rf".*{end}"]
    if number < 10:
        return [f"(?:{'|'.join(_ONES[number])})"]
    lead = f"(?:{'|'.join(_ONES[number // 10])})?" if number >= 20 else ""
    return [f"{lead}(?:{tens}){f'(?:{ones})' if ones else ''}"]


def figure_cells(figure: str) -> str:
    """The cells of a figure: the sign once, the decimal point ⠂, the mark of thousands ⠄."""
    table = cells.FIGURES | {".": "⠂", ",": "⠄"}
    return cells.NUMBER_SIGN + "".join(table[letter] for letter in figure)
