"""Kind by age: what is known of each group, how well, and who uses which centre."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from yorisoi.engines.disclosure import hide, hide_row
from yorisoi.people import queries as people
from yorisoi.people.agreements import agreement
from yorisoi.people.models import Organisation
from yorisoi.people.rules import age_band
from yorisoi.people.terms import AgeBand, ConsentPurpose, DisabilityKind
from yorisoi.programme.models import Programme
from yorisoi.stages.area import queries as area
from yorisoi.stages.area.queries import MatrixCell
from yorisoi.stages.area.terms import Certainty
from yorisoi.stages.hearings import queries as hearings
from yorisoi.stages.hearings.models import Hearing
from yorisoi.stages.personas import rules
from yorisoi.stages.personas.models import Segment
from yorisoi.stages.personas.terms import Strength

ALL = ""
Place = tuple[str, str]


@dataclass(frozen=True)
class GridCell:
    """A kind at an age: the figure, voices, people who take part (None is hidden), segments."""

    kind: str
    age: str
    figure: MatrixCell
    n_passages: int
    n_registered: int | None
    strength: Strength
    segments: tuple[Segment, ...]


@dataclass(frozen=True)
class GridRow:
    """A kind of disability over the ages, the last cell being all ages."""

    kind: str
    cells: tuple[GridCell, ...]


@dataclass(frozen=True)
class Grid:
    """The whole matrix; the last column is all ages."""

    ages: tuple[str, ...]
    rows: tuple[GridRow, ...]

    @property
    def n_empty(self) -> int:
        """How many cells nobody knows anything about."""
        return sum(c.strength == Strength.NONE for row in self.rows for c in row.cells[:-1])


@dataclass(frozen=True)
class CentreView:
    """A centre: the groups assumed to use it most, hearings held there, who takes part (hidden)."""

    centre: Organisation
    segments: tuple[Segment, ...]
    n_hearings: int
    n_passages: int
    n_by_kind: tuple[tuple[str, int | None], ...]


def grid(*, programme: Programme) -> Grid:
    """Return every kind by every age with how well it is known."""
    ages = (*map(str, AgeBand), ALL)
    figures = area.matrix(programme)
    said = _by_place(hearings.n_about(programme=programme))
    registered = n_registered(programme=programme)
    named: dict[Place, list[Segment]] = {}
    for each in programme.segments.all():
        named.setdefault((each.kind, each.age), []).append(each)
    rows = []
    for kind in map(str, DisabilityKind):
        shown = _shown([registered[kind, age] for age in AgeBand], programme.minimum_count)
        cells = []
        for age, n_shown in zip(ages, shown, strict=True):
            figure = figures.cell(kind, age)
            n_passages = sum(said[kind, one] for one in AgeBand) if age == ALL else said[kind, age]
            strength = rules.strength(
                certainty=figure.certainty,
                n_passages=n_passages,
                n_registered=1 if n_shown is None else n_shown,
            )
            here = tuple(named.get((kind, age), ()))
            cells.append(GridCell(kind, age, figure, n_passages, n_shown, strength, here))
        rows.append(GridRow(kind, tuple(cells)))
    return Grid(ages=ages, rows=tuple(rows))


def n_registered(*, programme: Programme, centre: Organisation | None = None) -> Counter[Place]:
    """Return how many participants there are by kind and age; a person may have several kinds."""
    on = date(programme.fiscal_year, 12, 31)
    counted: Counter[Place] = Counter()
    everybody = people.participants(municipality=programme.municipality, centre=centre)
    for each in everybody.filter(pk__in=agreement.agreeing(to=ConsentPurpose.TAKE_PART)):
        for kind in each.kinds or [str(DisabilityKind.UNKNOWN)]:
            counted[kind, str(age_band(each.birth_year, on=on))] += 1
    return counted


def n_known(
    *, programme: Programme, kind: str, age: str, centre: Organisation | None = None
) -> int:
    """Return how many people of a group are known: those who take part, or a counted figure."""
    counted = n_registered(programme=programme, centre=centre)
    n = sum(
        number for (one, at), number in counted.items() if kind in {one, ALL} and age in {at, ALL}
    )
    figure = area.matrix(programme).cell(kind, age)
    is_counted = centre is None and figure.certainty == Certainty.COUNTED
    return max(n, figure.value or 0) if is_counted else n


def centres(*, programme: Programme) -> tuple[CentreView, ...]:
    """Return each centre with the groups assumed to use it most and what is known of that."""
    found = people.centres(municipality=programme.municipality)
    named: dict[int, list[Segment]] = {}
    for each in programme.segments.filter(centre__isnull=False):
        named.setdefault(each.centre_id or 0, []).append(each)
    heard = list(programme.hearings.prefetch_related("passages"))
    by_centre: dict[int | None, Counter[str]] = {}
    for person in people.participants(municipality=programme.municipality):
        by_centre.setdefault(person.centre_id, Counter()).update(person.kinds)
    return tuple(
        CentreView(
            centre=each,
            segments=tuple(named.get(each.pk, ())),
            n_hearings=sum(_is_at(one, each) and one.held_on is not None for one in heard),
            n_passages=sum(len(one.passages.all()) for one in heard if _is_at(one, each)),
            n_by_kind=tuple(
                (kind, hide(n, programme.minimum_count).value)
                for kind, n in sorted(by_centre.get(each.pk, Counter()).items())
            ),
        )
        for each in found
    )


def _is_at(hearing: Hearing, centre: Organisation) -> bool:
    """Whether a hearing was held at a centre: it says so, or its host begins with the name."""
    if hearing.centre_id is None:
        return hearing.host.startswith(centre.name)
    return hearing.centre_id == centre.pk


def _by_place(counted: Counter[Place]) -> Counter[Place]:
    """Bring passages that tell no kind or no age under 'unknown'."""
    found: Counter[Place] = Counter()
    for (kind, age), n in counted.items():
        found[kind or str(DisabilityKind.UNKNOWN), age or str(AgeBand.UNKNOWN)] += n
    return found


def _shown(counts: list[int], minimum: int) -> tuple[int | None, ...]:
    if not any(counts):
        return (*counts, 0)
    row = hide_row(counts, minimum)
    return (*(each.value for each in row.cells), row.total.value)
