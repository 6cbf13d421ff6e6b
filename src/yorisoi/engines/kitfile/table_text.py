"""A table as CSV text: UTF-8, comma, line feed, quotes only where they are needed.

Python's own writer leaves a lone carriage return unquoted in 3.11, which does not read back; so
the few lines of writing are here. Reading uses the standard reader in its strict mode.
"""

import csv
import io
import re

from yorisoi.engines.kitfile.shape import KitError, Reason, Table

_NEEDS_QUOTES = re.compile(r'[",\r\n]|^[ \t]|[ \t]$')


def to_bytes(table: Table) -> bytes:
    """Write the header and the rows; equal tables give equal bytes."""
    lines = (_line(row) for row in (table.columns, *table.rows))
    return "".join(lines).encode("utf-8")


def from_bytes(data: bytes, *, name: str, place: str) -> Table:
    """Read a table; a byte order mark and empty lines, which editors add, are passed over.

    Raises:
        KitError: not UTF-8, not CSV, a duplicated header, or a row of another width.

    """
    records = _records(data, place=place)
    if not records:
        raise KitError(Reason.WRONG_COLUMNS, place=place, detail="no header")
    (_, header), *rows = records
    for line, row in rows:
        if len(row) != len(header):
            detail = f"expected {len(header)}, came {len(row)}"
            raise KitError(Reason.BAD_ROW, place=f"{place} line {line}", detail=detail)
    return Table(name, header, tuple(row for _, row in rows))


def _line(row: tuple[str, ...]) -> str:
    if row == ("",):
        return '""\n'
    return ",".join(map(_cell, row)) + "\n"


def _cell(text: str) -> str:
    if not _NEEDS_QUOTES.search(text):
        return text
    return '"' + text.replace('"', '""') + '"'


def _records(data: bytes, *, place: str) -> list[tuple[int, tuple[str, ...]]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise KitError(Reason.NOT_UTF8, place=f"{place} byte {error.start}") from error
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        return [(reader.line_num, tuple(row)) for row in reader if row]
    except csv.Error as error:
        where = f"{place} line {reader.line_num}"
        raise KitError(Reason.BAD_CSV, place=where, detail=str(error)) from error
