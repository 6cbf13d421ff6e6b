"""How each scale is answered, what an answer scores, and when somebody has got there.

Scores only put answers in order. Stages of behaviour: Prochaska and DiClemente, in the order of
the ministry's health guidance; the wording about smartphones is ours. How often: as in `ties`.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from yorisoi.stages.courses.terms import Help
from yorisoi.stages.effects.terms import Scale
from yorisoi.stages.ties.terms import Frequency

# The person was asked and would rather not say: kept as an answer, counted as not known.
DECLINED = "declined"
LARGEST_NUMBER = 1000


@dataclass(frozen=True)
class Choice:
    """One way to answer: its value, its words, its place in the order."""

    value: str
    words: object
    score: int


CHOICES: dict[str, tuple[Choice, ...]] = {
    Scale.YES_NO: (Choice("yes", _("はい"), 1), Choice("no", _("いいえ"), 0)),
    Scale.HELP: (
        Choice(Help.ALONE, _("ひとりでできる"), 3),
        Choice(Help.WORDS, _("ことばで教えてもらうとできる"), 2),
        Choice(Help.HANDS, _("手をそえてもらうとできる"), 1),
        Choice(Help.NOT_TRIED, _("まだ、していない"), 0),
    ),
    Scale.STAGE: (
        Choice("1", _("はじめるつもりはない"), 1),
        Choice("2", _("半年のうちに、はじめたい"), 2),
        Choice("3", _("1か月のうちに、はじめたい。たまにしている"), 3),
        Choice("4", _("している（半年より短い）"), 4),
        Choice("5", _("半年より長く、つづけている"), 5),
    ),
    Scale.OFTEN: (
        Choice(Frequency.WEEKLY, Frequency.WEEKLY.label, 3),
        Choice(Frequency.MONTHLY, Frequency.MONTHLY.label, 2),
        Choice(Frequency.RARELY, Frequency.RARELY.label, 1),
        Choice(Frequency.NEVER, Frequency.NEVER.label, 0),
    ),
    Scale.NUMBER: (),
}
# The score from which somebody has got there; a number has no such point.
REACHED: dict[str, int] = {Scale.YES_NO: 1, Scale.HELP: 3, Scale.STAGE: 4, Scale.OFTEN: 3}


def is_answer(scale: str, value: str) -> bool:
    """Whether a value answers a question of this scale."""
    if value == DECLINED:
        return True
    if scale == Scale.NUMBER:
        return value.isascii() and value.isdigit() and int(value) <= LARGEST_NUMBER
    return value in {choice.value for choice in CHOICES[scale]}


def score(scale: str, value: str) -> int | None:
    """Return the score of an answer; None for no answer and for one that was declined."""
    if not value or value == DECLINED:
        return None
    if scale == Scale.NUMBER:
        return int(value)
    return next((each.score for each in CHOICES[scale] if each.value == value), None)


def words(scale: str, value: str) -> str:
    """Return an answer as it was read."""
    if value == DECLINED:
        return str(_("答えたくない"))
    return next((str(each.words) for each in CHOICES[scale] if each.value == value), value)


def scale_of(text: str) -> str | None:
    """Return the scale somebody named in a sheet, by its code or its words; None for neither."""
    for scale in Scale:
        if text.strip() in (scale.value, str(scale.label)):
            return scale.value
    return None
