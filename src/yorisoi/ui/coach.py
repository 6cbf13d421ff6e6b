"""A friendly reader beside every text that staff write: what could be easier, and how; it never blocks."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from yorisoi.engines import language
from yorisoi.ui import reading

ADVICE = {
    "long-sentence": gettext_lazy("文が長めです。二つに分けると、耳でもわかります。"),
    "many-commas": gettext_lazy("「、」が多めです。ここで文を切れるかもしれません。"),
    "passive": gettext_lazy("「れる・られる」があります。だれがするのかを書くと伝わります。"),
    "double-negative": gettext_lazy("「ない」が二つあります。「できる」「ある」で言えますか。"),
    "kanji-run": gettext_lazy("漢字が続いています。間に「の」や「を」を入れられますか。"),
    "blaming-word": gettext_lazy("責めるように聞こえることばです。どうすればよいかを書きます。"),
    "late-kanji": gettext_lazy(
        "小学校では習わない漢字です。ふりがなは付きます。やさしいことばに変えられますか。"
    ),
    "reading": gettext_lazy("読みが決まらないことばです。「ことばと読み」で確かめてください。"),
}
# So many words of one kind are named at once; more would hide the text.
N_WORDS = 5


@dataclass(frozen=True)
class Remark:
    """Something that could be easier: the letters it is about, and what to try."""

    rule: str
    text: str

    @property
    def advice(self) -> str:
        """Return what to try, as a sentence."""
        return str(ADVICE[self.rule])


def remarks(text: str) -> tuple[Remark, ...]:
    """Return what could be easier in a text, the sentences first, then its words."""
    found = [Remark(each.rule, each.text) for each in language.plain(text)]
    pieces = [each for each in reading.segments(text) if each.reading]
    late = _named(each.surface for each in pieces if each.grade == language.AFTER_SCHOOL)
    # One letter is read by what stands round it; a word of several may be a name.
    unsure = [each for each in pieces if each.is_doubtful and len(each.surface) > 1]
    doubtful = _named(f"{each.surface}（{each.reading}？）" for each in unsure)
    for rule, words in (("late-kanji", late), ("reading", doubtful)):
        found += [Remark(rule, words)] if words else []
    return tuple(found)


def _named(words: Iterator[str]) -> str:
    return "、".join(list(dict.fromkeys(words))[:N_WORDS])
