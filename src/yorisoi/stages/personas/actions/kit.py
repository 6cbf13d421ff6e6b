"""Take segments and personas from a kit; what arrives is 仮 until this municipality shares it."""

from django.db import transaction

from yorisoi.people.models import Account
from yorisoi.programme.kit import Tables, organisation, records
from yorisoi.programme.models import Programme
from yorisoi.stages.area import queries as area
from yorisoi.stages.hearings import queries as hearings
from yorisoi.stages.personas import queries, rules
from yorisoi.stages.personas.actions.lines import LineWords, Source, cite, put_line, set_doubts
from yorisoi.stages.personas.actions.personas import PersonaWords, change, draft, new_version
from yorisoi.stages.personas.actions.segments import SegmentWords, put_segment
from yorisoi.stages.personas.models import Attribute, Persona

Row = dict[str, str]


@transaction.atomic
def load_kit_tables(*, programme: Programme, tables: Tables, by: Account) -> int:
    """Take segments, personas, lines, evidence and doubts from a kit; return how many rows."""
    n_segments = _load_segments(programme, tables, by)
    personas = {
        row["code"]: _load_persona(programme, row, by)
        for row in records(tables, "personas/personas")
    }
    lines: dict[tuple[str, str], Attribute] = {}
    for row in records(tables, "personas/attributes"):
        words = LineWords(topic=row["topic"], text=row["text"])
        persona = personas[row["persona"]]
        lines[row["persona"], row["order"]] = put_line(
            by=by, persona=persona, words=words, order=int(row["order"])
        )
    n_evidence = sum(
        _load_evidence(programme, row, by, attribute=lines[row["persona"], row["order"]])
        for row in records(tables, "personas/evidence")
    )
    n_doubts = _load_doubts(tables, by, personas=personas)
    return n_segments + len(personas) + len(lines) + n_evidence + n_doubts


def _load_segments(programme: Programme, tables: Tables, by: Account) -> int:
    rows = records(tables, "personas/segments")
    for row in rows:
        words = SegmentWords(
            name=row["name"],
            kind=row["kind"],
            age=row["age"],
            centre=organisation(row["centre"], programme=programme),
            note=row["note"],
            basis=row["basis"],
        )
        put_segment(by=by, programme=programme, code=row["code"], words=words)
    return len(rows)


def _load_persona(programme: Programme, row: Row, by: Account) -> Persona:
    """Make a persona, or go on with the one that is here without its old lines."""
    names = ("name", "reading", "headline", "crest", "span")
    words = PersonaWords(**{name: row[name] for name in names})
    segment = programme.segments.get(code=row["segment"])
    found = queries.persona(programme=programme, code=row["code"])
    if found is None:
        return draft(by=by, programme=programme, segment=segment, code=row["code"], words=words)
    if not rules.can_be_changed(found):
        found = new_version(by=by, persona=found)
    found.attributes.all().delete()
    return change(by=by, persona=found, segment=segment, words=words)


def _load_evidence(programme: Programme, row: Row, by: Account, *, attribute: Attribute) -> int:
    """Cite what is there; a line whose source did not come along is 仮."""
    hearing = hearings.hearing(programme=programme, code=row["hearing"])
    source = Source(
        figure=area.figure(programme=programme, code=row["figure"]),
        passage=hearings.passage(hearing=hearing, code=row["passage"]) if hearing else None,
        answer=row["answer"],
    )
    if source == Source():
        return 0
    cite(by=by, attribute=attribute, source=source)
    return 1


def _load_doubts(tables: Tables, by: Account, *, personas: dict[str, Persona]) -> int:
    texts: dict[str, list[str]] = {code: [] for code in personas}
    for row in records(tables, "personas/doubts"):
        texts[row["persona"]].append(row["text"])
    for code, found in texts.items():
        set_doubts(by=by, persona=personas[code], texts=found)
    return sum(map(len, texts.values()))
