"""Who saw or did what with a person's record, and why: lines of the journal in plain words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yorisoi.engines import documents as paper
from yorisoi.journal.models import Entry
from yorisoi.people import queries
from yorisoi.people.models import Account, Participant
from yorisoi.people.seen.deeds import ACTS, OTHER_ACT
from yorisoi.people.terms import ConsentPurpose, ViewPurpose
from yorisoi.ui.words import clock, full_day

# What a record was opened for, where the line says so with a word of the house.
VIEWS = {
    "練習": gettext_lazy("練習を手伝うために見ました"),
    "一緒に使う": gettext_lazy("一緒に使うために見ました"),
}
# What was said to one purpose, which the line names.
CONSENTS = {
    "consent.give": gettext_lazy("「%(purpose)s」に、使っていいと言ったことを書きました"),
    "consent.withdraw": gettext_lazy("「%(purpose)s」に、使わないでと言ったことを書きました"),
}
# Done at the door with a person's card or name, before anybody had shown to be that person.
AT_THE_DOOR = frozenset({"card.miss", "device.knock"})
# Who was beside a person who came in, as a line of the journal says it.
TOGETHER = "together"
# A purpose with words of one's own: the code of the purpose, this sign, the words.
SIGN = "："


@dataclass(frozen=True)
class Seen:
    """One line of who saw or changed a record; what was done n times on a day is one line."""

    at: datetime
    who: str
    what: str
    why: str = ""
    is_by_code: bool = False
    n: int = 1

    @property
    def sentence(self) -> str:
        """Return who did what, and how often on that day."""
        said = {"who": self.who, "what": self.what, "n": self.n}
        if self.n > 1:
            return _("%(who)sが、%(what)s（%(n)s回）。") % said
        return _("%(who)sが、%(what)s。") % said

    @property
    def notes(self) -> tuple[str, ...]:
        """Return why, where a reader was asked, and that no name was seen, where none was."""
        why = _("見た理由：%(why)s") % {"why": self.why}
        code = _("名前は見ていません。番号だけ見ました。")
        return ((why,) if self.why else ()) + ((code,) if self.is_by_code else ())


def seen(entries: Sequence[Entry], *, own: Account | None = None) -> tuple[Seen, ...]:
    """Return who saw or changed a record, in plain words; the person's own acts say so."""
    names = names_in(entries)
    places = queries.organisation_names(entry.organisation for entry in entries)
    lines: list[Seen] = []
    for entry in entries:
        is_own = own is not None and entry.actor == own.code
        name = names.get(entry.actor, entry.actor)
        who = _("あなた") if is_own else called(name, places.get(entry.organisation, ""))
        if entry.act in AT_THE_DOOR:
            who = _("あなたか、ほかの人") if is_own else _("本人か、ほかの人")
        _put(
            lines,
            Seen(
                at=entry.at,
                who=who,
                what=what(entry, names),
                why=why(entry.purpose),
                is_by_code=entry.detail.get("names") is False,
            ),
        )
    return tuple(lines)


def names_in(entries: Sequence[Entry]) -> dict[str, str]:
    """Return the names of everybody who acts in these lines, or was beside somebody, by code."""
    beside = (str(entry.detail.get(TOGETHER, "")) for entry in entries)
    return queries.account_names([*(entry.actor for entry in entries), *filter(None, beside)])


def what(entry: Entry, names: Mapping[str, str]) -> str:
    """Return what was done, with whom and, where that is part of the work, what for."""
    if entry.detail.get(TOGETHER):
        with_whom = names.get(str(entry.detail[TOGETHER]), "")
        return _("%(name)sさんと一緒に、自分のページに入りました") % {"name": with_whom}
    if entry.act in CONSENTS and entry.detail.get("purpose") in ConsentPurpose.values:
        purpose = str(ConsentPurpose(str(entry.detail["purpose"])).label)
        return str(CONSENTS[entry.act]) % {"purpose": purpose}
    if entry.act == "participant.view" and "wave" in entry.detail:
        return _("質問の答えを書くために見ました")
    if entry.act == "participant.view" and entry.purpose in VIEWS:
        return str(VIEWS[entry.purpose])
    if entry.act == "participant.view" and entry.purpose:
        return _("記録を見ました")
    return str(ACTS.get(entry.act, OTHER_ACT))


def why(purpose: str) -> str:
    """Return the purpose a reader gave when asked, in the language of the page."""
    if not purpose or purpose in VIEWS:
        return ""
    code, _sign, words = purpose.partition(SIGN)
    if code not in ViewPurpose.values:
        return purpose
    if code == ViewPurpose.OTHER and words:
        return words
    label = str(ViewPurpose(code).label)
    return _("%(purpose)s（%(words)s）") % {"purpose": label, "words": words} if words else label


def called(name: str, place: str) -> str:
    """Return how somebody is called who did something: the organisation and the work name."""
    if not place:
        return _("%(name)sさん") % {"name": name}
    return _("%(place)sの%(name)sさん") % {"place": place, "name": name}


def seen_paper(participant: Participant, lines: Sequence[Seen]) -> paper.Document:
    """Return who looked, newest first, as a paper in the person's own format."""
    return paper.Document(
        title=_("だれが見たか"),
        kicker=_("%(name)sさんの記録") % {"name": participant.name},
        subject=participant.municipality.name,
        blocks=seen_blocks(lines),
    )


def seen_blocks(lines: Sequence[Seen]) -> tuple[paper.Block, ...]:
    """Return who looked as parts of a paper: when, and what was done."""
    rows = tuple(
        (
            _("%(day)s %(time)s")
            % {
                "day": full_day(timezone.localdate(line.at)),
                "time": clock(timezone.localtime(line.at)),
            },
            " ".join((line.sentence, *line.notes)),
        )
        for line in lines
    )
    return (paper.Answers(rows),) if rows else (paper.Paragraph(_("まだ、だれも見ていません。")),)


def _put(lines: list[Seen], line: Seen) -> None:
    """Add a line, or count it to the one that says the same of the same day."""
    said = _said(line)
    for place, known in enumerate(lines):
        if _said(known) == said:
            lines[place] = replace(known, n=known.n + 1)
            return
    lines.append(line)


def _said(line: Seen) -> tuple[str, str, str, bool, date]:
    return (line.who, line.what, line.why, line.is_by_code, timezone.localdate(line.at))
