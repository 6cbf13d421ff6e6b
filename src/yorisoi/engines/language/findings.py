"""What makes a Japanese sentence hard: places and reason codes, never a sentence for the screen.

Six rules of やさしい日本語. Known false findings: れる, られる is also polite or possible, so say
that it may be passive. Source: 文化庁・出入国在留管理庁 ガイドライン (2020); notes on accessibility.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from yorisoi.engines.language.reader import tokens
from yorisoi.engines.language.scripts import KANJI, checked

N_LETTERS_IN_SENTENCE: Final = 40
N_COMMAS_IN_SENTENCE: Final = 2
_SENTENCE: Final = re.compile(r"[^。！？!?\n]+")
_KANJI_RUN: Final = re.compile(f"[{KANJI}]{{5,}}")
_BLAMING: Final = re.compile("不正|無効|エラー")
_DOUBLE_NEGATIVE: Final = re.compile(
    "(?:ない|なく|ず)(?:わけ|こと|もの|の|に)?(?:では|じゃ|は|も|が|には)(?:い)?(?:ない|なく|ありません|いられ|おれ|いません)"
    "|なく[はも](?:ない|ありません)|なし(?:では|に[は]?).{0,6}(?:ない|ません)"
)
_PASSIVE: Final = frozenset({"れる", "られる", "せられる", "される"})
_BEING: Final = frozenset({"い", "居"})
_JAPANESE_RUN: Final = re.compile(f"[ぁ-ゖァ-ヺー{KANJI}、]+")


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that makes a text hard.

    place: where it begins, in letters from the start; rule: long-sentence, many-commas, passive,
    double-negative, kanji-run or blaming-word; text: the letters it is about.
    """

    place: int
    rule: str
    text: str


def plain(text: str) -> tuple[Finding, ...]:
    """Find what is hard in a text, in reading order; nothing found means nothing to mend.

    Raises LanguageError for a text that is none or longer than 100,000 letters.
    """
    return _plain(checked(text))


@lru_cache(maxsize=2048)
def _plain(text: str) -> tuple[Finding, ...]:
    """All findings of the six rules."""
    found = [*_sentences(text), *_passives(text)]
    for rule, pattern in (
        ("double-negative", _DOUBLE_NEGATIVE),
        ("kanji-run", _KANJI_RUN),
        ("blaming-word", _BLAMING),
    ):
        found += [Finding(at.start(), rule, at[0]) for at in pattern.finditer(text)]
    return tuple(sorted(found))


def _sentences(text: str) -> Iterator[Finding]:
    """Sentences of more than 40 letters or with three commas and more."""
    for found in _SENTENCE.finditer(text):
        sentence = found[0].strip()
        place = found.start() + len(found[0]) - len(found[0].lstrip())
        if len(sentence) > N_LETTERS_IN_SENTENCE:
            yield Finding(place, "long-sentence", sentence)
        if sentence.count("、") > N_COMMAS_IN_SENTENCE:
            yield Finding(place, "many-commas", sentence)


def _passives(text: str) -> Iterator[Finding]:
    """Verbs with れる or られる; some of them only mean can, or are polite."""
    for run in _JAPANESE_RUN.finditer(text):
        place, verb = run.start(), ""
        for token in tokens(run[0]):
            if token.lemma in _PASSIVE and token.kind == "動詞" and verb:
                yield Finding(place - len(verb), "passive", verb + token.surface)
            verb = (
                token.surface
                if token.kind in {"動詞", "名詞"} and token.surface not in _BEING
                else ""
            )
            place += len(token.surface)
