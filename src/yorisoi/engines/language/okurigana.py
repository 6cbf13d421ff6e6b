"""Where the kanji of a word end and its kana begin: 寄り添う is 寄 よ, り, 添 そ, う."""

import re
from collections.abc import Iterator
from functools import lru_cache

from yorisoi.engines.language.scripts import HAS_KANJI, KANJI, hiragana

_PARTS = re.compile(f"[{KANJI}ヶヵ]+|[^{KANJI}ヶヵ]+")


def split(surface: str, *, reading: str) -> Iterator[tuple[str, str]]:
    """Yield (piece, reading) with "" for kana; the whole word at once where it cannot be cut."""
    parts = _PARTS.findall(surface)
    matched = _pattern(surface).fullmatch(reading)
    if matched is None or len(parts) == 1:
        yield surface, reading if HAS_KANJI.search(surface) else ""
        return
    groups = iter(matched.groups())
    for part in parts:
        yield part, next(groups) if _PARTS.match(part) and _is_kanji(part) else ""


@lru_cache(maxsize=4096)
def _pattern(surface: str) -> re.Pattern[str]:
    """A pattern of the reading: kana stand for themselves, kanji for at least one kana each group."""
    pieces = [
        "(.+?)" if _is_kanji(part) else re.escape(hiragana(part))
        for part in _PARTS.findall(surface)
    ]
    return re.compile("".join(pieces))


def _is_kanji(part: str) -> bool:
    """Whether the part is a group of kanji (ヶ counts, as in 鶴ヶ島)."""
    return bool(HAS_KANJI.match(part)) or part[0] in "ヶヵ"
