"""Japanese eras: first day, last day, and the year in which each counts one.

Source: 元号法 (1979) and the cabinet orders; Meiji dates before 1873 follow another calendar and
are not read here.
"""

import re
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Era:
    """One era; year ``n`` of it is the western year ``offset + n``."""

    offset: int
    first_on: date
    last_on: date


_MEIJI = Era(1867, date(1873, 1, 1), date(1912, 7, 29))
_TAISHO = Era(1911, date(1912, 7, 30), date(1926, 12, 24))
_SHOWA = Era(1925, date(1926, 12, 25), date(1989, 1, 7))
_HEISEI = Era(1988, date(1989, 1, 8), date(2019, 4, 30))
_REIWA = Era(2018, date(2019, 5, 1), date.max)

ERAS = {
    "明治": _MEIJI, "明": _MEIJI, "m": _MEIJI,
    "大正": _TAISHO, "大": _TAISHO, "t": _TAISHO,
    "昭和": _SHOWA, "昭": _SHOWA, "s": _SHOWA,
    "平成": _HEISEI, "平": _HEISEI, "h": _HEISEI,
    "令和": _REIWA, "令": _REIWA, "r": _REIWA,
}  # fmt: skip

ERA_PATTERN = "|".join(ERAS)

_DIGITS = {digit: n for n, digit in enumerate("〇一二三四五六七八九")}
_KANJI_NUMBER = re.compile(r"[〇一二三四五六七八九十]+(?=[年月日歳才回])")


def western_digits(text: str) -> str:
    """Return the text with kanji numbers before 年, 月, 日, 歳, 才, 回 as digits, and 元年 as 1年."""
    return _KANJI_NUMBER.sub(lambda found: _number(found[0]), text.replace("元年", "1年"))


def _number(kanji: str) -> str:
    if "十" not in kanji:
        return "".join(str(_DIGITS[one]) for one in kanji)
    tens, _, ones = kanji.partition("十")
    if len(tens) > 1 or len(ones) > 1 or "十" in ones:
        return kanji
    return str(_DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0))
