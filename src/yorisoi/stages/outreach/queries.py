"""Read the plan, the leaflets and the contacts made; and what of them travels in a kit."""

from dataclasses import dataclass

from django.db.models import F, QuerySet

from yorisoi.engines.kitfile import Table
from yorisoi.programme.kit import party_key, table
from yorisoi.programme.models import Programme
from yorisoi.stages.area import queries as area
from yorisoi.stages.area.queries import Reach
from yorisoi.stages.outreach.models import Leaflet, PlanRow
from yorisoi.stages.outreach.terms import PlanState, Way

N_GAPS = 3
COLUMNS: dict[str, tuple[str, ...]] = {
    "outreach/leaflets": (
        "code",
        "title",
        "lead",
        "body",
        "when_and_where",
        "how_to_apply",
        "arrangements",
        "contact",
    ),
    "outreach/plan_rows": (
        "code",
        "persona",
        "way",
        "material",
        "leaflet",
        "owner",
        "reason",
        "cost_yen",
        "n_expected",
    ),
}


@dataclass(frozen=True)
class WayTotal:
    """What one way costs and brings; a number nobody estimated or counted is None."""

    way: Way
    n_rows: int
    cost_yen: int
    n_expected: int | None
    n_reached: int | None


def plan(*, programme: Programme) -> QuerySet[PlanRow]:
    """Return the rows of the plan by due date, those without a date last, with everything a page shows."""
    return (
        programme.plan_rows.select_related("persona", "leaflet", "owner")
        .prefetch_related("contacts")
        .order_by(F("due_on").asc(nulls_last=True), "code")
    )


def row(*, programme: Programme, code: str) -> PlanRow | None:
    """Return one row of the plan by its code, or None."""
    return plan(programme=programme).filter(code=code).first()


def n_reached(row: PlanRow) -> int | None:
    """Return how many a row has reached, or None if nobody has counted."""
    return _sum([each.n_reached for each in row.contacts.all()])


def by_way(*, programme: Programme) -> tuple[WayTotal, ...]:
    """Return the totals of the plan for each way it uses; rows that were given up do not count."""
    rows = [each for each in plan(programme=programme) if each.state != PlanState.DROPPED]
    return tuple(_total(way, [each for each in rows if each.way == way]) for way in _used(rows))


def _used(rows: list[PlanRow]) -> list[Way]:
    used = {each.way for each in rows}
    return [way for way in Way if way in used]


def _total(way: Way, rows: list[PlanRow]) -> WayTotal:
    return WayTotal(
        way=way,
        n_rows=len(rows),
        cost_yen=sum(each.cost_yen for each in rows),
        n_expected=_sum([each.n_expected for each in rows]),
        n_reached=_sum([n_reached(each) for each in rows]),
    )


def _sum(numbers: list[int | None]) -> int | None:
    known = [each for each in numbers if each is not None]
    return sum(known) if known else None


def gaps(*, programme: Programme) -> tuple[Reach, ...]:
    """Return the kinds of which most people have not been met, widest gap first; unknown sizes are left out."""
    known = [each for each in area.reach(programme) if each.there.value is not None]
    return tuple(sorted(known, key=_n_not_met, reverse=True)[:N_GAPS])


def _n_not_met(reach: Reach) -> int:
    return (reach.there.value or 0) - (reach.met.value or 0)


def leaflets(*, programme: Programme) -> QuerySet[Leaflet]:
    """Return the leaflets of a programme."""
    return programme.leaflets.all()


def leaflet(*, programme: Programme, code: str) -> Leaflet | None:
    """Return one leaflet by its code, or None."""
    return leaflets(programme=programme).filter(code=code).first()


def kit_tables(*, programme: Programme) -> tuple[Table, ...]:
    """Return leaflets and plan as kit tables; contacts, dates and states stay where they were made."""
    own = programme.municipality
    rows: dict[str, list[dict[str, object]]] = {
        "outreach/leaflets": [
            {name: getattr(each, name) for name in COLUMNS["outreach/leaflets"]}
            for each in leaflets(programme=programme).order_by("code")
        ],
        "outreach/plan_rows": [
            {
                "code": each.code,
                "persona": each.persona.code if each.persona else "",
                "way": each.way,
                "material": each.material,
                "leaflet": each.leaflet.code if each.leaflet else "",
                "owner": party_key(each.owner, municipality=own),
                "reason": each.reason,
                "cost_yen": each.cost_yen,
                "n_expected": each.n_expected,
            }
            for each in plan(programme=programme).order_by("code")
        ],
    }
    return tuple(table(name, rows[name], columns=columns) for name, columns in COLUMNS.items())
