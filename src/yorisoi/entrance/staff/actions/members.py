"""Let people into a team and out of it; a lost factor takes two to replace."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from yorisoi.entrance import sessions
from yorisoi.entrance.staff.actions import factors, invitations
from yorisoi.entrance.staff.models import Renewal
from yorisoi.entrance.staff.queries import Member
from yorisoi.journal import actions as journal
from yorisoi.people import actions as people
from yorisoi.people.models import Account, Organisation
from yorisoi.people.terms import Role


class TakesTwo(Exception):
    """Who asked, or whom it is about, cannot confirm."""


class Oneself(Exception):
    """Nobody takes themselves out of the team, or renews their own factors."""


@dataclass(frozen=True)
class Newcomer:
    """Who is to join the team, and as what."""

    code: str
    name: str
    organisation: Organisation
    role: Role


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
    people.join(
        by=by, account=account, organisation=newcomer.organisation, role=Role(newcomer.role)
    )
    return invitations.invite(by=by, account=account)


@transaction.atomic
def dismiss(*, by: Account, member: Member) -> Account:
    """Let somebody out of the team: roles, links and sessions end at once; what they wrote stays."""
    account = member.account
    if account == by:
        raise Oneself(f"{by.code}: expected somebody else")
    for membership in member.memberships:
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
