"""Excel workbooks (xlsx): each visible sheet as rows of text.

Only stored results are read, never a formula; a formula whose result was not stored gives a doubt.
Dates become ISO text, whole numbers lose ``.0``, a number formatted as 00000 keeps its zeros.
"""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from openpyxl import load_workbook

from yorisoi.engines.sheets.shape import SheetError, SheetReason

_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LARGEST = 50_000_000
_MOST_ENTRIES = 1_000
_WIDEST = 300
# Excel's own last row; a file that names a later one was not made by Excel.
_TALLEST = 1_048_576
# 20,000 rows of 20 columns; a few bytes of XML can ask for many more cells than they hold.
_MOST_CELLS = 400_000
# One long text may be named by every cell; what is read stays in proportion to the file.
_MOST_TEXT = 20_000_000
_ZEROS = re.compile(r"0{2,}")
_ERRORS = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!)")

ERROR_VALUE = "error"
UNCALCULATED = "formula"


@dataclass(frozen=True)
class Page:
    """One sheet of a workbook: its cells, and the (row, column) of those that could not be read.

    Rows and columns count from 0 here.
    """

    name: str
    records: list[tuple[str, ...]]
    unread: dict[tuple[int, int], str]


def looks_like_workbook(data: bytes) -> bool:
    """Say whether the first bytes are those of Excel, new or old."""
    return data.startswith((b"PK\x03\x04", _OLE))


def read_workbook(data: bytes, *, name: str) -> list[Page]:
    """Return the visible sheets.

    Raises:
        SheetError: protected by a password, the old xls format, damaged, or too large.

    """
    _refuse_others(data, name=name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _pages(data)
    except SheetError:
        raise
    except Exception as error:  # openpyxl lets any error of zip, XML and its own classes through
        raise SheetError(SheetReason.DAMAGED, place=name, detail=str(error)) from error


def _refuse_others(data: bytes, *, name: str) -> None:
    if data.startswith(_OLE):
        locked = _ENCRYPTED in data
        reason = SheetReason.PASSWORD_PROTECTED if locked else SheetReason.OLD_EXCEL
        raise SheetError(reason, place=name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise SheetError(SheetReason.DAMAGED, place=name, detail=str(error)) from error
    n_bytes = sum(entry.file_size for entry in entries)
    if n_bytes > _LARGEST or len(entries) > _MOST_ENTRIES:
        detail = f"{n_bytes} bytes unpacked in {len(entries)} entries"
        raise SheetError(SheetReason.TOO_LARGE, place=name, detail=detail)


def _pages(data: bytes) -> list[Page]:
    results = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    formulas = load_workbook(io.BytesIO(data), read_only=True)
    pages = []
    for sheet in results.worksheets:
        if sheet.sheet_state == "visible":
            rows = zip(_cells(sheet), _cells(formulas[sheet.title]), strict=True)
            pages.append(_page(sheet.title, rows))
    return pages


def _page(name: str, rows: Iterator[tuple[tuple[Any, ...], tuple[Any, ...]]]) -> Page:
    records: list[tuple[str, ...]] = []
    unread: dict[tuple[int, int], str] = {}
    n_cells = n_letters = 0
    for n, (row, formulas) in enumerate(rows):
        record = [_text(cell) for cell in row]
        n_cells += len(record)
        n_letters += sum(map(len, record))
        if n_cells > _MOST_CELLS or n_letters > _MOST_TEXT:
            detail = f"{n_cells} cells, {n_letters} letters by row {n + 1}"
            raise SheetError(SheetReason.TOO_LARGE, place=name, detail=detail)
        for column, (cell, formula) in enumerate(zip(row, formulas, strict=True)):
            if _ERRORS.fullmatch(record[column]):
                unread[n, column], record[column] = ERROR_VALUE, ""
            elif cell.value is None and formula.value is not None:
                unread[n, column] = UNCALCULATED
        records.append(tuple(record))
    return Page(name, records, unread)


def _cells(sheet: Any) -> Iterator[tuple[Any, ...]]:
    sheet.reset_dimensions()
    for row in sheet.iter_rows(max_row=_TALLEST):
        yield row[:_WIDEST]


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d" if value.time() == time() else "%Y-%m-%d %H:%M")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and _ZEROS.fullmatch(cell.number_format or ""):
        return str(value).zfill(len(cell.number_format))
    return str(value)
