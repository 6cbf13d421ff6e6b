"""Six small rules for words whose reading depends on their neighbours.

Each rule looks at one word among its neighbours and gives a reading, or None when it has nothing
to say. Source: errors found in our own reading test; measured in tests/engines/language.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from yorisoi.engines.language.reader import Token

_DIRECTIONS: Final = frozenset(
    [
        "右",
        "左",
        "上",
        "下",
        "前",
        "後",
        "後ろ",
        "東",
        "西",
        "南",
        "北",
        "奥",
        "側",
        "外",
        "内",
        "中",
        "手前",
        "駅",
        "窓",
        "出口",
        "入口",
        "先",
        "横",
        "隣",
        "逆",
        "反対",
    ]
)
_PRAISE: Final = (
    "いい",
    "よい",
    "良い",
    "よかっ",
    "便利",
    "早い",
    "楽",
    "安い",
    "多い",
    "簡単",
    "安心",
)
_LONELY: Final = frozenset(["道", "所", "場所", "夜", "部屋", "公園", "通り", "町", "家"])
_COPULA: Final = frozenset(["で", "です", "だ", "でし", "だっ", "の", "と"])

Rule = Callable[[tuple[Token, ...], int], str | None]


def corrected(words: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words, with the readings that a rule knows better."""
    return tuple(_corrected_at(words, place) for place in range(len(words)))


def _corrected_at(words: tuple[Token, ...], place: int) -> Token:
    """The word at the place, after the first rule that applies to its surface."""
    rule = _RULES.get(words[place].surface)
    reading = rule(words, place) if rule else None
    return replace(words[place], reading=reading, source="rule") if reading else words[place]


def _person_or_direction(words: tuple[Token, ...], place: int) -> str | None:
    """方 is かた for people, ほう for directions and comparisons."""
    after = _surfaces(words, place + 1, place + 3)
    if after[0] == "が" and after[1].startswith(_PRAISE):
        return "ほう"
    if _surface(words, place - 1) == "の":
        return "ほう" if _surface(words, place - 2) in _DIRECTIONS else "かた"
    if place > 0 and words[place - 1].kind in {"動詞", "助動詞", "形容詞"}:
        return "かた"
    return None


def _metropolis(words: tuple[Token, ...], place: int) -> str | None:
    """都 alone is the metropolitan government, と; みやこ is not a word of our texts."""
    return "と"


def _what(words: tuple[Token, ...], place: int) -> str | None:
    """何 is なん before です, で, の, と and before counters, else なに."""
    following = _surface(words, place + 1)
    if following in _COPULA:
        return "なん"
    return None


def _popularity(words: tuple[Token, ...], place: int) -> str | None:
    """人気のない道 has no people, ひとけ; 人気のないアプリ is not liked, にんき."""
    after = _surfaces(words, place + 1, place + 4)
    lonely = (
        after[0] in {"の", "が"} and after[1].startswith(("ない", "なく")) and after[2] in _LONELY
    )
    return "ひとけ" if lonely else None


def _market(words: tuple[Token, ...], place: int) -> str | None:
    """市場 one can walk into is いちば; the one that is studied is しじょう."""
    after = _surfaces(words, place + 1, place + 3)
    if after in {
        ("の", "中"),
        ("の", "お店"),
        ("へ", "行き"),
        ("へ", "行っ"),
        ("に", "行き"),
        ("に", "行っ"),
    }:
        return "いちば"
    return None


def _becomes_free(words: tuple[Token, ...], place: int) -> str | None:
    """空く of a seat, a place or a window is あく; すく only of a stomach or a train."""
    before = _surface(words, place - 2)
    return None if before in {"おなか", "お腹", "腹", "電車", "道"} else "あく"


def _surface(words: tuple[Token, ...], place: int) -> str:
    """What stands at the place, "" outside the text."""
    return words[place].surface if 0 <= place < len(words) else ""


def _surfaces(words: tuple[Token, ...], start: int, end: int) -> tuple[str, ...]:
    """What stands from start to before end, "" outside the text."""
    return tuple(_surface(words, place) for place in range(start, end))


_RULES: Final[dict[str, Rule]] = {
    "方": _person_or_direction,
    "都": _metropolis,
    "何": _what,
    "人気": _popularity,
    "市場": _market,
    "空く": _becomes_free,
}
