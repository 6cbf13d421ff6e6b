"""From a file to a `Sheet`: the header is found below title rows, empty rows are left out."""

from collections.abc import Mapping, Sequence

from yorisoi.engines.sheets.columns import n_matches
from yorisoi.engines.sheets.csv_file import read_csv
from yorisoi.engines.sheets.folding import narrow
from yorisoi.engines.sheets.shape import (
    Doubt,
    Reason,
    Row,
    Severity,
    Sheet,
    SheetError,
    SheetReason,
)
from yorisoi.engines.sheets.xlsx_file import (
    ERROR_VALUE,
    UNCALCULATED,
    Page,
    looks_like_workbook,
    read_workbook,
)

WORKBOOK = "xlsx"
_LARGEST = 10_000_000
_MOST_ROWS = 20_000
_HEADER_WITHIN = 30
_FEWEST_COLUMNS = 2
# No header word is longer; the rest of a long cell is not looked at.
_LONGEST_WORD = 200
_REASONS = {ERROR_VALUE: Reason.ERROR_VALUE, UNCALCULATED: Reason.FORMULA_NOT_CALCULATED}

Vocabulary = Mapping[str, Sequence[str]]


def read_table(data: bytes, name: str, *, vocabulary: Vocabulary | None = None) -> Sheet:
    """Read the table of a CSV or XLSX file; the kind is told by the bytes, not by the name.

    Args:
        data: the file.
        name: its name, for errors only.
        vocabulary: field -> header spellings. With it, the header is the row (and the sheet the
            one) that names most fields; without it, the first row with most words, in the first
            sheet that has one.

    Raises:
        SheetError: empty, larger than 10 MB or 20,000 rows, garbage, password-protected, old
            xls, nothing but uncalculated formulas, no header, or no row below it.

    """
    if not data.strip():
        raise SheetError(SheetReason.EMPTY, place=name)
    if len(data) > _LARGEST:
        raise SheetError(SheetReason.TOO_LARGE, place=name, detail=f"{len(data)} bytes")
    if looks_like_workbook(data):
        pages, encoding = read_workbook(data, name=name), WORKBOOK
    else:
        records, encoding = read_csv(data, name=name)
        pages = [Page("", records, {})]
    page, header_at = _best(pages, vocabulary, name=name)
    return _sheet(page, header_at, encoding=encoding, name=name)


def _best(pages: list[Page], vocabulary: Vocabulary | None, *, name: str) -> tuple[Page, int]:
    """Return the sheet and the index of its header row; the earliest wins among equals."""
    best, page, header_at = 0, None, 0
    for candidate in pages:
        if vocabulary is None and page is not None:
            break
        for index, record in enumerate(candidate.records[:_HEADER_WITHIN]):
            score = _score(record, vocabulary)
            if score > best:
                best, page, header_at = score, candidate, index
    if page is not None:
        return page, header_at
    if any(UNCALCULATED in candidate.unread.values() for candidate in pages):
        raise SheetError(SheetReason.FORMULAS_ONLY, place=name)
    if not any(any(map(str.strip, record)) for one in pages for record in one.records):
        raise SheetError(SheetReason.EMPTY, place=name)
    raise SheetError(SheetReason.NO_HEADER, place=name)


def _score(record: tuple[str, ...], vocabulary: Vocabulary | None) -> int:
    record = tuple(cell[:_LONGEST_WORD] for cell in record)
    words = {narrow(cell) for cell in record} - {""}
    words = {word for word in words if not word[0].isdigit()}
    if len(words) < _FEWEST_COLUMNS:
        return 0
    if vocabulary is None:
        return len(words)
    matches = n_matches(record, vocabulary)
    return matches if matches >= _FEWEST_COLUMNS else 0


def _sheet(page: Page, header_at: int, *, encoding: str, name: str) -> Sheet:
    below = [
        Row(index + 1, record)
        for index, record in enumerate(page.records)
        if index > header_at and (any(map(str.strip, record)) or _has_unread(page, index))
    ]
    if not below:
        raise SheetError(SheetReason.NO_ROWS, place=name)
    if len(below) > _MOST_ROWS:
        raise SheetError(SheetReason.TOO_MANY_ROWS, place=name, detail=str(len(below)))
    header = page.records[header_at]
    width = max(_used(header), *(_used(row.cells) for row in below))
    words = tuple(" ".join(cell.split()) for cell in _fitted(header, width))
    rows = tuple(Row(row.number, _fitted(row.cells, width)) for row in below)
    doubts = (*_unnamed(words, rows, header_at + 1), *_unread(page, words, header_at))
    is_csv = encoding != WORKBOOK
    long_rows = tuple(row.number for row in below if is_csv and len(row.cells) > len(header))
    return Sheet(words, rows, header_at + 1, encoding, page.name, doubts, long_rows)


def _has_unread(page: Page, index: int) -> bool:
    return any(row == index for row, _ in page.unread)


def _used(cells: tuple[str, ...]) -> int:
    return max((n for n, cell in enumerate(cells, start=1) if cell.strip()), default=0)


def _fitted(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (*cells[:width], *("",) * (width - len(cells)))


def _unnamed(words: tuple[str, ...], rows: tuple[Row, ...], header_row: int) -> list[Doubt]:
    """Return a doubt for each column that holds something under an empty header."""
    doubts = []
    for index, word in enumerate(words):
        first = next((row.cells[index] for row in rows if row.cells[index].strip()), "")
        if not word and first:
            reason = Reason.COLUMN_UNNAMED
            doubts.append(Doubt(header_row, "", first, reason, Severity.DOUBTFUL))
    return doubts


def _unread(page: Page, words: tuple[str, ...], header_at: int) -> list[Doubt]:
    return [
        Doubt(
            row + 1,
            words[column] if column < len(words) else "",
            "",
            _REASONS[why],
            Severity.UNUSABLE,
        )
        for (row, column), why in sorted(page.unread.items())
        if row > header_at
    ]
