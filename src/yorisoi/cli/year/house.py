"""A house for one year: an empty database, the ward of a kit, its coordinator."""

from datetime import date

from django.core.management import call_command

from yorisoi.cli.reading import read_kit
from yorisoi.engines import kitfile
from yorisoi.people import actions as people
from yorisoi.people.models import Account, Organisation
from yorisoi.people.terms import OrganisationKind, Role
from yorisoi.programme.models import Programme
from yorisoi.stages.guides import actions as guides

APRIL = 4


def prepare() -> None:
    """Make the tables of an empty database."""
    call_command("migrate", run_syncdb=True, verbosity=0)


def municipality_of(kit: kitfile.Kit, *, by: Account) -> Organisation:
    """Return the municipality that a kit comes from, founded if it is not here yet."""
    # A kit is named after its place and its year.
    code = kit.manifest.name.split("-")[0]
    found = Organisation.objects.filter(code=code).first()
    return found or people.found_organisation(
        by=by,
        code=code,
        name=kit.manifest.municipality,
        kind=OrganisationKind.MUNICIPALITY,
    )


def found_from(kit_place: str, *, code: str, fiscal_year: int) -> tuple[Programme, Account]:
    """Read a kit, found its municipality and a programme, and return both with a coordinator."""
    kit = read_kit(kit_place)
    coordinator = people.open_account(code="dou", name="ドウ")
    municipality = municipality_of(kit, by=coordinator)
    people.join(
        by=coordinator,
        account=coordinator,
        organisation=municipality,
        role=Role.COORDINATOR,
    )
    programme = guides.adopt(
        by=coordinator,
        municipality=municipality,
        kit=kit,
        code=code,
        fiscal_year=fiscal_year,
    )
    return programme, coordinator


def fiscal_year_of(day: date) -> int:
    """Return the fiscal year of a day; it begins in April."""
    return day.year if day.month >= APRIL else day.year - 1
