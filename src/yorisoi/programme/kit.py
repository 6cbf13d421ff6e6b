"""What of a programme travels in a kit: its words, its parties, its tasks and decisions."""

from collections.abc import Callable, Mapping
from datetime import date

from yorisoi.engines.kitfile import Table
from yorisoi.people import actions as people
from yorisoi.people.models import Account, Organisation
from yorisoi.people.terms import OrganisationKind
from yorisoi.programme import actions
from yorisoi.programme.models import Party, Programme

Tables = Mapping[str, Table]
OWN = "municipality"
SEPARATOR = "--"

COLUMNS: dict[str, tuple[str, ...]] = {
    "programme/programme": ("name", "concept", "notice", "help_phone", "minimum_count"),
    "programme/parties": ("key", "kind", "name", "part"),
    "programme/tasks": ("code", "stage", "title", "note", "owner"),
    "programme/decisions": (
        "code",
        "stage",
        "title",
        "reason",
        "evidence",
        "decided_on",
        "decided_by",
    ),
}


def table(name: str, rows: list[dict[str, object]], *, columns: tuple[str, ...]) -> Table:
    """Return a kit table from rows of plain values; None becomes an empty cell."""
    cells = (tuple("" if row[c] is None else str(row[c]) for c in columns) for row in rows)
    return Table(name=name, columns=columns, rows=tuple(cells))


def records(tables: Tables, name: str) -> list[dict[str, str]]:
    """Return the rows of a table as dictionaries; a kit without the table has no rows."""
    if name not in tables:
        return []
    found = tables[name]
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]


def party_key(organisation: Organisation, *, municipality: Organisation) -> str:
    """Return the name of an organisation inside a kit, the same in every municipality."""
    if organisation.pk == municipality.pk:
        return OWN
    return organisation.code.removeprefix(f"{municipality.code}{SEPARATOR}")


def organisation(key: str, *, programme: Programme) -> Organisation | None:
    """Return the organisation that a kit calls by a key in this municipality, or None."""
    if not key:
        return None
    if key == OWN:
        return programme.municipality
    code = f"{programme.municipality.code}{SEPARATOR}{key}"
    return Organisation.objects.filter(code=code).first()


def party(key: str, *, programme: Programme) -> Party:
    """Return the party a kit calls by a key; the municipality itself stands in for a missing one."""
    found = organisation(key, programme=programme) or programme.municipality
    return programme.parties.get(organisation=found)


def tables(*, programme: Programme) -> tuple[Table, ...]:
    """Return the kit tables of the programme itself."""
    own = programme.municipality
    rows: dict[str, list[dict[str, object]]] = {
        "programme/programme": [
            {
                "name": programme.name,
                "concept": programme.concept,
                "notice": programme.notice,
                "help_phone": programme.help_phone,
                "minimum_count": programme.minimum_count,
            }
        ],
        "programme/parties": [
            {
                "key": party_key(each.organisation, municipality=own),
                "kind": each.organisation.kind,
                # The next municipality puts its own name here.
                "name": "" if each.organisation_id == own.pk else each.organisation.name,
                "part": each.part,
            }
            for each in programme.parties.select_related("organisation")
        ],
        "programme/tasks": [
            {
                "code": each.code,
                "stage": each.stage,
                "title": each.title,
                "note": each.note,
                "owner": party_key(each.owner, municipality=own) if each.owner else "",
            }
            for each in programme.tasks.select_related("owner").order_by("code")
        ],
        "programme/decisions": [
            {name: getattr(each, name) for name in COLUMNS["programme/decisions"]}
            for each in programme.decisions.order_by("code")
        ],
    }
    return tuple(table(name, rows[name], columns=columns) for name, columns in COLUMNS.items())


def load(*, programme: Programme, tables: Tables, by: Account) -> None:
    """Take the words, parties, tasks and decisions of a kit into a programme."""
    loaders: tuple[Callable[[Programme, Tables, Account], None], ...] = (
        _load_words,
        _load_parties,
        _load_tasks,
        _load_decisions,
    )
    for loader in loaders:
        loader(programme, tables, by)


def _load_words(programme: Programme, tables: Tables, by: Account) -> None:
    for row in records(tables, "programme/programme"):
        words = actions.ProgrammeWords(
            name=row["name"],
            concept=row["concept"],
            notice=row["notice"],
            help_phone=row["help_phone"],
            minimum_count=int(row["minimum_count"] or 10),
        )
        actions.change_words(by=by, programme=programme, words=words)


def _load_parties(programme: Programme, tables: Tables, by: Account) -> None:
    own = programme.municipality
    for row in records(tables, "programme/parties"):
        found = organisation(row["key"], programme=programme)
        if found is None:
            found = people.found_organisation(
                by=by,
                code=f"{own.code}{SEPARATOR}{row['key']}",
                name=row["name"],
                kind=OrganisationKind(row["kind"]),
                municipality=own,
            )
        actions.add_party(by=by, programme=programme, organisation=found, part=row["part"])


def _load_tasks(programme: Programme, tables: Tables, by: Account) -> None:
    for row in records(tables, "programme/tasks"):
        words = actions.TaskWords(
            stage=row["stage"],
            title=row["title"],
            note=row["note"],
            owner=organisation(row["owner"], programme=programme),
        )
        actions.put_task(by=by, programme=programme, code=row["code"], words=words)


def _load_decisions(programme: Programme, tables: Tables, by: Account) -> None:
    for row in records(tables, "programme/decisions"):
        words = actions.DecisionWords(
            stage=row["stage"],
            title=row["title"],
            reason=row["reason"],
            evidence=row["evidence"],
            decided_on=date.fromisoformat(row["decided_on"]),
            decided_by=row["decided_by"],
        )
        actions.put_decision(by=by, programme=programme, code=row["code"], words=words)
