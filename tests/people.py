"""The cast: アキ, ベニ, チヨ, ドウ and エイ, and the house in which they meet."""

from dataclasses import dataclass
from datetime import date

from yorisoi.people import actions
from yorisoi.people.agreements import consents
from yorisoi.people.models import Account, Consent, Organisation, Participant
from yorisoi.people.terms import (
    ConsentPurpose,
    ConsentWay,
    DisabilityKind,
    Mandate,
    OrganisationKind,
    Role,
)
from yorisoi.programme import actions as programmes
from yorisoi.programme.models import Programme

PHONE = "03-0000-0000"


@dataclass(frozen=True)
class Cast:
    """Everybody, with the programme they share."""

    programme: Programme
    ward: Organisation
    prefecture: Organisation
    centre: Organisation
    vendor: Organisation
    dou: Account
    gen: Account
    hana: Account
    sei: Account
    chiyo: Account
    ei: Account
    aki: Participant
    beni: Participant


def gather() -> Cast:
    """Let the cast meet in 架空区: ドウ (ward), ゲン (prefecture), ハナ (vendor), セイ (centre),

    チヨ (supporter of ベニ), アキ (blind), ベニ (intellectual disability), and エイ, who works for
    another municipality and may see nothing.
    """
    root = actions.open_account(code="root", name="はじめ")
    ward = _organisation(root, "kakuu", "架空区", OrganisationKind.MUNICIPALITY, None)
    prefecture = _organisation(root, "kakuu--to", "架空都", OrganisationKind.PREFECTURE, ward)
    centre = _organisation(root, "kakuu--centre", "架空センター", OrganisationKind.CENTRE, ward)
    vendor = _organisation(root, "kakuu--vendor", "架空教室", OrganisationKind.VENDOR, ward)
    dou = _account(root, "dou", "ドウ", ward, Role.COORDINATOR)
    gen = _account(root, "gen", "ゲン", prefecture, Role.ANALYST)
    hana = _account(root, "hana", "ハナ", vendor, Role.INSTRUCTOR)
    sei = _account(root, "sei", "セイ", centre, Role.CENTRE_STAFF)
    chiyo = _account(root, "chiyo", "チヨ", centre, Role.SUPPORTER)
    programme = _programme(dou, ward, [prefecture, centre, vendor])
    other = _organisation(root, "yoso", "よその市", OrganisationKind.MUNICIPALITY, None)
    ei = _account(root, "ei", "エイ", other, Role.COORDINATOR)
    _programme(ei, other, [])
    aki = _participant(dou, ward, centre, "アキ", 1984, DisabilityKind.VISUAL)
    beni = _participant(dou, ward, centre, "ベニ", 2003, DisabilityKind.INTELLECTUAL)
    actions.link_supporter(
        by=dou,
        participant=beni,
        supporter=chiyo,
        scope=actions.Scope(tuple(each for each in Mandate if each != Mandate.AGREE), "教室と練習"),
        since_on=date(2026, 4, 1),
    )
    return Cast(
        programme=programme,
        ward=ward,
        prefecture=prefecture,
        centre=centre,
        vendor=vendor,
        dou=dou,
        gen=gen,
        hana=hana,
        sei=sei,
        chiyo=chiyo,
        ei=ei,
        aki=aki,
        beni=beni,
    )


def _organisation(
    by: Account, code: str, name: str, kind: OrganisationKind, municipality: Organisation | None
) -> Organisation:
    return actions.found_organisation(
        by=by, code=code, name=name, kind=kind, municipality=municipality
    )


def _account(by: Account, code: str, name: str, organisation: Organisation, role: Role) -> Account:
    account = actions.open_account(code=code, name=name)
    actions.join(by=by, account=account, organisation=organisation, role=role)
    return account


def _programme(by: Account, ward: Organisation, others: list[Organisation]) -> Programme:
    words = programmes.ProgrammeWords(
        name="障害のある方のデジタル活用支援（架空）", notice="見本です。", help_phone=PHONE
    )
    programme = programmes.found(
        by=by, municipality=ward, code=f"{ward.code}-r8", fiscal_year=2026, words=words
    )
    for organisation in others:
        programmes.add_party(by=by, programme=programme, organisation=organisation)
    return programme


def _participant(
    by: Account,
    ward: Organisation,
    centre: Organisation,
    name: str,
    birth_year: int,
    kind: DisabilityKind,
) -> Participant:
    account = actions.open_account(code=f"person-{birth_year}", name=name)
    person = actions.Person(
        name=name,
        reading=name,
        kinds=(kind,),
        birth_year=birth_year,
        centre=centre,
        addresses=(("phone", PHONE),),
    )
    participant = actions.register(by=by, municipality=ward, person=person, is_fictitious=True)
    share(by=by, participant=participant)
    agree(by=by, participant=participant, purpose=ConsentPurpose.FOLLOW_UP)
    return actions.give_account(by=by, participant=participant, account=account)


def agree(*, by: Account, participant: Participant, purpose: ConsentPurpose) -> Consent:
    """Let somebody say yes on paper, in the words of today."""
    return actions.give_consent(
        by=by,
        participant=participant,
        purpose=purpose,
        version=consents.texts()[purpose].version,
        way=ConsentWay.PAPER,
    )


def share(*, by: Account, participant: Participant) -> Consent:
    """Let the person's centre see their name and needs."""
    return agree(by=by, participant=participant, purpose=ConsentPurpose.SHARE_WITH_CENTRE)
