"""What of verification travels in a kit: questions that may be handed on, and the plan; no answers."""

from yorisoi.engines.kitfile import Table
from yorisoi.programme.kit import table
from yorisoi.programme.models import Programme
from yorisoi.stages.effects.queries.instruments import items
from yorisoi.stages.effects.queries.results import plan

COLUMNS: dict[str, tuple[str, ...]] = {
    "effects/instruments": ("code", "name", "source_note", "licence_note", "is_shareable"),
    "effects/items": ("instrument", "code", "order", "text", "scale", "is_higher_better"),
    "effects/plans": ("text",),
}


def yes_no(is_so: bool) -> str:
    """Write a yes or no as a kit has it."""
    return "yes" if is_so else "no"


def kit_tables(*, programme: Programme) -> tuple[Table, ...]:
    """Return instruments, the questions of those that may be handed on, and the newest plan."""
    newest = plan(programme=programme)
    rows: dict[str, list[dict[str, object]]] = {
        "effects/instruments": [
            {
                "code": each.code,
                "name": each.name,
                "source_note": each.source_note,
                "licence_note": each.licence_note,
                "is_shareable": yes_no(each.is_shareable),
            }
            for each in programme.instruments.order_by("code")
        ],
        "effects/items": [
            {
                "instrument": each.instrument.code,
                "code": each.code,
                "order": each.order,
                "text": each.text,
                "scale": each.scale,
                "is_higher_better": yes_no(each.is_higher_better),
            }
            for each in items(programme=programme)
            .filter(instrument__is_shareable=True)
            .order_by("instrument__code", "code")
        ],
        "effects/plans": [{"text": newest.text}] if newest else [],
    }
    return tuple(table(name, rows[name], columns=columns) for name, columns in COLUMNS.items())
