"""From the bytes of a file to what was understood of it: shape, rows, doubts, source. Nothing is stored."""

from collections.abc import Sequence
from dataclasses import dataclass

from yorisoi.engines import sheets
from yorisoi.stages.area.rules import shapes
from yorisoi.stages.area.rules.cells import Line, Notes
from yorisoi.stages.area.rules.rows import AnyRow, FacilityRow, FigureRow, RowDoubt
from yorisoi.stages.area.rules.source_line import SourceWords, comment_of, read_source
from yorisoi.stages.area.terms import DoubtReason, Effect

_SHOWN = 80
_COLUMN_REASONS = {
    sheets.Reason.COLUMN_UNKNOWN: DoubtReason.COLUMN_UNKNOWN,
    sheets.Reason.COLUMN_UNNAMED: DoubtReason.COLUMN_UNKNOWN,
    sheets.Reason.COLUMN_TWICE: DoubtReason.COLUMN_TWICE,
}


class UnknownShape(ValueError):
    """The header of a file is none of the shapes this house reads."""

    def __init__(self, header: Sequence[str]) -> None:
        """Keep the header that came, to show it."""
        super().__init__(f"no shape for the header {', '.join(header)}")
        self.header = tuple(header)


@dataclass(frozen=True)
class Understood:
    """What a file holds: its shape, its columns as typed, its rows, doubts and what it says of its source."""

    shape: str
    encoding: str
    columns: dict[str, str]
    rows: tuple[AnyRow, ...]
    doubts: tuple[RowDoubt, ...]
    source: SourceWords


def understand(data: bytes, *, name: str, place: str) -> Understood:
    """Read a file of figures, towns or facilities.

    Raises SheetError where it is no sheet, and UnknownShape where its columns are not known.
    """
    sheet = _table(data, name)
    found = shapes.recognise(sheet.header)
    if found is None:
        raise UnknownShape(sheet.header)
    matched = sheets.match_columns(sheet.header, found.words, row=sheet.header_row)
    columns = {field: sheet.header[index] for field, index in matched.columns.items()}
    lines = [
        Line(row.number, {f: row.cells[i] for f, i in matched.columns.items()}, columns)
        for row in sheet.rows
        if row.number not in sheet.long_rows
    ]
    notes = Notes()
    rows = _told_once(shapes.rows_of(found, lines, notes, place=place), notes)
    doubts = [
        *_of_columns(matched.doubts),
        *_of_cells(sheet),
        *_of_long_rows(sheet),
        *notes.doubts,
    ]
    return Understood(
        shape=found.code,
        encoding=sheet.encoding,
        columns=columns,
        rows=tuple(rows),
        doubts=tuple(sorted(doubts, key=lambda doubt: doubt.row)),
        source=read_source(comment_of(data, encoding=sheet.encoding)),
    )


def _table(data: bytes, name: str) -> sheets.Sheet:
    try:
        return sheets.read_table(data, name, vocabulary=shapes.all_words())
    except sheets.SheetError as error:
        if error.reason is not sheets.SheetReason.NO_HEADER:
            raise
        # Words stand there, but none of ours: say which.
        raise UnknownShape(sheets.read_table(data, name).header) from error


def _told_once(rows: Sequence[AnyRow], notes: Notes) -> list[AnyRow]:
    """Leave out what a file says for the second time."""
    kept: dict[object, AnyRow] = {}
    for row in rows:
        key = _key(row)
        if key in kept:
            doubt = RowDoubt(row.line, "", _name(row), DoubtReason.TWICE, Effect.LEFT_OUT)
            notes.doubts.append(doubt)
        else:
            kept[key] = row
    return list(kept.values())


def _key(row: AnyRow) -> object:
    if isinstance(row, FigureRow):
        return (row.series, row.as_of, row.certainty)
    return (type(row), row.name)


def _name(row: AnyRow) -> str:
    return row.item if isinstance(row, FigureRow) else row.name


def _of_columns(doubts: Sequence[sheets.Doubt]) -> list[RowDoubt]:
    return [
        RowDoubt(each.row, each.column, each.value, _COLUMN_REASONS[each.reason], Effect.LEFT_OUT)
        for each in doubts
        if each.reason in _COLUMN_REASONS
    ]


def _of_long_rows(sheet: sheets.Sheet) -> list[RowDoubt]:
    """Return the rows that hold more cells than the header: nobody knows which cell moved where."""
    return [
        RowDoubt(
            row.number, "", ", ".join(row.cells).rstrip(", ")[:_SHOWN],
            DoubtReason.TOO_MANY_CELLS, Effect.STOPS,
        )
        for row in sheet.rows
        if row.number in sheet.long_rows
    ]  # fmt: skip


def _of_cells(sheet: sheets.Sheet) -> list[RowDoubt]:
    """Return what could not be read; a column without a name is no news where rows are too long."""
    doubts = [
        each
        for each in sheet.doubts
        if not (sheet.long_rows and each.reason is sheets.Reason.COLUMN_UNNAMED)
    ]
    return [
        RowDoubt(
            each.row, each.column, each.value,
            _COLUMN_REASONS.get(each.reason, DoubtReason.CELL_UNREADABLE), Effect.LEFT_OUT,
        )
        for each in doubts
    ]  # fmt: skip


def n_of(rows: Sequence[AnyRow]) -> tuple[int, int, int]:
    """Return how many figures, towns and facilities there are."""
    n_figures = sum(isinstance(row, FigureRow) for row in rows)
    n_facilities = sum(isinstance(row, FacilityRow) for row in rows)
    return n_figures, len(rows) - n_figures - n_facilities, n_facilities
