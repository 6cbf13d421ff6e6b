"""The team in words: who does what, comes in with what, and what can be done about it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.entrance.staff import rules
from yorisoi.entrance.staff.farewells import Farewell
from yorisoi.entrance.staff.queries import Member
from yorisoi.entrance.staff.rules import Ways
from yorisoi.programme.doors import Desk
from yorisoi.ui.words import listed, moment


@dataclass(frozen=True)
class MemberLine:
    """One person of the team and what the reader may do about them."""

    code: str
    name: str
    part: str
    ways: str
    kind: str
    word: str
    asked_by: str
    may_invite: bool
    may_ask: bool
    may_confirm: bool
    may_drop: bool
    may_dismiss: bool


def member_line(member: Member, *, desk: Desk) -> MemberLine:
    """Return one person of the team in words."""
    account, renewal = member.account, member.renewal
    is_self = account == desk.account
    may_change = not is_self and all(
        rules.may_admit(desk.permissions, kind=each.organisation.kind, role=each.role)
        for each in member.memberships
    )
    kind, word = _state(member)
    return MemberLine(
        code=account.code,
        name=account.name,
        part=listed(f"{m.organisation.name}　{m.get_role_display()}" for m in member.memberships),
        ways=in_words(member.ways),
        kind=kind,
        word=word,
        asked_by=renewal.asked_by.name if renewal else "",
        may_invite=may_change and not member.ways.asks_more_than_a_password,
        may_ask=may_change and member.ways.asks_more_than_a_password and renewal is None,
        may_confirm=may_change and renewal is not None and renewal.asked_by != desk.account,
        may_drop=may_change and renewal is not None,
        may_dismiss=may_change,
    )


@dataclass(frozen=True)
class GoneLine:
    """Somebody who was let out lately."""

    name: str
    part: str
    note: str


def gone(found: Iterable[Farewell]) -> tuple[GoneLine, ...]:
    """Return in words who was let out, when and by whom."""
    return tuple(
        GoneLine(
            name=each.name,
            part=f"{each.organisation}　{each.role}",
            note=_("%(when)s、%(by)sさんが外しました")
            % {"when": moment(timezone.localtime(each.at)), "by": each.by},
        )
        for each in found
    )


def _state(member: Member) -> tuple[str, str]:
    if member.renewal is not None:
        return "half", _("作り直しを確かめているところ")
    if member.ways.is_enough:
        return "done", _("入れます")
    if member.invitation is not None:
        return "now", _("リンクを渡してあります")
    return "none", _("まだ入れません")


def in_words(ways: Ways) -> str:
    """Return with what somebody comes in."""
    found = []
    if ways.n_passkeys:
        found.append(_("指や顔（機器%(n)s台）") % {"n": ways.n_passkeys})
    if ways.has_password:
        found.append(_("パスワード"))
    if ways.has_app:
        found.append(_("アプリの番号"))
    if ways.n_numbers:
        found.append(_("紙の番号（残り%(n)s）") % {"n": ways.n_numbers})
    return listed(found) if found else _("入り方は、まだありません")
