"""Write the plan, the leaflets and the contacts made; take them from a kit."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from yorisoi.journal import actions as journal
from yorisoi.people.models import Account, Organisation
from yorisoi.programme.actions import begin_stage
from yorisoi.programme.kit import Tables, organisation, records
from yorisoi.programme.models import Programme
from yorisoi.programme.terms import Stage
from yorisoi.stages.outreach import queries
from yorisoi.stages.outreach.models import Contact, Leaflet, PlanRow
from yorisoi.stages.outreach.terms import PlanState, Way
from yorisoi.stages.personas import queries as personas
from yorisoi.stages.personas.models import Persona


@dataclass(frozen=True)
class LeafletWords:
    """The words of a leaflet, from which every form of it is made."""

    title: str
    lead: str
    body: str
    when_and_where: str
    how_to_apply: str
    arrangements: str
    contact: str


@dataclass(frozen=True)
class RowWords:
    """Whom to reach, by which way, with what, by whom, at what cost."""

    way: str
    material: str
    owner: Organisation
    persona: Persona | None = None
    leaflet: Leaflet | None = None
    reason: str = ""
    cost_yen: int = 0
    n_expected: int | None = None
    due_on: date | None = None


def words_of(leaflet: Leaflet) -> LeafletWords:
    """Return the words of a leaflet as they stand."""
    return LeafletWords(
        **{name: getattr(leaflet, name) for name in LeafletWords.__dataclass_fields__}
    )


@transaction.atomic
def put_leaflet(*, by: Account, programme: Programme, code: str, words: LeafletWords) -> Leaflet:
    """Add a leaflet, or change the one that has this code."""
    leaflet, _ = Leaflet.objects.update_or_create(
        programme=programme, code=code, defaults={**asdict(words), "changed_by": by}
    )
    begin_stage(by=by, programme=programme, stage=Stage.OUTREACH)
    journal.write(by=by, act="leaflet.put", about=leaflet)
    return leaflet


@transaction.atomic
def put_row(*, by: Account, programme: Programme, code: str, words: RowWords) -> PlanRow:
    """Add a row to the plan, or change the one that has this code; its state stays."""
    fields = {name: getattr(words, name) for name in words.__dataclass_fields__}
    row, _ = PlanRow.objects.update_or_create(programme=programme, code=code, defaults=fields)
    begin_stage(by=by, programme=programme, stage=Stage.OUTREACH)
    journal.write(by=by, act="plan_row.put", about=row)
    return row


@transaction.atomic
def set_row_state(*, by: Account, row: PlanRow, state: PlanState) -> PlanRow:
    """Say where a row of the plan stands."""
    row.state = state
    row.save(update_fields=["state"])
    journal.write(by=by, act="plan_row.state", about=row, detail={"state": str(state)})
    return row


@transaction.atomic
def note_contact(
    *, by: Account, row: PlanRow, made_on: date, n_reached: int | None = None, note: str = ""
) -> Contact:
    """Write down that somebody was reached; a row that was only planned is then under way."""
    contact = Contact.objects.create(
        row=row, made_on=made_on, n_reached=n_reached, note=note, recorded_by=by
    )
    journal.write(by=by, act="contact.note", about=row, detail={"made_on": made_on.isoformat()})
    if row.state == PlanState.PLANNED:
        set_row_state(by=by, row=row, state=PlanState.DOING)
    return contact


@transaction.atomic
def load_kit_tables(*, programme: Programme, tables: Tables, by: Account) -> int:
    """Take leaflets and plan from a kit; return how many rows were taken."""
    n = 0
    for row in records(tables, "outreach/leaflets"):
        words = LeafletWords(**{name: row[name] for name in LeafletWords.__dataclass_fields__})
        put_leaflet(by=by, programme=programme, code=row["code"], words=words)
        n += 1
    for row in records(tables, "outreach/plan_rows"):
        put_row(by=by, programme=programme, code=row["code"], words=_row_words(row, programme))
        n += 1
    return n


def _row_words(row: dict[str, str], programme: Programme) -> RowWords:
    return RowWords(
        way=Way(row["way"]),
        material=row["material"],
        owner=organisation(row["owner"], programme=programme) or programme.municipality,
        persona=personas.persona(programme=programme, code=row["persona"]),
        leaflet=queries.leaflet(programme=programme, code=row["leaflet"]),
        reason=row["reason"],
        cost_yen=int(row["cost_yen"] or 0),
        n_expected=int(row["n_expected"]) if row["n_expected"] else None,
    )
