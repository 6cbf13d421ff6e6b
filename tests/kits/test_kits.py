"""Every kit that ships loads, and comes back byte for byte; a ward without data begins from it."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from people import Cast
from yorisoi.engines import kitfile
from yorisoi.engines.kitfile import Kit
from yorisoi.people import actions as people
from yorisoi.people.models import Organisation
from yorisoi.people.terms import OrganisationKind
from yorisoi.stages.courses import actions as courses
from yorisoi.stages.courses.models import Course
from yorisoi.stages.guides import actions, queries

ROOT = Path(__file__).resolve().parents[2] / "kits"
KITS = sorted(path.parent for path in ROOT.glob("*/datapackage.json"))
NERIMA = ROOT / "nerima"


@pytest.fixture(params=KITS, ids=lambda path: path.name)
def kit(request: pytest.FixtureRequest) -> Kit:
    """A kit as it lies in the repository."""
    return kitfile.read_folder(request.param, allowed=queries.allowed())


def _municipality(cast: Cast, kit: Kit) -> Organisation:
    """The municipality the kit came from, in a house that has never seen it."""
    return people.found_organisation(
        by=cast.dou,
        code="from-kit",
        name=kit.manifest.municipality,
        kind=OrganisationKind.MUNICIPALITY,
    )


def test_kit_ships_with_its_licence_and_notice(kit: Kit) -> None:
    assert kit.manifest.licence.startswith("CC")
    assert any(word in kit.manifest.notice for word in ("見本", "架空"))


def test_kit_tables_come_back_as_they_lie_in_the_repository(cast: Cast, kit: Kit) -> None:
    made = actions.adopt(
        by=cast.dou, municipality=_municipality(cast, kit), kit=kit, code="one", fiscal_year=2026
    )

    exported = queries.kit(programme=made)

    for table in kit.tables:
        assert exported.table(table.name) == table


def test_export_import_export_is_the_same_byte_for_byte(cast: Cast, kit: Kit) -> None:
    place = _municipality(cast, kit)
    first = actions.adopt(by=cast.dou, municipality=place, kit=kit, code="one", fiscal_year=2026)
    exported = queries.pack(first)

    second = actions.adopt(
        by=cast.dou, municipality=place, kit=exported, code="two", fiscal_year=2026
    )

    assert queries.pack(second) == exported


def test_ward_without_data_reaches_its_first_class_page(cast: Cast) -> None:
    """A ward takes Nerima's kit, opens the course that came with it, and everybody can read it."""
    kit = kitfile.read_folder(NERIMA, allowed=queries.allowed())
    made = actions.adopt(
        by=cast.ei,
        municipality=cast.ei.memberships.get().organisation,
        kit=kit,
        code="yoso-r9",
        fiscal_year=2027,
    )
    course = _first_course(made.courses.order_by("code").first())

    courses.open_course(by=cast.ei, course=course, on=timezone.localdate())

    page = Client().get(f"/courses/{course.public_code}/")
    assert page.status_code == 200
    assert course.name in page.content.decode().replace("<wbr>", "")


def _first_course(course: Course) -> Course:
    """The adopter's own days: the kit's may lie behind us."""
    today: date = timezone.localdate()
    course.apply_from, course.apply_until = today, today + timedelta(days=30)
    course.save()
    return course
