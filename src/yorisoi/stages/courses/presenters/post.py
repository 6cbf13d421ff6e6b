"""The letters of a course as lines of a page: who, which result, which form, told when."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from yorisoi.people.terms import ChannelKind, HandoutFormat
from yorisoi.stages.courses.models import Application

# In which form a letter is written for somebody who reads in a certain way.
FORMS: Mapping[str, str] = {
    HandoutFormat.STANDARD: "pdf",
    HandoutFormat.LARGE: "large.pdf",
    HandoutFormat.RUBY: "ruby.pdf",
    HandoutFormat.SPEECH: "txt",
    HandoutFormat.BRAILLE: "brf",
}


@dataclass(frozen=True)
class LetterLine:
    """One person to be told."""

    code: str
    name: str
    reading: str
    result: str
    handout: str
    channel: str
    papers: tuple[tuple[str, str, str], ...]
    sent_at: datetime | None
    is_chosen: bool


@dataclass(frozen=True)
class Pile:
    """All letters of one form: printed together, in the right size."""

    handout: str
    name: str
    form: str
    n: int
    n_open: int
    note: str


def letter_lines(
    applications: Iterable[Application], *, sent: Mapping[str, datetime], chosen: set[str]
) -> tuple[LetterLine, ...]:
    """Return the lines; papers are (kind, form, words) that fit the person's format and channel."""
    return tuple(
        LetterLine(
            code=each.code,
            name=each.participant.name,
            reading=_reading(each),
            result=_result(each),
            handout=str(each.participant.get_handout_format_display()),
            channel=str(each.participant.get_channel_display()),
            papers=_papers(each),
            sent_at=sent.get(each.code),
            is_chosen=each.code in chosen,
        )
        for each in applications
    )


def piles(applications: Iterable[Application], *, sent: Mapping[str, datetime]) -> tuple[Pile, ...]:
    """Return how many letters are printed in which form, and how many of them nobody told yet."""
    everybody = list(applications)
    counted = Counter(each.participant.handout_format for each in everybody)
    still_open = Counter(
        each.participant.handout_format for each in everybody if each.code not in sent
    )
    return tuple(
        Pile(
            handout=each.value,
            name=str(each.label),
            form=FORMS[each],
            n=counted[each],
            n_open=still_open[each],
            note=_pile_note(each),
        )
        for each in HandoutFormat
        if counted[each]
    )


def _pile_note(handout: HandoutFormat) -> str:
    if handout == HandoutFormat.BRAILLE:
        return _("自動点訳です。点字を読む人が確かめてから送ってください。")
    return ""


def _reading(application: Application) -> str:
    who = application.participant
    return who.reading if who.reading != who.name else ""


def _result(application: Application) -> str:
    words = str(application.get_state_display())
    if application.waiting_position is None:
        return words
    return _("%(words)s %(n)s番目") % {"words": words, "n": application.waiting_position}


def _papers(application: Application) -> tuple[tuple[str, str, str], ...]:
    who = application.participant
    is_braille = who.handout_format == HandoutFormat.BRAILLE
    words = _("自動点訳") if is_braille else _("手紙")
    letter = ("letter", FORMS[who.handout_format], words)
    extra = {
        ChannelKind.PHONE: ("phone", "html", _("電話で話すこと")),
        ChannelKind.FAX: ("fax", "pdf", _("FAX送り状")),
        ChannelKind.MAIL: ("mail", "txt", _("メールの文")),
        ChannelKind.LINE: ("line", "line.txt", _("LINEの文")),
    }.get(ChannelKind(who.channel))
    return (letter, extra) if extra else (letter,)
