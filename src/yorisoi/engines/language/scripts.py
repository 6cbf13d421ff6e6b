"""Which script a letter belongs to, and the one form in which texts are compared.

Units are Unicode code points. Nothing here knows any word. Source of the ranges: the Unicode
blocks Hiragana, Katakana, CJK Unified Ideographs and their extensions.
"""

import re
import unicodedata
from typing import Final

from yorisoi.engines.language.errors import LanguageError

KANJI: Final = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff々〆〇"
HAS_KANJI: Final = re.compile(f"[{KANJI}]")
KANA_ONLY: Final = re.compile("[ぁ-ゖァ-ヺーゝゞヽヾ]+")
N_LETTERS_MOST: Final = 100_000

_TO_HIRAGANA: Final = {code: code - 0x60 for code in (*range(0x30A1, 0x30F7), 0x30FD, 0x30FE)}
_TO_KATAKANA: Final = {below: above for above, below in _TO_HIRAGANA.items()}
_DROPPED_IN_FOLD: Final = re.compile(r"[\s\u00ad\u2010-\u2015\u2212\u200b-\u200d\ufeff_-]+")
_LONG_MARK_AS_HYPHEN: Final = re.compile(r"(?<=[0-9])ー(?=[0-9])")


def checked(text: str) -> str:
    """Return the text, or raise LanguageError when it is not a text or longer than 100,000 letters."""
    if not isinstance(text, str):
        raise LanguageError("expected a text", reason="not-text", place=type(text).__name__)
    if len(text) > N_LETTERS_MOST:
        raise LanguageError(f"text of {len(text)} letters is too long", reason="too-long")
    return text


def hiragana(text: str) -> str:
    """Write katakana as hiragana and leave everything else."""
    return text.translate(_TO_HIRAGANA)


def katakana_letters(text: str) -> str:
    """Write hiragana as katakana and leave everything else."""
    return text.translate(_TO_KATAKANA)


def fold(text: str) -> str:
    """Give the form in which two writings of the same thing are equal.

    NFKC, small letters, hiragana, no spaces and no hyphens: `０３ー１２３４` and `03-1234` fold to
    the same text. Folding twice changes nothing. For comparing only; keep and show what was typed.
    Raises LanguageError for what is not a text.
    """
    small = unicodedata.normalize("NFKC", checked(text)).casefold()
    bare = _DROPPED_IN_FOLD.sub("", hiragana(unicodedata.normalize("NFKC", small)))
    joined = unicodedata.normalize("NFKC", bare)
    return _LONG_MARK_AS_HYPHEN.sub("", joined)


def is_kana(text: str) -> bool:
    """Whether a text is a reading: kana and nothing else, once it is folded."""
    return bool(KANA_ONLY.fullmatch(fold(text)))
