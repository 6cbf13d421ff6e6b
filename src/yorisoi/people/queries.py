"""Read people; every query of personal rows is scoped to one municipality."""

import unicodedata
from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from yorisoi.engines.language import fold
from yorisoi.people import marks, rules
from yorisoi.people.agreements import agreement
from yorisoi.people.models import (
    Account,
    Consent,
    Need,
    Organisation,
    Participant,
    SearchMark,
    SupporterLink,
)
from yorisoi.people.scope import walls
from yorisoi.people.terms import ConsentPurpose, Mandate, OrganisationKind, Role


def participants(
    *, municipality: Organisation, centre: Organisation | None = None
) -> QuerySet[Participant]:
    """Return the participants of a municipality, or those whom one of its centres may see."""
    found = Participant.objects.filter(municipality=municipality, erased_at__isnull=True)
    return found.filter(pk__in=agreement.shared_with(centre).values("pk")) if centre else found


def participant(
    *, municipality: Organisation, code: str, centre: Organisation | None = None
) -> Participant | None:
    """Return one participant by code, or None if the reader's scope does not hold it.

    The code of a record that was merged leads to the record that stayed.
    """
    return (
        participants(municipality=municipality, centre=centre)
        .select_related("centre", "account")
        .filter(Q(code=code) | Q(pk__in=_merged(code=code)))
        .first()
    )


def _merged(**named: str) -> QuerySet[Participant, int | None]:
    """Return the keys of the records into which those with a code were merged."""
    found = Participant.objects.filter(merged_into__isnull=False, **named).order_by()
    return found.values_list("merged_into", flat=True)


def codes_of(participant: Participant) -> tuple[str, ...]:
    """Return every code by which the journal knows a person: their own, and those merged into it."""
    return (participant.code, *participant.merged.values_list("code", flat=True))


def needs(of: Participant) -> QuerySet[Need]:
    """Return the arrangements a participant needs today."""
    return of.needs.filter(ended_at__isnull=True)


def consents(of: Participant) -> QuerySet[Consent]:
    """Return what was agreed to and not withdrawn, what has run out included."""
    return of.consents.filter(withdrawn_at__isnull=True, is_refusal=False)


def has_agreed(of: Participant, *, to: ConsentPurpose, on: date | None = None) -> bool:
    """Whether a participant's data may be used for a purpose on a day; see `agreement`."""
    return agreement.has_agreed(of, to=to, on=on)


def supported_by(account: Account, *, on: date, to: Mandate | None = None) -> list[Participant]:
    """Return the participants an account may act for on a day, once each; to do one thing if given."""
    links = SupporterLink.objects.filter(supporter=account).select_related(
        "participant__municipality"
    )
    with walls.everywhere("a supporter may act for people of several municipalities"):
        found = {
            link.participant_id: link.participant
            for link in links
            if rules.may_act_for(account, link, on=on) and (to is None or to in link.terms)
        }
    return list(found.values())


def ever_supported_by(account: Account) -> list[Participant]:
    """Return everybody for whom an account may act or once did."""
    with walls.everywhere("a supporter may act for people of several municipalities"):
        links = SupporterLink.objects.filter(supporter=account).select_related("participant")
        return [link.participant for link in links]


def mandate(account: Account, participant: Participant, *, on: date) -> frozenset[Mandate]:
    """Return what an account may do for a participant on a day, over all its mandates."""
    links = participant.supporter_links.filter(supporter=account)
    with walls.everywhere("a supporter may act for people of several municipalities"):
        return frozenset(
            Mandate(term)
            for link in links
            if rules.may_act_for(account, link, on=on)
            for term in link.terms
        )


def participant_of(account: Account) -> Participant | None:
    """Return the participant whose account this is, or None."""
    with walls.everywhere("an account does not say which municipality its person lives in"):
        found = Participant.objects.select_related("municipality").filter(account=account)
        return found.first()


def is_person(account: Account) -> bool:
    """Whether an account belongs to a participant, or has ever been named to act for one."""
    with walls.everywhere("an account does not say which municipality its person lives in"):
        return (
            Participant.objects.filter(account=account).exists()
            or SupporterLink.objects.filter(supporter=account).exists()
        )


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


def known_by(
    words: Iterable[str], *, municipality: Organisation, centre: Organisation | None = None
) -> QuerySet[Participant]:
    """Return those in the reader's scope who are found by one of some names, readings or numbers."""
    wanted = marks.marks(words, municipality=municipality)
    found = participants(municipality=municipality, centre=centre)
    return found.filter(pk__in=SearchMark.objects.filter(mark__in=wanted).values("participant"))


def search(
    found: QuerySet[Participant], text: str, *, municipality: Organisation, by_name: bool
) -> QuerySet[Participant]:
    """Return those with a code, or, if the reader may see names, with a name, reading or number."""
    code = unicodedata.normalize("NFKC", text).strip()
    of_code = Q(code__iexact=code) | Q(pk__in=_merged(code__iexact=code))
    if not by_name:
        return found.filter(of_code)
    return found.filter(of_code | Q(pk__in=known_by([text], municipality=municipality)))


def account_names(codes: Iterable[str]) -> dict[str, str]:
    """Return the names of accounts by their codes, in one query."""
    return {each.code: each.name for each in Account.objects.filter(code__in=set(codes))}


def organisation_names(codes: Iterable[str]) -> dict[str, str]:
    """Return the names of organisations by their codes, in one query."""
    return dict(Organisation.objects.filter(code__in=set(codes)).values_list("code", "name"))
