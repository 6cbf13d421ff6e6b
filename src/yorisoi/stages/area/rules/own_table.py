"""The figures table of a kit, read back as a file."""

from collections.abc import Sequence
from decimal import Decimal

from yorisoi.stages.area.rules import cells
from yorisoi.stages.area.rules.cells import Line, Notes
from yorisoi.stages.area.rules.figures_read import BY_SUBTRACTION
from yorisoi.stages.area.rules.rows import FigureRow
from yorisoi.stages.area.terms import Certainty, DoubtReason, Effect, Mark, Topic


def figures(lines: Sequence[Line], notes: Notes, *, place: str) -> list[FigureRow]:
    """Read figures as a kit writes them; a line whose words are not ours is left out."""
    rows: list[FigureRow] = []
    for line in lines:
        certainty = line["certainty"] or Certainty.COUNTED
        if line["topic"] not in Topic.values:
            notes.add(line, "topic", DoubtReason.WORD_UNKNOWN)
        elif certainty not in Certainty.values:
            notes.add(line, "certainty", DoubtReason.WORD_UNKNOWN)
        else:
            rows += _figure(line, notes, certainty)
    return rows


def _figure(line: Line, notes: Notes, certainty: str) -> list[FigureRow]:
    quiet = Notes() if certainty == Certainty.UNKNOWN else notes
    value = cells.count(line, "value", quiet)
    mark = line["mark"] if line["mark"] in Mark.values else str(cells.mark_of(line))
    if value is None and not cells.is_withheld(line, "value"):
        return []
    if mark == Mark.RECALLED and value is not None:
        notes.add(line, "value", DoubtReason.RECALLED, Effect.UNKNOWN)
        value = None
    is_bare = not line["formula"] and mark != Mark.INFERRED
    if certainty == Certainty.ESTIMATED and is_bare:
        notes.add(line, "formula", DoubtReason.EMPTY)
        return []
    return [_row(line, value=value, certainty=certainty, mark=mark)]


def _row(line: Line, *, value: Decimal | None, certainty: str, mark: str) -> FigureRow:
    if value is None:
        certainty = Certainty.UNKNOWN
    elif mark == Mark.INFERRED:
        certainty = Certainty.ESTIMATED
    is_bare = certainty == Certainty.ESTIMATED and not line["formula"]
    n_asked = cells.count(line, "n_asked", Notes())
    return FigureRow(
        topic=line["topic"],
        item=line["item"],
        place=line["place"],
        value=value,
        unit=line["unit"] or "人",
        as_of=line["as_of"],
        kind=line["kind"],
        age=line["age"],
        sex=line["sex"],
        certainty=certainty,
        formula=BY_SUBTRACTION if is_bare else line["formula"],
        mark=mark,
        n_asked=None if n_asked is None else int(n_asked),
        line=line.number,
    )
