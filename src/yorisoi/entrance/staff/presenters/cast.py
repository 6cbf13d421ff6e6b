"""The people of the example, grouped by the face of the house they see."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from yorisoi.entrance.hello import hello_path
from yorisoi.people import actions as people
from yorisoi.people.models import Account, Membership
from yorisoi.people.scope import walls
from yorisoi.people.terms import OrganisationKind, Role
from yorisoi.ui.words import listed

CAST_ORDER = (
    OrganisationKind.MUNICIPALITY,
    OrganisationKind.PREFECTURE,
    OrganisationKind.CENTRE,
    OrganisationKind.VENDOR,
    OrganisationKind.GROUP,
)


@dataclass(frozen=True, order=True)
class CastLine:
    """Somebody of the example: the name, what they do, the link that signs in as them."""

    name: str
    part: str
    href: str


@dataclass(frozen=True)
class CastGroup:
    """The people of the example who see the same face of the house."""

    title: str
    lines: tuple[CastLine, ...]


def cast() -> tuple[CastGroup, ...]:
    """Return the people of the example who can be tried, the ward first, participants last."""
    known = Account.objects.exclude(code=people.PUBLIC_DESK).prefetch_related(
        "memberships__organisation", "participant"
    )
    with walls.everywhere("the example offers everybody to be tried"):
        accounts = list(known)
    team, supporters, persons = [], [], []
    for account in accounts:
        memberships = list(account.memberships.all())
        if hasattr(account, "participant"):
            persons.append(_cast_line(account, _("参加する人")))
        elif any(each.role == Role.SUPPORTER for each in memberships):
            supporters.append(_cast_line(account, _parts(memberships)))
        elif memberships:
            team.append((_rank(memberships[0]), _cast_line(account, _parts(memberships))))
    return (
        CastGroup(_("事業のチーム"), tuple(line for _order, line in sorted(team))),
        CastGroup(_("支援する人"), tuple(supporters)),
        CastGroup(_("参加する人"), tuple(persons)),
    )


def _rank(membership: Membership) -> tuple[int, int, str]:
    """Return the ward's coordinator before its others, then prefecture, centres, vendor, groups."""
    return (
        CAST_ORDER.index(membership.organisation.kind),
        Role.values.index(membership.role),
        membership.organisation.code,
    )


def _parts(memberships: list[Membership]) -> str:
    return listed(f"{m.organisation.name}　{m.get_role_display()}" for m in memberships)


def _cast_line(account: Account, part: str) -> CastLine:
    return CastLine(account.name, part, hello_path(account))
