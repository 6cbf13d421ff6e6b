"""Read people; every query of personal rows is scoped to one municipality."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from yorisoi.engines.language import fold
from yorisoi.people import agreement, rules
from yorisoi.people.models import (
    Account,
    Consent,
    Membership,
    Need,
    Organisation,
    Participant,
    SupporterLink,
)
from yorisoi.people.terms import ConsentPurpose, OrganisationKind, Role


def participants(
    *, municipality: Organisation, centre: Organisation | None = None
) -> QuerySet[Participant]:
    """Return the participants of a municipality, or those whom one of its centres may see."""
    found = Participant.objects.filter(municipality=municipality)
    return found.filter(pk__in=agreement.shared_with(centre).values("pk")) if centre else found


def participant(
    *, municipality: Organisation, code: str, centre: Organisation | None = None
) -> Participant | None:
    """Return one participant by code, or None if the reader's scope does not hold it."""
    return (
        participants(municipality=municipality, centre=centre)
        .select_related("centre", "account")
        .filter(code=code)
        .first()
    )


def needs(of: Participant) -> QuerySet[Need]:
    """Return the arrangements a participant needs today."""
    return of.needs.filter(ended_at__isnull=True)


def consents(of: Participant) -> QuerySet[Consent]:
    """Return what was agreed to and not withdrawn, what has run out included."""
    return of.consents.filter(withdrawn_at__isnull=True, is_refusal=False)


def has_agreed(of: Participant, *, to: ConsentPurpose, on: date | None = None) -> bool:
    """Whether a participant's data may be used for a purpose on a day; see `agreement`."""
    return agreement.has_agreed(of, to=to, on=on)


def memberships(account: Account) -> QuerySet[Membership]:
    """Return what an account does, and where."""
    return account.memberships.select_related("organisation", "organisation__municipality")


def supported_by(account: Account, *, on: date) -> list[Participant]:
    """Return the participants an account may act for on a day."""
    links = SupporterLink.objects.filter(supporter=account).select_related("participant")
    return [link.participant for link in links if rules.may_act_for(account, link, on=on)]


def supporters(of: Participant, *, on: date) -> list[Account]:
    """Return the accounts that may act for a participant on a day."""
    links = of.supporter_links.select_related("supporter")
    return [link.supporter for link in links if rules.may_act_for(link.supporter, link, on=on)]


def centres(*, municipality: Organisation) -> QuerySet[Organisation]:
    """Return the centres of a municipality."""
    return Organisation.objects.filter(kind=OrganisationKind.CENTRE, municipality=municipality)


def supporter_accounts(*, municipality: Organisation) -> QuerySet[Account]:
    """Return the accounts that may be named as supporters in a municipality."""
    return Account.objects.filter(
        memberships__role=Role.SUPPORTER, memberships__organisation__municipality=municipality
    ).distinct()


def organisation_named(name: str, *, municipality: Organisation) -> Organisation | None:
    """Return the organisation of a municipality that carries a name, also written a little otherwise."""
    wanted = fold(name)
    found = Organisation.objects.filter(municipality=municipality)
    return next((each for each in found if fold(each.name) == wanted), None)


def search(found: Iterable[Participant], text: str, *, by_name: bool) -> list[Participant]:
    """Return those whose code, or name and reading if the reader may see them, hold a text.

    Names are sealed in the database, so they are opened and compared here.
    """
    wanted = fold(text)

    def words(each: Participant) -> str:
        return fold(" ".join((each.code, each.name, each.reading) if by_name else (each.code,)))

    return [each for each in found if wanted in words(each)]


def account_names(codes: Iterable[str]) -> dict[str, str]:
    """Return the names of accounts by their codes, in one query."""
    return dict(Account.objects.filter(code__in=set(codes)).values_list("code", "name"))


def organisation_names(codes: Iterable[str]) -> dict[str, str]:
    """Return the names of organisations by their codes, in one query."""
    return dict(Organisation.objects.filter(code__in=set(codes)).values_list("code", "name"))
