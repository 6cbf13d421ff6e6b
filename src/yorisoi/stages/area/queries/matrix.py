"""Holders of handbooks by kind of disability and age, each cell with how sure it is."""

from dataclasses import dataclass

from yorisoi.people.terms import DisabilityKind as Kind
from yorisoi.programme.models import Programme
from yorisoi.stages.area.models import Figure, Source
from yorisoi.stages.area.rules.codes import HANDBOOKS
from yorisoi.stages.area.rules.estimates import AGES, BODY_TYPES
from yorisoi.stages.area.terms import Certainty, Topic

ALL_KINDS = ""
ALL_AGES = ""
KINDS = (
    *BODY_TYPES,
    str(Kind.INTELLECTUAL),
    str(Kind.MENTAL),
    str(Kind.HIGHER_BRAIN),
    str(Kind.INTRACTABLE),
    ALL_KINDS,
)
COLUMNS = (*AGES, ALL_AGES)


@dataclass(frozen=True)
class MatrixCell:
    """One figure of the matrix; `way` is A to D for an estimate of ours, a value of None is unknown."""

    kind: str
    age: str
    value: int | None = None
    certainty: Certainty = Certainty.UNKNOWN
    way: str = ""
    formula: str = ""
    source: Source | None = None
    code: str = ""
    as_of: str = ""


@dataclass(frozen=True)
class Matrix:
    """The cells of every kind and age; `""` stands for all kinds and for all ages."""

    place: str
    cells: dict[tuple[str, str], MatrixCell]

    def cell(self, kind: str, age: str = ALL_AGES) -> MatrixCell:
        """Return one cell; what nobody has published is unknown."""
        return self.cells.get((kind, age), MatrixCell(kind, age))

    @property
    def rows(self) -> tuple[tuple[str, tuple[MatrixCell, ...]], ...]:
        """The kinds in their order, all kinds last, with their cells."""
        return tuple((k, tuple(self.cell(k, age) for age in COLUMNS)) for k in KINDS)

    @property
    def ways(self) -> dict[str, tuple[MatrixCell, ...]]:
        """The estimated cells by the letter of their way."""
        found: dict[str, tuple[MatrixCell, ...]] = {}
        for _kind, cells in self.rows:
            for cell in cells:
                if cell.way:
                    found[cell.way] = (*found.get(cell.way, ()), cell)
        return dict(sorted(found.items()))

    @property
    def n_unknown(self) -> int:
        """How many cells nobody can fill today."""
        return sum(cell.value is None for _, cells in self.rows for cell in cells)


def matrix(programme: Programme) -> Matrix:
    """Return the matrix of the municipality; counted figures go before estimated, newer before older."""
    place = programme.municipality.name
    found = programme.figures.filter(
        topic=Topic.HANDBOOKS, item=HANDBOOKS, place=place, sex=""
    ).select_related("source")
    cells: dict[tuple[str, str], MatrixCell] = {}
    for figure in sorted(found, key=_rank):
        cells[figure.kind, figure.age] = _cell(figure)
    return Matrix(place=place, cells=cells)


def _rank(figure: Figure) -> tuple[int, str]:
    order = (Certainty.UNKNOWN, Certainty.ESTIMATED, Certainty.COUNTED)
    return (order.index(Certainty(figure.certainty)), figure.as_of)


def _cell(figure: Figure) -> MatrixCell:
    way = figure.formula[:1]
    is_estimated = figure.certainty == Certainty.ESTIMATED
    return MatrixCell(
        kind=figure.kind,
        age=figure.age,
        value=None if figure.value is None else int(figure.value),
        certainty=Certainty(figure.certainty),
        way=way if is_estimated and way in "ABCD" else "",
        formula=figure.formula,
        source=figure.source,
        code=figure.code,
        as_of=figure.as_of,
    )
