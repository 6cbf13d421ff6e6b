"""What of the area travels in a kit: sources, figures, towns and facilities."""

from decimal import Decimal

from yorisoi.engines.kitfile import Table
from yorisoi.programme.kit import table
from yorisoi.programme.models import Programme

COLUMNS: dict[str, tuple[str, ...]] = {
    "area/sources": (
        "code", "title", "publisher", "url", "licence", "as_of", "taken_on", "mark", "note",
    ),
    "area/figures": (
        "code", "source", "topic", "item", "place", "kind", "age", "sex", "as_of",
        "value", "unit", "certainty", "formula", "mark", "n_asked",
    ),
    "area/towns": ("source", "name", "latitude", "longitude"),
    "area/facilities": (
        "code", "source", "name", "nickname", "part", "receives", "address", "phone", "fax",
        "hours", "latitude", "longitude", "position_basis", "note",
    ),
}  # fmt: skip


def kit_tables(*, programme: Programme) -> tuple[Table, ...]:
    """Return the four tables of the area, each sorted by its natural key."""
    found = {
        "area/sources": programme.sources.order_by("code"),
        "area/figures": programme.figures.select_related("source").order_by("code"),
        "area/towns": programme.towns.select_related("source").order_by("name"),
        "area/facilities": programme.facilities.select_related("source").order_by("code"),
    }
    return tuple(
        table(name, [_cells(row, columns) for row in found[name]], columns=columns)
        for name, columns in COLUMNS.items()
    )


def _cells(row: object, columns: tuple[str, ...]) -> dict[str, object]:
    return {column: _plain(row, column) for column in columns}


def _plain(row: object, column: str) -> object:
    value = getattr(row, column)
    if column == "source":
        return value.code
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value
