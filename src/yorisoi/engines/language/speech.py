"""Text for the ear: words in Latin letters written in katakana, as the ministry's readable teaching text has them.

LINE becomes ライン, Wi-Fi ワイファイ, 40% 40パーセント, 13時〜15時 13時から15時. Addresses of the web
and of mail stay. Source: 総務省 デジタル活用支援 read-aloud editions (words of devices in katakana).
"""

import re
from functools import lru_cache
from typing import Final

from yorisoi.engines.language.reader import spoken
from yorisoi.engines.language.scripts import checked, katakana_letters
from yorisoi.engines.language.words import loanword_key, loanwords

_LETTERS: Final = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        [
            "エー",
            "ビー",
            "シー",
            "ディー",
            "イー",
            "エフ",
            "ジー",
            "エイチ",
            "アイ",
            "ジェー",
            "ケー",
            "エル",
            "エム",
            "エヌ",
            "オー",
            "ピー",
            "キュー",
            "アール",
            "エス",
            "ティー",
            "ユー",
            "ブイ",
            "ダブリュー",
            "エックス",
            "ワイ",
            "ゼット",
        ],
        strict=True,
    )
)
_SIGNS: Final = {"%": "パーセント", "℃": "ど", "&": "アンド", "@": "アットマーク", "+": "プラス"}
_FULL_WIDTH: Final = {
    code: code - 0xFEE0
    for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), 0xFF05)
}
_ADDRESS: Final = (
    r"https?://[!-~]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:[a-z0-9-]+\.)+(?:jp|com|org|net)\b[!-~]*"
    r"|(?<![!-~])/(?:[a-z0-9-]+/)+[!-~]*"
)
# A number of the house with letters in it (P-C7K2A4): spelled, never read as words.
_CODE: Final = r"(?-i:(?<![A-Za-z0-9])[A-Z]{1,2}-(?=[A-Z0-9]*[0-9])[A-Z0-9]{4,12}(?![A-Za-z0-9]))"
_WORD: Final = r"[A-Za-z]+(?:[-'’][A-Za-z]+)*"
_READABLE_LENGTH: Final = 1.4


def katakana(text: str) -> str:
    """Write out what a voice would stumble over; kana, kanji and figures stay as they are.

    Raises LanguageError for a text that is none or longer than 100,000 letters.
    """
    narrow = checked(text).translate(_FULL_WIDTH)
    spoken_words = _words().sub(lambda found: _said(found), narrow)
    return re.sub(r"(?<=[0-9日時分円人歳月年回階ト])[〜～~](?=[0-9])", "から", spoken_words)


@lru_cache(maxsize=1)
def _words() -> re.Pattern[str]:
    """An address, a code, a word of two parts we know (Google Play), a word, a sign after a figure."""
    paired = "Google Play|LINE WORKS|App Store"
    return re.compile(
        rf"(?P<address>{_ADDRESS})|(?P<code>{_CODE})|(?P<word>{paired}|{_WORD})|(?P<sign>(?<=[0-9])[%℃]|[&@+])",
        re.ASCII | re.IGNORECASE,
    )


def _said(found: re.Match[str]) -> str:
    """What to say for an address, a word or a sign."""
    if found["address"]:
        return found["address"]
    if found["sign"]:
        return _SIGNS[found["sign"]]
    if found["code"]:
        return _spelled(found["code"].replace("-", "の"))
    return _word(found["word"])


@lru_cache(maxsize=2048)
def _word(word: str) -> str:
    """A word in Latin letters as it is said: from the list, else as Open JTalk reads it, else spelled."""
    known = loanwords().get(loanword_key(word))
    if known:
        return known
    reading = "" if word.isupper() else katakana_letters(spoken(word))
    if 0 < len(reading) <= _READABLE_LENGTH * len(word):
        return reading
    return _spelled("".join(each for each in word if each.isalpha()))


def _spelled(text: str) -> str:
    """Letter by letter; figures and kana stay."""
    return "".join(_LETTERS.get(each.lower(), each) for each in text)
