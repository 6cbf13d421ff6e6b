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
_WIDEST = 300
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
            n_bytes = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise SheetError(SheetReason.DAMAGED, place=name, detail=str(error)) from error
    if n_bytes > _LARGEST:
        raise SheetError(SheetReason.TOO_LARGE, place=name, detail=f"{n_bytes} bytes unpacked")


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
    for n, (row, formulas) in enumerate(rows):
        record = [_text(cell) for cell in row]
        for column, (cell, formula) in enumerate(zip(row, formulas, strict=True)):
            if _ERRORS.fullmatch(record[column]):
                unread[n, column], record[column] = ERROR_VALUE, ""
            elif cell.value is None and formula.value is not None:
                unread[n, column] = UNCALCULATED
        records.append(tuple(record))
    return Page(name, records, unread)


def _cells(sheet: Any) -> Iterator[tuple[Any, ...]]:
    sheet.reset_dimensions()
    for row in sheet.iter_rows():
        yield tuple(row[:_WIDEST])


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
