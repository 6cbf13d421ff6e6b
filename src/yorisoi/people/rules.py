"""Who may do what, and what follows from a birth year."""

from collections.abc import Collection, Iterable
from datetime import date

from yorisoi.people.models import Account, Membership, SupporterLink
from yorisoi.people.terms import AgeBand, Mandate, OrganisationKind, Permission, Role

# Who does the work does not examine it.
_ALL = frozenset(Permission) - {Permission.AUDIT}
_WHOLE = frozenset({Permission.READ, Permission.WHOLE})
_TEAM = _WHOLE | {Permission.WRITE}

# Who sees names: the ward's own staff and the centres. Prefecture and vendor see codes only.
# Who helps at classes (supporter, instructor, interpreter) sees those classes, not the whole of them.
PERMISSIONS: dict[tuple[str, str], frozenset[Permission]] = {
    (OrganisationKind.MUNICIPALITY, Role.COORDINATOR): _ALL,
    (OrganisationKind.MUNICIPALITY, Role.IT): _TEAM
    | {Permission.PUBLISH, Permission.ADMIT, Permission.OPERATE},
    (OrganisationKind.MUNICIPALITY, Role.ANALYST): _TEAM,
    (OrganisationKind.MUNICIPALITY, Role.AUDITOR): _WHOLE | {Permission.AUDIT},
    (OrganisationKind.PREFECTURE, Role.COORDINATOR): _TEAM | {Permission.PUBLISH},
    (OrganisationKind.PREFECTURE, Role.ANALYST): _TEAM,
    (OrganisationKind.CENTRE, Role.CENTRE_STAFF): _TEAM | {Permission.PERSONAL, Permission.ARRANGE},
    (OrganisationKind.CENTRE, Role.SUPPORTER): frozenset({Permission.READ, Permission.ARRANGE}),
    (OrganisationKind.VENDOR, Role.INSTRUCTOR): frozenset(
        {Permission.READ, Permission.WRITE, Permission.ARRANGE}
    ),
    (OrganisationKind.VENDOR, Role.INTERPRETER): frozenset({Permission.READ}),
    (OrganisationKind.GROUP, Role.COORDINATOR): _WHOLE,
}


def permissions(memberships: Iterable[Membership]) -> frozenset[Permission]:
    """Return what a person may do, over the roles held in one organisation."""
    granted: set[Permission] = set()
    for membership in memberships:
        granted |= PERMISSIONS.get((membership.organisation.kind, membership.role), frozenset())
    return frozenset(granted)


def may_see_kinds(granted: Collection[Permission]) -> bool:
    """Whether kinds of disability may be shown beside a code: to those who plan, arrange or teach."""
    return bool({Permission.WRITE, Permission.ARRANGE, Permission.PERSONAL} & set(granted))


def may_see_needs(granted: Collection[Permission]) -> bool:
    """Whether arrangements may be shown: to those who prepare them."""
    return bool({Permission.ARRANGE, Permission.PERSONAL} & set(granted))


def age_band(birth_year: int | None, *, on: date) -> AgeBand:
    """Return the band a person is in at the end of the year of `on`; unknown stays unknown."""
    if birth_year is None:
        return AgeBand.UNKNOWN
    age = on.year - birth_year
    if age < 18:
        return AgeBand.UNDER_18
    return AgeBand.ADULT if age < 65 else AgeBand.OLDER


# Words of mandates that were written as free text, and what they allow.
SCOPE_WORDS = {
    "申し込": Mandate.APPLY,
    "申込": Mandate.APPLY,
    "教室": Mandate.APPLY,
    "質問": Mandate.ANSWER,
    "アンケート": Mandate.ANSWER,
    "練習": Mandate.PRACTISE,
    "手紙": Mandate.READ,
    "お知らせ": Mandate.READ,
    "記録": Mandate.READ,
    "輪": Mandate.MESSAGE,
    "ことば": Mandate.MESSAGE,
    "メッセージ": Mandate.MESSAGE,
}


def mandates_in(scope: str) -> tuple[Mandate, ...]:
    """Return what a mandate in free words allows: what it names and no more; agreeing is never in it."""
    named = {mandate for word, mandate in SCOPE_WORDS.items() if word in scope}
    return tuple(mandate for mandate in Mandate if mandate in named)


def may_act_for(account: Account, link: SupporterLink, *, on: date) -> bool:
    """Whether a supporter's mandate covers this day."""
    return (
        link.supporter_id == account.pk
        and link.revoked_at is None
        and link.since_on <= on
        and (link.until_on is None or on <= link.until_on)
    )
