"""What the texts of a programme say of themselves: words to confirm, sentences that could be easier."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yorisoi.engines import language
from yorisoi.ui import reading
from yorisoi.ui.coach import Remark, remarks
from yorisoi.web.wording.texts import Text

# What only says that a word is read in doubt or written in late kanji is a matter of the words, not the sentence.
OF_WORDS = frozenset({"late-kanji", "reading"})
MARKS = re.compile(r"[、。！？「」（）・\s]+")


@dataclass(frozen=True)
class Doubt:
    """A word nobody has confirmed: how it would be read, and the texts in which it stands."""

    written: str
    guess: str
    texts: tuple[Text, ...]

    @property
    def example(self) -> str:
        """Return the first text with it, short enough to look at."""
        words = self.texts[0].words
        at = max(0, words.find(self.written) - 12)
        cut = words[at : at + 40].replace("\n", " ")
        return ("…" if at else "") + cut + ("…" if len(words) > at + 40 else "")

    @property
    def places(self) -> tuple[Text, ...]:
        """Return each page once on which it stands."""
        return tuple({each.href: each for each in self.texts}.values())[:3]


@dataclass(frozen=True)
class Heavy:
    """A text that could be easier, with what to try."""

    text: Text
    remarks: tuple[Remark, ...]


def doubts(texts: Iterable[Text]) -> tuple[Doubt, ...]:
    """Return the words whose reading nobody has confirmed; what stands in most texts comes first.

    A word of one letter comes with the phrase round it: confirmed alone, it would be read so inside
    every other word too.
    """
    found: dict[tuple[str, str], list[Text]] = {}
    for text in texts:
        for word in (each for line in text.words.splitlines() for each in _doubtful(line)):
            found.setdefault(word, []).append(text)
    lines = [Doubt(word, guess, tuple(where)) for (word, guess), where in found.items()]
    return tuple(sorted(lines, key=lambda each: (-len(each.texts), each.written)))


def _doubtful(words: str) -> Iterator[tuple[str, str]]:
    """Yield each word in doubt with its guess, a short one with its phrase."""
    for phrase in language.phrases(words):
        pieces = [each for each in reading.segments(phrase) if not MARKS.fullmatch(each.surface)]
        whole = "".join(each.surface for each in pieces)
        guess = language.fold("".join(each.reading or each.surface for each in pieces))
        for each in pieces:
            if each.reading and each.is_doubtful and len(each.surface) > 1:
                yield each.surface, each.reading
            elif each.reading and each.is_doubtful and len(whole) > 2 and language.is_kana(guess):
                yield whole, guess


def heavy(texts: Iterable[Text]) -> tuple[Heavy, ...]:
    """Return the texts whose sentences could be easier, those with most remarks first."""
    found = (
        Heavy(text, tuple(each for each in remarks(text.words) if each.rule not in OF_WORDS))
        for text in texts
        if not text.is_name
    )
    most = sorted((each for each in found if each.remarks), key=lambda each: -len(each.remarks))
    return tuple(most)


def sentence(*, n_texts: int, n_doubts: int, n_heavy: int) -> str:
    """Return how the texts stand, in one sentence."""
    if n_texts == 0:
        return _("参加する人が読む文は、まだありません。")
    if n_doubts == 0 and n_heavy == 0:
        return _("参加する人が読む文は、どれも読みが決まっていて、短い文です。")
    counts = {"texts": n_texts, "doubts": n_doubts, "heavy": n_heavy}
    return (
        _(
            "参加する人が読む文%(texts)sのうち、読みを確かめることばが%(doubts)s、やさしくできそうな文が%(heavy)sあります。"
        )
        % counts
    )


def confirmed(n: int) -> str:
    """Return that so many words are read as they were confirmed."""
    return ngettext("%(n)sつのことばの読みを決めました", "%(n)sつのことばの読みを決めました", n) % {
        "n": n
    }
