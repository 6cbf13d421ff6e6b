"""What is read from one line of a file, before anything is stored."""

from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from yorisoi.stages.area.terms import Certainty, DoubtReason, Effect, Mark

Series = tuple[str, str, str, str, str, str]


@dataclass(frozen=True)
class PartSource:
    """A source named in the line itself, where a file gathers figures of several."""

    title: str
    url: str = ""
    mark: str = Mark.SEEN


@dataclass(frozen=True)
class FigureRow:
    """One figure; an empty `as_of` takes the date of the source, `line` is the row as Excel shows it."""

    topic: str
    item: str
    place: str
    value: Decimal | None
    unit: str
    as_of: str = ""
    kind: str = ""
    age: str = ""
    sex: str = ""
    certainty: str = Certainty.COUNTED
    formula: str = ""
    mark: str = Mark.SEEN
    n_asked: int | None = None
    part_source: PartSource | None = None
    line: int = 0

    @property
    def series(self) -> Series:
        """What the figure is about, whatever the year."""
        return (self.topic, self.item, self.place, self.kind, self.age, self.sex)


@dataclass(frozen=True)
class TownRow:
    """A town with its representative point."""

    name: str
    latitude: Decimal
    longitude: Decimal
    line: int = 0


@dataclass(frozen=True)
class FacilityRow:
    """A centre or office; what is not known stays empty."""

    name: str
    nickname: str = ""
    part: str = ""
    receives: str = ""
    address: str = ""
    phone: str = ""
    fax: str = ""
    hours: str = ""
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    position_basis: str = ""
    note: str = ""
    part_source: PartSource | None = None
    line: int = 0


@dataclass(frozen=True)
class RowDoubt:
    """One thing a person should look at: row and column as Excel shows them, and what becomes of it."""

    row: int
    column: str
    value: str
    reason: DoubtReason
    effect: Effect


AnyRow = FigureRow | TownRow | FacilityRow
_KINDS: dict[str, type[AnyRow]] = {
    "figure": FigureRow,
    "town": TownRow,
    "facility": FacilityRow,
}
_DECIMALS = ("value", "latitude", "longitude")


def to_plain(row: AnyRow) -> dict[str, Any]:
    """Return a row as plain JSON values."""
    kind = next(name for name, each in _KINDS.items() if isinstance(row, each))
    cells = {k: str(v) if isinstance(v, Decimal) else v for k, v in asdict(row).items()}
    return {"is": kind, **cells}


def from_plain(cells: dict[str, Any]) -> AnyRow:
    """Return the row that `to_plain` made plain."""
    fields = {k: v for k, v in cells.items() if k != "is"}
    for name in _DECIMALS:
        if fields.get(name) is not None:
            fields[name] = Decimal(fields[name])
    if fields.get("part_source"):
        fields["part_source"] = PartSource(**fields["part_source"])
    return _KINDS[cells["is"]](**fields)


def doubt_from_plain(cells: dict[str, Any]) -> RowDoubt:
    """Return the doubt that was kept as plain JSON values."""
    return RowDoubt(
        row=cells["row"],
        column=cells["column"],
        value=cells["value"],
        reason=DoubtReason(cells["reason"]),
        effect=Effect(cells["effect"]),
    )
