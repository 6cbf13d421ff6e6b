"""Write people: each act is one function, atomic, with its line in the journal."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from yorisoi.journal import actions as journal
from yorisoi.people import arrangements, marks
from yorisoi.people.agreements.agreeing import give_consent as give_consent
from yorisoi.people.agreements.agreeing import refuse_consent as refuse_consent
from yorisoi.people.mandates.mandating import Scope as Scope
from yorisoi.people.mandates.mandating import link_supporter as link_supporter
from yorisoi.people.mandates.mandating import revoke_supporter as revoke_supporter
from yorisoi.people.models import (
    Account,
    Channel,
    DisplayPreference,
    Membership,
    Need,
    Organisation,
    Participant,
    SearchMark,
)
from yorisoi.people.terms import (
    ChannelKind,
    HandoutFormat,
    OrganisationKind,
    Role,
)

# No 0, O, 1, I: a code is read out on the phone.
CODE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
PUBLIC_DESK = "public-desk"


@dataclass(frozen=True)
class Person:
    """What is known of a person when they are registered or changed."""

    name: str
    reading: str = ""
    kinds: tuple[str, ...] = ()
    birth_year: int | None = None
    channel: str = ChannelKind.PHONE
    handout_format: str = HandoutFormat.STANDARD
    centre: Organisation | None = None
    note: str = ""
    addresses: tuple[tuple[str, str], ...] = ()


@transaction.atomic
def open_account(*, code: str, name: str, password: str | None = None) -> Account:
    """Open an account; without a password it can only be entered by other ways."""
    account = Account(code=code, name=name)
    if password:
        account.set_password(password)
    else:
        account.set_unusable_password()
    account.save()
    journal.write(by=account, act="account.open", about=account)
    return account


def public_desk() -> Account:
    """Return the account under which a person without an account sends a form."""
    found = Account.objects.filter(code=PUBLIC_DESK).first()
    return found or open_account(code=PUBLIC_DESK, name="公開の受付")


@transaction.atomic
def found_organisation(
    *,
    by: Account,
    code: str,
    name: str,
    kind: str,
    municipality: Organisation | None = None,
    **details: str,
) -> Organisation:
    """Add an organisation; phone and address are the details."""
    organisation = Organisation.objects.create(
        code=code, name=name, kind=kind, municipality=municipality, **details
    )
    if kind == OrganisationKind.MUNICIPALITY and municipality is None:
        organisation.municipality = organisation
        organisation.save(update_fields=["municipality"])
    journal.write(by=by, act="organisation.found", about=organisation)
    return organisation


@transaction.atomic
def join(*, by: Account, account: Account, organisation: Organisation, role: Role) -> Membership:
    """Give an account a role in an organisation."""
    membership, _ = Membership.objects.get_or_create(
        account=account, organisation=organisation, role=role
    )
    journal.write(
        by=by,
        act="membership.join",
        about=account,
        detail={"organisation": organisation.code, "role": str(role)},
    )
    return membership


def new_code() -> str:
    """Return a fresh pseudonymous code that tells nothing about the person."""
    return "P-" + "".join(secrets.choice(CODE_LETTERS) for _ in range(6))


@transaction.atomic
def register(
    *,
    by: Account,
    municipality: Organisation,
    person: Person,
    code: str = "",
    is_fictitious: bool = False,
) -> Participant:
    """Register a participant with the ways to reach them."""
    participant = Participant.objects.create(
        municipality=municipality,
        code=code or new_code(),
        registered_by=by,
        is_fictitious=is_fictitious,
        **_columns(person),
    )
    _set_channels(participant, person.addresses)
    journal.write(by=by, act="participant.register", about=participant)
    return participant


@transaction.atomic
def change(*, by: Account, participant: Participant, person: Person) -> Participant:
    """Change what is known of a participant; the journal names the columns, never the values."""
    columns = _columns(person)
    changed = sorted(name for name, value in columns.items() if getattr(participant, name) != value)
    for name, value in columns.items():
        setattr(participant, name, value)
    participant.save()
    _set_channels(participant, person.addresses)
    journal.write(by=by, act="participant.change", about=participant, detail={"columns": changed})
    return participant


def _columns(person: Person) -> dict[str, object]:
    return {
        "name": person.name,
        "reading": person.reading,
        "kinds": list(person.kinds),
        "birth_year": person.birth_year,
        "channel": person.channel,
        "handout_format": person.handout_format,
        "centre": person.centre,
        "note": person.note,
    }


def _set_channels(participant: Participant, addresses: Iterable[tuple[str, str]]) -> None:
    for kind, address in addresses:
        if address:
            Channel.objects.update_or_create(
                participant=participant, kind=kind, defaults={"address": address}
            )
        else:
            Channel.objects.filter(participant=participant, kind=kind).delete()
    _set_marks(participant)


def _set_marks(participant: Participant) -> None:
    """Let a participant be found by what is known of them now, and by nothing else."""
    wanted = marks.marks_of(participant)
    known = {(each.kind, each.mark): each.pk for each in participant.marks.all()}
    gone = [pk for said, pk in known.items() if said not in wanted]
    participant.marks.filter(pk__in=gone).delete()
    SearchMark.objects.bulk_create(
        SearchMark(participant=participant, kind=kind, mark=mark)
        for kind, mark in sorted(wanted - set(known))
    )


@transaction.atomic
def give_account(*, by: Account, participant: Participant, account: Account) -> Participant:
    """Let a participant sign in with an account of their own."""
    participant.account = account
    participant.save(update_fields=["account"])
    journal.write(by=by, act="participant.give_account", about=participant)
    return participant


@transaction.atomic
def tell_need(*, by: Account, participant: Participant, code: str, detail: str = "") -> Need:
    """Write down an arrangement a participant needs; told once, it is kept."""
    arrangements.get(code)
    for need in participant.needs.filter(ended_at__isnull=True):
        if need.arrangement == code:
            if detail and need.detail != detail:
                need.detail = detail
                need.save(update_fields=["detail"])
            return need
    need = Need.objects.create(participant=participant, arrangement=code, detail=detail, told_by=by)
    journal.write(by=by, act="need.tell", about=participant)
    return need


@transaction.atomic
def end_need(*, by: Account, need: Need) -> Need:
    """Note that an arrangement is no longer needed."""
    need.ended_at, need.ended_by = timezone.now(), by
    need.save(update_fields=["ended_at", "ended_by"])
    journal.write(by=by, act="need.end", about=need.participant)
    return need


@transaction.atomic
def choose_display(*, by: Account, choices: dict[str, str]) -> DisplayPreference:
    """Keep how a person likes to read."""
    preference, _ = DisplayPreference.objects.update_or_create(
        account=by, defaults={"choices": choices}
    )
    journal.write(by=by, act="display.choose", about=by)
    return preference
