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
from yorisoi.programme import seats
from yorisoi.programme.models import Programme

Row = TypeVar("Row")


@dataclass(frozen=True)
class Member:
    """Somebody of the team: what they do here and elsewhere, how they come in, what is under way."""

    account: Account
    memberships: tuple[Membership, ...]
    elsewhere: tuple[Membership, ...]
    ways: Ways
    invitation: Invitation | None
    renewal: Renewal | None


def ways(account: Account) -> Ways:
    """Return with what an account can come in."""
    return _ways(account, list(factors(account)))


def factors(account: Account) -> QuerySet[Authenticator]:
    """Return what an account has to prove itself at the staff's door; a participant's passkey is no such thing."""
    return _of_the_team().filter(user=account)


def passkeys(account: Account) -> QuerySet[Authenticator]:
    """Return the passkeys of an account, the oldest first."""
    mine = factors(account).filter(type=Authenticator.Type.WEBAUTHN)
    return mine.order_by("created_at", "pk")


def is_of_team(key: Authenticator) -> bool:
    """Whether a passkey opens the staff's door: it was made there, and its account is open."""
    return _of_the_team().filter(pk=key.pk, user__is_active=True).exists()


def _of_the_team() -> QuerySet[Authenticator]:
    found: QuerySet[Authenticator] = Authenticator.objects.filter(person_key__isnull=True)
    return found


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
    """Return who can open a programme, by organisation and role."""
    return tuple(each for each in everybody(programme) if each.memberships)


def member(programme: Programme, *, code: str) -> Member | None:
    """Return one person of the team, or None if nobody of it has this code."""
    return next((each for each in members(programme) if each.account.code == code), None)


def everybody(programme: Programme) -> tuple[Member, ...]:
    """Return the people of the organisations that carry a programme, in a fixed number of queries.

    Who has memberships there that open other programmes only is among them, with none of this one.
    """
    places = organisations(programme)
    there = Membership.objects.filter(organisation__in=places)
    known = Membership.objects.filter(account__in=there.values("account"))
    joined = seats.with_reach(known.select_related("account", "organisation"))
    by_account: dict[Account, list[Membership]] = {}
    for each in joined.order_by("organisation__code", "role", "account__code"):
        by_account.setdefault(each.account, []).append(each)
    proofs = _by_account(_of_the_team().filter(user__in=by_account), "user_id")
    invited = _by_account(open_invitations().filter(account__in=by_account), "account_id")
    renewals = _by_account(open_renewals().filter(account__in=by_account), "account_id")
    return tuple(
        Member(
            account=account,
            memberships=tuple(each for each in theirs if programme in seats.reach(each).programmes),
            elsewhere=tuple(
                each for each in theirs if programme not in seats.reach(each).programmes
            ),
            ways=_ways(account, proofs.get(account.pk, [])),
            invitation=next(iter(invited.get(account.pk, [])), None),
            renewal=next(iter(renewals.get(account.pk, [])), None),
        )
        for account, theirs in by_account.items()
    )


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
