"""Read the files somebody brought, and what storing them would change."""

from dataclasses import replace

from django.db.models import QuerySet

from yorisoi.programme.models import Programme
from yorisoi.stages.area.models import Intake
from yorisoi.stages.area.rules.dates import when
from yorisoi.stages.area.rules.differences import Difference, compare, compare_places
from yorisoi.stages.area.rules.rows import (
    AnyRow,
    FacilityRow,
    FigureRow,
    RowDoubt,
    TownRow,
    doubt_from_plain,
    from_plain,
)
from yorisoi.stages.area.terms import Effect


def intakes(*, programme: Programme) -> QuerySet[Intake]:
    """Return the files somebody brought, newest first."""
    return programme.intakes.select_related("brought_by", "settled_by")


def intake(*, programme: Programme, code: str) -> Intake | None:
    """Return one file that was brought, or None."""
    return intakes(programme=programme).filter(code=code).first()


def rows(of: Intake) -> list[AnyRow]:
    """Return what was read from a file; figures without a date take that of the source."""
    as_of = when(str(of.source_details.get("as_of", "")))
    found = [from_plain(cells) for cells in of.rows]
    return [
        replace(row, as_of=as_of) if isinstance(row, FigureRow) and not row.as_of else row
        for row in found
    ]


def doubts(of: Intake) -> list[RowDoubt]:
    """Return the rows of a file a person should look at."""
    return [doubt_from_plain(cells) for cells in of.doubts]


def is_stopped(of: Intake) -> bool:
    """Whether a row of a file has to be mended before anything of it is stored."""
    return any(each.effect is Effect.STOPS for each in doubts(of))


def needs_date(of: Intake) -> bool:
    """Whether a file has figures that say nothing of their date."""
    return any(cells["is"] == "figure" and not cells["as_of"] for cells in of.rows)


def difference(of: Intake) -> Difference:
    """Return what storing a file would change."""
    incoming = rows(of)
    told = [row for row in incoming if isinstance(row, FigureRow)]
    if told:
        return compare(told, of.programme.figures.all())
    town_rows = [row for row in incoming if isinstance(row, TownRow)]
    if town_rows:
        return compare_places(town_rows, of.programme.towns.all())
    centre_rows = [row for row in incoming if isinstance(row, FacilityRow)]
    return compare_places(centre_rows, of.programme.facilities.all())
