"""Read a whole programme as a kit, and look into a kit before anything is stored."""

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from yorisoi.engines import kitfile
from yorisoi.engines.kitfile import Kit, KitError, Manifest, Table
from yorisoi.programme import kit as programme_kit
from yorisoi.programme.kit import table
from yorisoi.programme.models import Programme, Task
from yorisoi.programme.terms import Stage, TaskState
from yorisoi.stages.area import queries as area
from yorisoi.stages.courses import queries as courses
from yorisoi.stages.effects import queries as effects
from yorisoi.stages.goals import queries as goals
from yorisoi.stages.guides.models import Adoption, Chapter
from yorisoi.stages.guides.queries.editions import DATA
from yorisoi.stages.guides.terms import LICENCE, ROAD_PREFIX
from yorisoi.stages.hearings import queries as hearings
from yorisoi.stages.outreach import queries as outreach
from yorisoi.stages.personas import queries as personas
from yorisoi.stages.rehearsals import queries as rehearsals
from yorisoi.stages.ties import queries as ties

COLUMNS: dict[str, tuple[str, ...]] = {"guides/chapters": ("order", "part", "title", "lead")}
TASKS = "programme/tasks"


@dataclass(frozen=True)
class Room:
    """What one stage puts into a kit."""

    stage: Stage
    columns: Mapping[str, tuple[str, ...]]
    tables: Callable[..., tuple[Table, ...]]


# In the order of the year, which is also the order in which a kit is taken.
ROOMS = (
    Room(Stage.AREA, area.COLUMNS, area.kit_tables),
    Room(Stage.HEARINGS, hearings.COLUMNS, hearings.kit_tables),
    Room(Stage.PERSONAS, personas.COLUMNS, personas.kit_tables),
    Room(Stage.GOALS, goals.COLUMNS, goals.kit_tables),
    Room(Stage.OUTREACH, outreach.COLUMNS, outreach.kit_tables),
    Room(Stage.COURSES, courses.COLUMNS, courses.kit_tables),
    Room(Stage.TIES, ties.COLUMNS, ties.kit_tables),
    Room(Stage.REHEARSALS, rehearsals.COLUMNS, rehearsals.kit_tables),
    Room(Stage.EFFECTS, effects.COLUMNS, effects.kit_tables),
)


@dataclass(frozen=True)
class TableLine:
    """One table of a kit: its name, how many rows it has and whether it would be taken."""

    name: str
    n_rows: int
    is_known: bool
    has_right_columns: bool

    @property
    def is_taken(self) -> bool:
        """Whether this table would be imported."""
        return self.is_known and self.has_right_columns


@dataclass(frozen=True)
class Inspection:
    """What a file holds and what would come of it; an error where it is no kit at all."""

    kit: Kit | None
    fingerprint: str
    tables: tuple[TableLine, ...]
    error: KitError | None

    @property
    def is_importable(self) -> bool:
        """Whether the kit may be taken as it is: nothing unknown, nothing of another shape."""
        return self.kit is not None and all(line.is_taken for line in self.tables)


@dataclass(frozen=True)
class RoadTask:
    """One step on the way to the first class, from a file that ships with the house."""

    code: str
    stage: str
    title: str
    note: str
    page: str


def road() -> tuple[RoadTask, ...]:
    """Return the steps from an imported kit to the first class."""
    with (DATA / "road.csv").open(encoding="utf-8", newline="") as file:
        return tuple(RoadTask(**row) for row in csv.DictReader(file))


def road_tasks(*, programme: Programme) -> QuerySet[Task]:
    """Return the tasks of an adopter on the way to the first class, in their order."""
    return programme.tasks.filter(code__startswith=ROAD_PREFIX).order_by("code")


def n_road_done(*, programme: Programme) -> int:
    """Return how many of these steps are done."""
    return road_tasks(programme=programme).filter(state=TaskState.DONE).count()


def adoption(*, programme: Programme) -> Adoption | None:
    """Return the kit a programme began from, or None."""
    return programme.adoptions.order_by("imported_at").first()


def kit_tables(*, programme: Programme) -> tuple[Table, ...]:
    """Return the chapters of the newest edition; its sentences stay with those who wrote them."""
    newest = programme.editions.defer("kit").first()
    chapters = Chapter.objects.filter(edition=newest) if newest else Chapter.objects.none()
    name, columns = "guides/chapters", COLUMNS["guides/chapters"]
    rows = [{column: getattr(each, column) for column in columns} for each in chapters]
    return (table(name, rows, columns=columns),)


def allowed() -> dict[str, tuple[str, ...]]:
    """Return every table a kit may hold with its columns; none of them can hold a person."""
    found = dict(programme_kit.COLUMNS)
    for columns in (*(room.columns for room in ROOMS), COLUMNS):
        found |= columns
    return found


def kit(*, programme: Programme) -> Kit:
    """Return a programme as a kit: the same records always give the same kit."""
    tables = [_without_road(each) for each in programme_kit.tables(programme=programme)]
    for room in ROOMS:
        tables += room.tables(programme=programme)
    tables += kit_tables(programme=programme)
    return Kit(_manifest(programme), tuple(tables))


def pack(programme: Programme) -> bytes:
    """Return the kit of a programme as one file."""
    return kitfile.pack(kit(programme=programme))


def inspect(data: bytes) -> Inspection:
    """Look into a file somebody brought; nothing is stored."""
    try:
        found = kitfile.unpack(data)
    except KitError as error:
        return Inspection(kit=None, fingerprint="", tables=(), error=error)
    columns = allowed()
    lines = tuple(
        TableLine(
            name=each.name,
            n_rows=len(each.rows),
            is_known=each.name in columns,
            has_right_columns=columns.get(each.name, each.columns) == each.columns,
        )
        for each in sorted(found.tables, key=lambda each: _place(each.name))
    )
    return Inspection(kit=found, fingerprint=kitfile.fingerprint(found), tables=lines, error=None)


def _place(name: str) -> tuple[int, str]:
    """The programme first, then the rooms in the order of the year."""
    room = name.split("/")[0]
    return (Stage(room).number if room in Stage.values else 0, name)


def _without_road(found: Table) -> Table:
    if found.name != TASKS:
        return found
    rows = tuple(row for row in found.rows if not row[0].startswith(ROAD_PREFIX))
    return Table(name=found.name, columns=found.columns, rows=rows)


def _manifest(programme: Programme) -> Manifest:
    place = programme.municipality.name
    return Manifest(
        name=f"{programme.municipality.code}-{programme.fiscal_year}".lower(),
        title=f"{place}　{programme.name}",
        version=f"{programme.fiscal_year}.1",
        municipality=place,
        licence=LICENCE,
        created_from=f"{place}　{programme.name}　{programme.fiscal_year}年度",
        notice=programme.notice,
    )
