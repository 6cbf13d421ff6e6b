"""Let people into a team and out of it; a lost factor takes two to replace."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from yorisoi.entrance import sessions
from yorisoi.entrance.staff import rules
from yorisoi.entrance.staff.actions import factors, invitations
from yorisoi.entrance.staff.models import Renewal
from yorisoi.entrance.staff.queries import Member
from yorisoi.journal import actions as journal
from yorisoi.people import actions as people
from yorisoi.people.models import Account, Membership, Organisation
from yorisoi.people.terms import Role
from yorisoi.programme import seats
from yorisoi.programme.models import Programme


class TakesTwo(Exception):
    """Who asked, or whom it is about, cannot confirm."""


class Oneself(Exception):
    """Nobody takes themselves out of the team, renews their own factors, or widens what they see."""


class NotTheirs(Exception):
    """Who gives a role may not give it in every programme that was asked for."""


@dataclass(frozen=True)
class Newcomer:
    """Who is to join the team, as what, and in which programmes; None means all, also those to come."""

    code: str
    name: str
    organisation: Organisation
    role: Role
    programmes: tuple[Programme, ...] | None = None


@transaction.atomic
def admit(*, by: Account, newcomer: Newcomer) -> str:
    """Open an account for a newcomer, or again for who was let out; return the token of the first link."""
    account = Account.objects.filter(code=newcomer.code, is_active=False).first()
    if account is None:
        account = people.open_account(code=newcomer.code, name=newcomer.name)
    else:
        account.is_active, account.name = True, newcomer.name
        account.save(update_fields=["is_active", "name"])
        journal.write(by=by, act="account.reopen", about=account)
    membership = people.join(
        by=by, account=account, organisation=newcomer.organisation, role=Role(newcomer.role)
    )
    _check(by, membership, newcomer.programmes)
    if newcomer.programmes is not None:
        seats.limit(by=by, membership=membership, to=newcomer.programmes)
    return invitations.invite(by=by, account=account)


@transaction.atomic
def open_programmes(
    *, by: Account, membership: Membership, programmes: Collection[Programme] | None
) -> Membership:
    """Let a membership open these programmes, or with None all of its organisation, also those to come.

    Programmes in which `by` may not give this role stay as they were. Raises NotTheirs where `by` may
    not give what was asked for, and Oneself for their own membership.
    """
    if membership.account_id == by.pk:
        raise Oneself(f"{by.code}: expected somebody else")
    found = seats.locked(membership)
    own = _check(by, found, programmes)
    if programmes is None:
        return seats.widen(by=by, membership=found)
    return seats.limit(by=by, membership=found, to=[*programmes, *_others(own, found)])


def _check(
    by: Account, membership: Membership, programmes: Collection[Programme] | None
) -> seats.Reach:
    """Return in which programmes `by` may give a membership; raise NotTheirs for any other one."""
    own = _own(by, membership)
    asked = seats.Reach(tuple(programmes or ()), is_all=False)
    if programmes is None:
        carried = seats.carried(organisation=membership.organisation)
        asked = seats.Reach(tuple(carried), is_all=True)
    if not own.holds(asked):
        raise NotTheirs(f"{by.code}: expected programmes in which they may give {membership.role}")
    return own


def _own(by: Account, membership: Membership) -> seats.Reach:
    kind = membership.organisation.kind
    return rules.may_give_in(seats.grants(by), kind=kind, role=membership.role)


def _others(own: seats.Reach, membership: Membership) -> list[Programme]:
    """Return what a membership opens beyond the programmes in which somebody decides."""
    opened = seats.reach(membership).programmes
    return [each for each in opened if each not in own.programmes]


@transaction.atomic
def dismiss(*, by: Account, member: Member) -> Account:
    """Let somebody out of the team: roles, links and sessions end at once; what they wrote stays.

    Programmes in which `by` has no say keep them.
    """
    account = member.account
    if account == by:
        raise Oneself(f"{by.code}: expected somebody else")
    for membership in member.memberships:
        found = seats.locked(membership)
        others = _others(_own(by, found), found)
        if others:
            seats.limit(by=by, membership=found, to=others)
            continue
        journal.write(
            by=by,
            act="membership.leave",
            about=account,
            detail={"organisation": membership.organisation.code, "role": membership.role},
        )
        membership.delete()
    invitations.withdraw(by=by, account=account)
    sessions.end(by=by, account=account, why=sessions.DISMISSED)
    if not account.memberships.exists() and not hasattr(account, "participant"):
        factors.remove_all(by=by, account=account)
        account.is_active = False
        account.save(update_fields=["is_active"])
        journal.write(by=by, act="account.close", about=account)
    return account


@transaction.atomic
def ask_renewal(*, by: Account, account: Account) -> Renewal:
    """Ask that somebody who lost every way of coming in may begin anew; a second member confirms."""
    if account == by:
        raise Oneself(f"{by.code}: expected somebody else")
    found, is_new = Renewal.objects.get_or_create(
        account=account, confirmed_at=None, ended_at=None, defaults={"asked_by": by}
    )
    if is_new:
        journal.write(by=by, act="renewal.ask", about=account)
    return found


@transaction.atomic
def confirm_renewal(*, by: Account, renewal: Renewal) -> str:
    """End every way and session of the account and return the token of a fresh link."""
    if by in (renewal.asked_by, renewal.account):
        raise TakesTwo(f"{by.code}: expected a second member who is neither asker nor asked about")
    renewal.confirmed_at, renewal.confirmed_by = timezone.now(), by
    renewal.save(update_fields=["confirmed_at", "confirmed_by"])
    journal.write(by=by, act="renewal.confirm", about=renewal.account)
    return begin_anew(by=by, account=renewal.account)


@transaction.atomic
def drop_renewal(*, by: Account, renewal: Renewal) -> Renewal:
    """Take a wish to begin anew back; everything stays as it was."""
    renewal.ended_at, renewal.ended_by = timezone.now(), by
    renewal.save(update_fields=["ended_at", "ended_by"])
    journal.write(by=by, act="renewal.end", about=renewal.account)
    return renewal


@transaction.atomic
def begin_anew(*, by: Account, account: Account) -> str:
    """End every way and session of an account and return the token of a fresh link."""
    factors.remove_all(by=by, account=account)
    sessions.end(by=by, account=account, why="renewed")
    return invitations.invite(by=by, account=account)
