"""What of segments and personas travels in a kit."""

from collections.abc import Iterable

from yorisoi.engines.kitfile import Table
from yorisoi.programme.kit import party_key, table
from yorisoi.programme.models import Programme
from yorisoi.stages.hearings.terms import HearingConsent
from yorisoi.stages.personas.models import Attribute, Doubt, Evidence, Persona
from yorisoi.stages.personas.queries.personas import personas, segments

COLUMNS: dict[str, tuple[str, ...]] = {
    "personas/segments": ("code", "name", "basis", "kind", "age", "centre", "note"),
    "personas/personas": ("code", "segment", "name", "reading", "headline", "crest", "span"),
    "personas/attributes": ("persona", "order", "topic", "text"),
    "personas/evidence": ("persona", "order", "figure", "hearing", "passage", "answer"),
    "personas/doubts": ("persona", "order", "text"),
}
Row = dict[str, object]


def kit_tables(*, programme: Programme) -> tuple[Table, ...]:
    """Return segments and the newest personas; reviews stay with those who gave them.

    A line that stands on what was said in trust travels without it, and is 仮 where it arrives.
    """
    own = programme.municipality
    newest = list(personas(programme=programme).order_by("code"))
    rows: dict[str, list[Row]] = {
        "personas/segments": [
            {
                "code": each.code,
                "name": each.name,
                "basis": each.basis,
                "kind": each.kind,
                "age": each.age,
                "centre": party_key(each.centre, municipality=own) if each.centre else "",
                "note": each.note,
            }
            for each in segments(programme=programme).order_by("code")
        ],
        "personas/personas": [_persona(each) for each in newest],
        "personas/attributes": [
            {"persona": each.persona.code, **_plain(each, ("order", "topic", "text"))}
            for each in Attribute.objects.filter(persona__in=newest)
            .select_related("persona")
            .order_by("persona__code", "order")
        ],
        "personas/evidence": sorted(
            _evidence(newest), key=lambda row: tuple(map(_text, row.values()))
        ),
        "personas/doubts": [
            {"persona": each.persona.code, **_plain(each, ("order", "text"))}
            for each in Doubt.objects.filter(persona__in=newest)
            .select_related("persona")
            .order_by("persona__code", "order", "id")
        ],
    }
    return tuple(table(name, rows[name], columns=columns) for name, columns in COLUMNS.items())


def _persona(persona: Persona) -> Row:
    names = ("code", "name", "reading", "headline", "crest", "span")
    return {**_plain(persona, names), "segment": persona.segment.code}


def _evidence(newest: Iterable[Persona]) -> list[Row]:
    found = Evidence.objects.filter(attribute__persona__in=newest).select_related(
        "attribute__persona", "figure", "passage__hearing"
    )
    return [
        {
            "persona": each.attribute.persona.code,
            "order": each.attribute.order,
            "figure": each.figure.code if each.figure else "",
            "hearing": each.passage.hearing.code if each.passage else "",
            "passage": each.passage.code if each.passage else "",
            "answer": each.answer,
        }
        for each in found
        if each.passage is None or each.passage.hearing.consent == HearingConsent.PUBLIC
    ]


def _plain(row: object, names: tuple[str, ...]) -> Row:
    return {name: getattr(row, name) for name in names}


def _text(value: object) -> str:
    return f"{value:05d}" if isinstance(value, int) else str(value)
