"""What a file would change: figures that are new, that differ, that stay, that are missing from it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from yorisoi.stages.area.rules.rows import FacilityRow, FigureRow, Series, TownRow
from yorisoi.stages.area.terms import Certainty


class StoredFigure(Protocol):
    """A figure as the database keeps it."""

    topic: str
    item: str
    place: str
    kind: str
    age: str
    sex: str
    as_of: str
    value: Decimal | None
    unit: str
    certainty: str


class StoredPlace(Protocol):
    """A town or centre as the database keeps it."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def latitude(self) -> Decimal | None:
        """Where it is, if known."""

    @property
    def longitude(self) -> Decimal | None:
        """Where it is, if known."""


@dataclass(frozen=True)
class Change:
    """A figure whose value differs; `is_correction` where the date is the same, else a newer year."""

    row: FigureRow
    old: Decimal | None
    old_as_of: str
    is_correction: bool


@dataclass(frozen=True)
class Difference:
    """All that would change; missing figures stay as they are when the file is stored."""

    added: tuple[FigureRow, ...] = ()
    changed: tuple[Change, ...] = ()
    n_same: int = 0
    missing: tuple[StoredFigure, ...] = ()
    places_added: tuple[str, ...] = ()
    places_changed: tuple[str, ...] = ()
    places_missing: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether storing would change nothing."""
        return not (self.added or self.changed or self.places_added or self.places_changed)


def series_of(figure: StoredFigure) -> Series:
    """What a stored figure is about, whatever the year."""
    return (figure.topic, figure.item, figure.place, figure.kind, figure.age, figure.sex)


def compare(rows: Sequence[FigureRow], stored: Iterable[StoredFigure]) -> Difference:
    """Compare figures that come in, each with its date, with those that are there."""
    there: dict[Series, list[StoredFigure]] = {}
    for figure in sorted(stored, key=lambda each: each.as_of):
        there.setdefault(series_of(figure), []).append(figure)
    added: list[FigureRow] = []
    changed: list[Change] = []
    n_same = 0
    for row in rows:
        before = _before(row, there.get(row.series, []))
        if before is None:
            added.append(row)
        elif before.value == row.value and before.as_of == row.as_of:
            n_same += 1
        else:
            is_correction = before.as_of == row.as_of
            changed.append(Change(row, before.value, before.as_of, is_correction))
    return Difference(tuple(added), tuple(changed), n_same, _missing(rows, there))


def _before(row: FigureRow, known: Sequence[StoredFigure]) -> StoredFigure | None:
    """Return the same figure of the same date, else the newest of the same figure before it."""
    same_sort = [each for each in known if _is_ours(each) == _is_ours(row)]
    same = [each for each in same_sort if each.as_of == row.as_of]
    earlier = [each for each in same_sort if each.as_of < row.as_of]
    return same[-1] if same else earlier[-1] if earlier else None


def _is_ours(figure: StoredFigure | FigureRow) -> bool:
    return figure.certainty == Certainty.ESTIMATED


def _missing(
    rows: Sequence[FigureRow], there: dict[Series, list[StoredFigure]]
) -> tuple[StoredFigure, ...]:
    incoming = {row.series for row in rows}
    subjects = {series[:3] for series in incoming}
    return tuple(
        known[-1]
        for series, known in sorted(there.items())
        if series[:3] in subjects and series not in incoming and not _is_ours(known[-1])
    )


def compare_places(
    rows: Sequence[TownRow | FacilityRow], stored: Iterable[StoredPlace]
) -> Difference:
    """Compare towns or centres that come in, by name, with those that are there."""
    there = {place.name: _facts(place) for place in stored}
    names = {row.name for row in rows}
    moved = [row.name for row in rows if row.name in there and there[row.name] != _facts(row)]
    return Difference(
        n_same=sum(row.name in there for row in rows) - len(moved),
        places_added=tuple(row.name for row in rows if row.name not in there),
        places_changed=tuple(moved),
        places_missing=tuple(sorted(name for name in there if name not in names)),
    )


def _facts(place: StoredPlace | TownRow | FacilityRow) -> tuple[object, ...]:
    """Return what is compared: where a place is and how to reach it."""
    reach = (getattr(place, name, "") for name in ("address", "phone"))
    return (place.latitude, place.longitude, *reach)
