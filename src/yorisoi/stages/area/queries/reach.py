"""How many people there may be of each kind, and how many of them the programme has met."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from yorisoi.engines.disclosure import Shown, hide_row
from yorisoi.people import queries as people
from yorisoi.people import rules
from yorisoi.people.models import Participant
from yorisoi.people.terms import AgeBand
from yorisoi.programme.models import Programme
from yorisoi.stages.area.queries.matrix import ALL_KINDS, KINDS, Matrix, MatrixCell, matrix

BANDS = tuple(str(band) for band in AgeBand)


@dataclass(frozen=True)
class Reach:
    """One kind: how many there may be, and how many were met in all and by age, small counts hidden."""

    kind: str
    there: MatrixCell
    met: Shown
    met_by_age: dict[str, Shown]


def reach(programme: Programme, *, of: Matrix | None = None) -> tuple[Reach, ...]:
    """Return the reach of every kind; a person with two kinds is met in both."""
    known = of or matrix(programme)
    on = date(programme.fiscal_year, 4, 1)
    met = Counter(
        (kind, str(rules.age_band(person.birth_year, on=on)))
        for person in people.participants(municipality=programme.municipality)
        for kind in _kinds(person)
    )
    return tuple(
        _reach(kind, known.cell(kind), met, threshold=programme.minimum_count)
        for kind in KINDS
        if kind != ALL_KINDS
    )


def _kinds(person: Participant) -> set[str]:
    return {str(kind) for kind in person.kinds}


def _reach(kind: str, there: MatrixCell, met: Counter[tuple[str, str]], *, threshold: int) -> Reach:
    row = hide_row([met[kind, band] for band in BANDS], threshold)
    return Reach(kind, there, row.total, dict(zip(BANDS, row.cells, strict=True)))
