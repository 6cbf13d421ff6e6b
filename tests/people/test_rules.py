"""Who may do what; until when a supporter may act for somebody."""

from datetime import date

import pytest

from people import Cast
from yorisoi.people import actions, queries, rules
from yorisoi.people.models import Membership, Organisation
from yorisoi.people.terms import AgeBand, OrganisationKind, Permission, Role

READ, WRITE, PERSONAL, ARRANGE, PUBLISH, ADMIT = (
    Permission.READ,
    Permission.WRITE,
    Permission.PERSONAL,
    Permission.ARRANGE,
    Permission.PUBLISH,
    Permission.ADMIT,
)
OPERATE, WHOLE, AUDIT = Permission.OPERATE, Permission.WHOLE, Permission.AUDIT
MATRIX = {
    ("municipality", "coordinator"): set(Permission) - {AUDIT},
    ("municipality", "it"): {READ, WHOLE, WRITE, PUBLISH, ADMIT, OPERATE},
    ("municipality", "analyst"): {READ, WHOLE, WRITE},
    ("municipality", "auditor"): {READ, WHOLE, AUDIT},
    ("prefecture", "coordinator"): {READ, WHOLE, WRITE, PUBLISH},
    ("prefecture", "analyst"): {READ, WHOLE, WRITE},
    ("centre", "centre_staff"): {READ, WHOLE, WRITE, PERSONAL, ARRANGE},
    ("centre", "supporter"): {READ, ARRANGE},
    ("vendor", "instructor"): {READ, WRITE, ARRANGE},
    ("vendor", "interpreter"): {READ},
    ("group", "coordinator"): {READ, WHOLE},
}
EVERY = [(str(kind), str(role)) for kind in OrganisationKind for role in Role]


@pytest.mark.parametrize(("kind", "role"), EVERY, ids="-".join)
def test_role_in_a_kind_of_organisation_has_exactly_its_permissions(kind: str, role: str) -> None:
    membership = Membership(organisation=Organisation(kind=kind), role=role)

    assert rules.permissions([membership]) == MATRIX.get((kind, role), set())


def test_names_are_for_the_ward_and_the_centres_only() -> None:
    kinds = {kind for (kind, _), granted in rules.PERMISSIONS.items() if PERSONAL in granted}

    assert kinds == {"municipality", "centre"}


def test_who_helps_at_classes_does_not_see_the_whole() -> None:
    helping = {role for (_, role), granted in rules.PERMISSIONS.items() if WHOLE not in granted}

    assert helping == {"instructor", "supporter", "interpreter"}


def test_two_roles_add_up() -> None:
    vendor = Organisation(kind=OrganisationKind.VENDOR)
    both = [
        Membership(organisation=vendor, role=role) for role in (Role.INSTRUCTOR, Role.INTERPRETER)
    ]

    assert rules.permissions(both) == {READ, WRITE, ARRANGE}


@pytest.mark.parametrize(
    ("year", "band"),
    [
        (None, AgeBand.UNKNOWN),
        (2009, AgeBand.UNDER_18),
        (2008, AgeBand.ADULT),
        (1962, AgeBand.ADULT),
        (1961, AgeBand.OLDER),
    ],
)
def test_age_band_turns_at_eighteen_and_sixty_five(year: int | None, band: AgeBand) -> None:
    assert rules.age_band(year, on=date(2026, 11, 23)) is band


@pytest.mark.parametrize(
    ("on", "may"),
    [
        (date(2026, 3, 31), False),
        (date(2026, 4, 1), True),
        (date(2026, 9, 30), True),
        (date(2026, 10, 1), False),
    ],
)
def test_mandate_holds_from_its_first_day_to_its_last(cast: Cast, on: date, may: bool) -> None:
    link = actions.link_supporter(
        by=cast.dou,
        participant=cast.aki,
        supporter=cast.chiyo,
        scope="申し込み",
        since_on=date(2026, 4, 1),
        until_on=date(2026, 9, 30),
    )

    assert rules.may_act_for(cast.chiyo, link, on=on) is may
    assert (cast.aki in queries.supported_by(cast.chiyo, on=on)) is may


def test_revoked_mandate_ends_at_once(cast: Cast) -> None:
    link = cast.beni.supporter_links.get()

    actions.revoke_supporter(by=cast.dou, link=link)

    assert queries.supported_by(cast.chiyo, on=date(2026, 11, 23)) == []


def test_mandate_is_for_nobody_else(cast: Cast) -> None:
    link = cast.beni.supporter_links.get()

    assert rules.may_act_for(cast.ei, link, on=date(2026, 11, 23)) is False
