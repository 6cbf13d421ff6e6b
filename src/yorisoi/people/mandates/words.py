"""A supporter's mandate in words and on paper: what may be done, until when, and its code."""

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from yorisoi.engines import documents as paper
from yorisoi.people import rules
from yorisoi.people.models import SupporterLink
from yorisoi.people.terms import Mandate
from yorisoi.ui.parts import Mark, State
from yorisoi.ui.words import full_day
from yorisoi.vault import keyring

N_CODE = 12


@dataclass(frozen=True)
class SupporterLine:
    """A supporter's mandate in words; one that is over can no longer be revoked."""

    link: SupporterLink
    name: str
    when: str
    terms: tuple[str, ...]
    code: str
    state: State
    is_in_force: bool
    over: str = ""

    @property
    def kinds(self) -> tuple[Mandate, ...]:
        """What may be done, as the words of the house."""
        return tuple(Mandate(each) for each in self.link.terms)


def supporter_lines(links: Iterable[SupporterLink], *, on: date) -> tuple[SupporterLine, ...]:
    """Return the mandates of a person's supporters, those that are over included."""
    return tuple(_line(link, on=on) for link in links)


def _line(link: SupporterLink, *, on: date) -> SupporterLine:
    is_in_force = rules.may_act_for(link.supporter, link, on=on)
    if is_in_force:
        state = State(Mark.DONE, _("いま一緒にできる"))
    elif link.revoked_at is None and link.since_on > on:
        state = State(Mark.HALF, _("これから"))
    else:
        state = State(Mark.STOP, _("終わった"))
    return SupporterLine(
        link=link,
        name=link.supporter.name,
        when=when(link),
        terms=terms(link),
        code=code(link),
        state=state,
        is_in_force=is_in_force or state.kind == Mark.HALF,
        over=_over(link) if state.kind == Mark.STOP else "",
    )


def _over(link: SupporterLink) -> str:
    """Return on which day a mandate that is over has ended."""
    ended_on = timezone.localdate(link.revoked_at) if link.revoked_at else link.until_on
    name = link.supporter.name
    if ended_on is None:
        return _("%(name)sさんとは、終わりました。") % {"name": name}
    return _("%(name)sさんとは、%(day)sに終わりました。") % {
        "name": name,
        "day": full_day(ended_on),
    }


def ended_lines(lines: Iterable[SupporterLine]) -> tuple[SupporterLine, ...]:
    """Return the mandates that are over, the newest of each supporter, who is not there any more."""
    known = tuple(lines)
    here = {line.link.supporter_id for line in known if line.is_in_force}
    newest: dict[int, SupporterLine] = {}
    for line in sorted(known, key=_ended_at):
        if not line.is_in_force and line.link.supporter_id not in here:
            newest[line.link.supporter_id] = line
    return tuple(reversed(newest.values()))


def _ended_at(line: SupporterLine) -> date:
    link = line.link
    at = timezone.localdate(link.revoked_at) if link.revoked_at else link.until_on
    return at or link.since_on


def wish(link: SupporterLink) -> str:
    """Return how the team reads that a person wants a supporter again; always in Japanese."""
    with translation.override("ja"):
        said = {"name": link.supporter.name, "terms": "、".join(terms(link))}
        return _("もう一度、%(name)sさんにたのみたいです。前にまかせたこと：%(terms)s") % said


def when(link: SupporterLink) -> str:
    """Return from when until when a mandate holds."""
    since = full_day(link.since_on)
    if link.until_on is None:
        return _("%(since)sから、本人がやめるまで") % {"since": since}
    return _("%(since)sから%(until)sまで") % {"since": since, "until": full_day(link.until_on)}


def terms(link: SupporterLink) -> tuple[str, ...]:
    """Return what may be done, one line a thing."""
    return tuple(str(Mandate(each).label) for each in link.terms)


def code(link: SupporterLink) -> str:
    """Return the code of a mandate: it changes with every word of it, and nobody outside can make it."""
    said = "|".join(
        (
            link.participant.code,
            link.supporter.code,
            ",".join(link.terms),
            link.since_on.isoformat(),
            link.until_on.isoformat() if link.until_on else "",
            link.made_at.isoformat(),
        )
    )
    found = hmac.new(keyring.secret("mandates"), said.encode(), hashlib.sha256).hexdigest()
    short = found[:N_CODE].upper()
    return "-".join(short[at : at + 4] for at in range(0, N_CODE, 4))


def mandate_paper(link: SupporterLink, *, place: str, notice: str = "") -> paper.Document:
    """Return the paper of a mandate: both sign it, the code ties it to the record."""
    person = link.participant
    rows = [
        (_("本人"), person.name),
        (_("支援者"), link.supporter.name),
        (_("いつ"), when(link)),
        (_("この紙の番号"), code(link)),
    ]
    if link.scope:
        rows.insert(3, (_("本人のことば"), link.scope))
    return paper.Document(
        title=_("委任の紙"),
        subject=place,
        notice=notice,
        blocks=(
            paper.Paragraph(
                _(
                    "%(person)sさんは、%(supporter)sさんに、次のことを一緒に、または代わりにすることをまかせます。"
                )
                % {"person": person.name, "supporter": link.supporter.name},
                style="lead",
            ),
            paper.Answers(tuple(rows)),
            paper.Heading(_("してよいこと")),
            paper.Bullets(terms(link) or (_("まだ決めていません"),)),
            paper.Paragraph(
                _(
                    "ここにないことは、できません。したことは、本人のページに、だれがしたか残ります。"
                )
            ),
            paper.Paragraph(
                _(
                    "本人は、いつでも、理由を言わずにやめられます。電話でも、自分のページでもできます。"
                )
            ),
            paper.Signature((_("本人："), _("支援者："), _("聞いた職員："))),
        ),
    )
