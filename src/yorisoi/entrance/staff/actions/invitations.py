"""Invite somebody by a link that opens the house once, within a day."""

import secrets

from django.db import transaction
from django.utils import timezone

from yorisoi.entrance.staff import queries
from yorisoi.entrance.staff.models import Invitation
from yorisoi.entrance.staff.rules import INVITED_FOR, digest
from yorisoi.journal import actions as journal
from yorisoi.people.models import Account


class AlreadyIn(Exception):
    """The account can come in; a link would let somebody else in beside its owner."""


class InvitationSpent(Exception):
    """The link was used, taken back, or is too old."""


@transaction.atomic
def invite(*, by: Account, account: Account) -> str:
    """Return the token of a fresh link for an account that cannot come in yet; links before it end."""
    if queries.ways(account).asks_more_than_a_password:
        raise AlreadyIn(f"{account.code}: expected an account without passkey, app or numbers")
    withdraw(by=by, account=account)
    token = secrets.token_urlsafe(32)
    Invitation.objects.create(
        account=account, digest=digest(token), until=timezone.now() + INVITED_FOR, made_by=by
    )
    journal.write(by=by, act="invitation.make", about=account)
    return token


@transaction.atomic
def withdraw(*, by: Account, account: Account) -> int:
    """End the links of an account that nobody has used; return how many."""
    n = (
        queries.open_invitations()
        .filter(account=account)
        .update(ended_at=timezone.now(), ended_by=by)
    )
    if n:
        journal.write(by=by, act="invitation.end", about=account)
    return n


@transaction.atomic
def accept(*, invitation: Invitation) -> Account:
    """Use a link up; raise InvitationSpent if somebody was faster."""
    n = (
        queries.open_invitations()
        .filter(pk=invitation.pk)
        .update(used_at=timezone.now(), used_by=invitation.account)
    )
    if n == 0:
        raise InvitationSpent(f"{invitation.account.code}: expected an open invitation")
    journal.write(by=invitation.account, act="invitation.accept", about=invitation.account)
    return invitation.account
