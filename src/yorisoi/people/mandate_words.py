"""A supporter's mandate in words and on paper: what may be done, until when, and its code."""

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

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
    )


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
        (_("一緒にする人"), link.supporter.name),
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
            paper.Signature((_("本人："), _("一緒にする人："), _("聞いた職員："))),
        ),
    )
