"""The team in words: who does what where, comes in with what, and what can be done about it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.entrance.staff import rules
from yorisoi.entrance.staff.farewells import Farewell
from yorisoi.entrance.staff.queries import Member
from yorisoi.entrance.staff.rules import Ways
from yorisoi.people.models import Membership
from yorisoi.programme import road, seats
from yorisoi.programme.doors import Desk
from yorisoi.ui.words import listed, moment


@dataclass(frozen=True)
class PartLine:
    """One part of a person in the team: role, which programmes it opens, whether that can change."""

    number: int
    role: str
    opens: str
    may_change: bool


@dataclass(frozen=True)
class MemberLine:
    """One person of the team and what the reader may do about them."""

    code: str
    name: str
    parts: tuple[PartLine, ...]
    ways: str
    kind: str
    word: str
    asked_by: str
    is_elsewhere: bool
    may_invite: bool
    may_ask: bool
    may_confirm: bool
    may_drop: bool
    may_dismiss: bool

    @property
    def roles(self) -> str:
        """What this person is here, all of it."""
        return listed(each.role for each in self.parts)

    @property
    def has_deeds(self) -> bool:
        """Whether there is a button for this person."""
        may_renew = self.may_ask or self.may_confirm or self.may_drop
        return self.may_invite or may_renew or self.may_dismiss


@dataclass(frozen=True)
class Group:
    """The people of one organisation."""

    name: str
    lines: tuple[MemberLine, ...]


def team(members: Iterable[Member], *, desk: Desk, mine: seats.Grants) -> tuple[Group, ...]:
    """Return the team by organisation; who has parts in two stands under each."""
    found: dict[str, list[MemberLine]] = {}
    for member in members:
        by_place: dict[str, list[Membership]] = {}
        for each in member.memberships:
            by_place.setdefault(each.organisation.name, []).append(each)
        for name, parts in by_place.items():
            found.setdefault(name, []).append(_line(member, parts, desk=desk, mine=mine))
    return tuple(Group(name, tuple(lines)) for name, lines in found.items())


def kept_out(
    members: Iterable[Member], *, desk: Desk, mine: seats.Grants
) -> tuple[MemberLine, ...]:
    """Return who is of the same organisations and comes into other programmes of the reader's only."""
    lines = []
    for member in members:
        parts = [
            each
            for each in member.elsewhere
            if rules.may_change_reach(mine, each, here=desk.programme)
        ]
        if parts and not member.memberships:
            lines.append(_line(member, parts, desk=desk, mine=mine))
    return tuple(lines)


def _line(member: Member, parts: list[Membership], *, desk: Desk, mine: seats.Grants) -> MemberLine:
    account, renewal = member.account, member.renewal
    is_self = account == desk.account
    may_dismiss = not is_self and rules.may_let_out(desk.permissions, member.memberships)
    is_own = rules.may_replace_keys(mine, (*member.memberships, *member.elsewhere))
    may_renew = may_dismiss and is_own
    kind, word = _state(member)
    return MemberLine(
        code=account.code,
        name=account.name,
        parts=tuple(
            PartLine(
                number=each.pk,
                role=str(each.get_role_display()),
                opens=opens(each, mine=mine),
                may_change=not is_self and rules.may_change_reach(mine, each, here=desk.programme),
            )
            for each in parts
        ),
        ways=in_words(member.ways),
        kind=kind,
        word=word,
        asked_by=renewal.asked_by.name if renewal else "",
        is_elsewhere=may_dismiss and not is_own,
        may_invite=may_renew and not member.ways.asks_more_than_a_password,
        may_ask=may_renew and member.ways.asks_more_than_a_password and renewal is None,
        may_confirm=may_renew and renewal is not None and renewal.asked_by != desk.account,
        may_drop=may_renew and renewal is not None,
        may_dismiss=may_dismiss,
    )


def opens(membership: Membership, *, mine: seats.Grants) -> str:
    """Return which programmes a part in the team opens; those the reader has no part in have no name."""
    opened = seats.reach(membership)
    if opened.is_all:
        return _("全部の事業")
    named = [road.called(each) for each in opened.programmes if each in mine.here]
    others = [_("ほかの事業")] if len(named) < len(opened.programmes) else []
    return _("%(programmes)sだけ") % {"programmes": listed([*named, *others])}


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
