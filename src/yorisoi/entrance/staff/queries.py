"""Read who can come in with what, who was invited, and who wishes to begin anew."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet
from django.utils import timezone

from yorisoi.entrance.factors import recovery
from yorisoi.entrance.staff.models import Invitation, Renewal
from yorisoi.entrance.staff.rules import Ways, digest
from yorisoi.people.models import Account, Membership, Organisation
from yorisoi.programme.models import Programme

Row = TypeVar("Row")


@dataclass(frozen=True)
class Member:
    """Somebody of the team: what they do where, with what they come in, what is under way."""

    account: Account
    memberships: tuple[Membership, ...]
    ways: Ways
    invitation: Invitation | None
    renewal: Renewal | None


def ways(account: Account) -> Ways:
    """Return with what an account can come in."""
    return _ways(account, list(Authenticator.objects.filter(user=account)))


def passkeys(account: Account) -> QuerySet[Authenticator]:
    """Return the passkeys of an account, the oldest first."""
    mine: QuerySet[Authenticator] = Authenticator.objects.filter(
        user=account, type=Authenticator.Type.WEBAUTHN
    )
    return mine.order_by("created_at", "pk")


def open_invitation(token: str) -> Invitation | None:
    """Return the invitation behind a link, or None if it was used, taken back, or is too old."""
    return open_invitations().filter(digest=digest(token)).select_related("account").first()


def open_invitations() -> QuerySet[Invitation]:
    """Return the invitations that still open the house."""
    return Invitation.objects.filter(
        used_at__isnull=True,
        ended_at__isnull=True,
        until__gt=timezone.now(),
        account__is_active=True,
    )


def open_renewals() -> QuerySet[Renewal]:
    """Return the wishes to begin anew that nobody has confirmed yet."""
    found = Renewal.objects.filter(confirmed_at__isnull=True, ended_at__isnull=True)
    return found.select_related("account", "asked_by")


def organisations(programme: Programme) -> QuerySet[Organisation]:
    """Return the organisations whose people work on a programme."""
    return Organisation.objects.filter(parties__programme=programme).distinct()


def members(programme: Programme) -> tuple[Member, ...]:
    """Return the team of a programme by organisation and role, in four queries."""
    joined = (
        Membership.objects.filter(organisation__in=organisations(programme))
        .select_related("account", "organisation")
        .order_by("organisation__code", "role", "account__code")
    )
    by_account: dict[Account, list[Membership]] = {}
    for each in joined:
        by_account.setdefault(each.account, []).append(each)
    factors = _by_account(Authenticator.objects.filter(user__in=by_account), "user_id")
    invited = _by_account(open_invitations().filter(account__in=by_account), "account_id")
    renewals = _by_account(open_renewals().filter(account__in=by_account), "account_id")
    return tuple(
        Member(
            account=account,
            memberships=tuple(theirs),
            ways=_ways(account, factors.get(account.pk, [])),
            invitation=next(iter(invited.get(account.pk, [])), None),
            renewal=next(iter(renewals.get(account.pk, [])), None),
        )
        for account, theirs in by_account.items()
    )


def member(programme: Programme, *, code: str) -> Member | None:
    """Return one person of the team, or None if nobody of it has this code."""
    return next((each for each in members(programme) if each.account.code == code), None)


def _by_account(rows: Iterable[Row], name: str) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for each in rows:
        found.setdefault(getattr(each, name), []).append(each)
    return found


def _ways(account: Account, factors: list[Authenticator]) -> Ways:
    kinds = [each.type for each in factors]
    numbers = [each for each in factors if each.type == Authenticator.Type.RECOVERY_CODES]
    return Ways(
        n_passkeys=kinds.count(Authenticator.Type.WEBAUTHN),
        has_app=Authenticator.Type.TOTP in kinds,
        has_password=account.has_usable_password(),
        n_numbers=sum(recovery.n_left(each) for each in numbers),
    )
