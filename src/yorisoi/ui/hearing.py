"""Words as a voice says them: with the readings that stand over them on the page."""

from collections.abc import Mapping

from yorisoi.engines import language
from yorisoi.ui import reading

# Where the readings know better than the dictionary of the voice.
_KNOWN_BETTER = ("dictionary", "names", "rule")
_HIRAGANA, _TO_KATAKANA = ("ぁ", "ゖ"), 0x60
NOTHING_SHOWN: Mapping[str, str] = {}


def as_said(text: str, shown: Mapping[str, str] = NOTHING_SHOWN) -> str:
    """Return a sentence for the voice; `shown` are words of the page with the reading over them.

    Other kanji stay, since the voice finds the melody of a sentence by its words. Raises
    LanguageError for a reading that is not kana.
    """
    usual = {(each.surface, each.reading) for each in language.ruby(text)}
    own = {word: said for word, said in shown.items() if (word, said) not in usual}
    own |= reading.own_words(text)
    return language.katakana(
        "".join(
            _in_katakana(each.reading) if each.source in _KNOWN_BETTER else each.surface
            for each in language.ruby(text, dictionary=own)
        )
    )


def _in_katakana(reading: str) -> str:
    """A reading in katakana is taken as one word; in hiragana the voice would cut it in pieces."""
    first, last = _HIRAGANA
    return "".join(
        chr(ord(each) + _TO_KATAKANA) if first <= each <= last else each for each in reading
    )
