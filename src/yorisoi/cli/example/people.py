"""The cast of the example; every one of them is fictitious."""

from dataclasses import dataclass
from datetime import date

from yorisoi.people import actions as people
from yorisoi.people.agreements import consents
from yorisoi.people.models import Account, Participant
from yorisoi.people.terms import ConsentPurpose, ConsentWay, HandoutFormat, Mandate, Role
from yorisoi.programme.kit import organisation
from yorisoi.programme.models import Programme


@dataclass(frozen=True)
class Member:
    """A person of the team: code, name, organisation as the kit calls it, role."""

    code: str
    name: str
    organisation: str
    role: Role


TEAM = (
    Member("miya", "ミヤ", "tokyo", Role.ANALYST),
    Member("ito", "イト", "municipality", Role.IT),
    Member("kan", "カン", "municipality", Role.AUDITOR),
    Member("oki", "オキ", "oizumi", Role.CENTRE_STAFF),
    Member("naka", "ナカ", "nakamurabashi", Role.CENTRE_STAFF),
    Member("hana", "ハナ", "vendor", Role.INSTRUCTOR),
    Member("chiyo", "チヨ", "oizumi", Role.SUPPORTER),
)
AGREED = (
    ConsentPurpose.TAKE_PART,
    ConsentPurpose.FOLLOW_UP,
    ConsentPurpose.SHARE_WITH_CENTRE,
)
# Name in the sheet of applicants, account, how they read.
PARTICIPANTS = (
    ("アキ", "aki", HandoutFormat.SPEECH),
    ("ベニ", "beni", HandoutFormat.RUBY),
)


def gather_team(*, by: Account, programme: Programme) -> dict[str, Account]:
    """Open an account for each member of the team."""
    accounts = {by.code: by}
    for member in TEAM:
        account = people.open_account(code=member.code, name=member.name)
        place = organisation(member.organisation, programme=programme)
        if place is None:
            raise ValueError(f"the kit names no organisation {member.organisation}")
        people.join(by=by, account=account, organisation=place, role=member.role)
        accounts[member.code] = account
    return accounts


def _agree(*, by: Account, participant: Participant) -> None:
    """Take over what was ticked on the fictitious application forms."""
    for purpose in AGREED:
        people.give_consent(
            by=by,
            participant=participant,
            purpose=purpose,
            version=consents.texts()[purpose].version,
            way=ConsentWay.PAPER,
        )


def find_participants(
    *, by: Account, programme: Programme, supporter: Account
) -> dict[str, Participant]:
    """Give アキ and ベニ accounts of their own, and ベニ the supporter チヨ."""
    found: dict[str, Participant] = {}
    everybody = list(Participant.objects.filter(municipality=programme.municipality))
    for name, code, _handout in PARTICIPANTS:
        participant = next(each for each in everybody if name in each.name)
        account = people.open_account(code=code, name=name)
        found[code] = people.give_account(by=by, participant=participant, account=account)
    for each in everybody:
        _agree(by=by, participant=each)
    people.link_supporter(
        by=by,
        participant=found["beni"],
        supporter=supporter,
        scope=people.Scope(
            [each for each in Mandate if each != Mandate.AGREE],
            "教室と練習のとき、となりにいてほしい",
        ),
        since_on=date(programme.fiscal_year, 4, 1),
    )
    return found
