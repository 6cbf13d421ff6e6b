"""CSV as offices save it: UTF-8 with or without a mark, CP932, or Excel's Unicode text."""

import codecs
import csv
import io

from yorisoi.engines.sheets.shape import SheetError, SheetReason

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = frozenset(map(chr, (*range(0x09), *range(0x0E, 0x20), 0x7F)))
_NOT_IN_CP932 = frozenset("\x80\uf8f0\uf8f1\uf8f2\uf8f3")
"""What Python's decoder makes of bytes that CP932 leaves undefined."""
_FIRST_LINES = 5


def read_csv(data: bytes, *, name: str) -> tuple[list[tuple[str, ...]], str]:
    """Return every record, empty ones too, and the encoding it was read in.

    Raises:
        SheetError: unknown encoding, control characters, or quotes that do not close.

    """
    text, encoding = _decoded(data, name=name)
    if not _CONTROL.isdisjoint(text):
        raise SheetError(SheetReason.NOT_A_TABLE, place=name, detail="control characters")
    head = "\n".join(text.splitlines()[:_FIRST_LINES])
    delimiter = max(",\t;", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return [tuple(record) for record in reader], encoding
    except csv.Error as error:
        place = f"{name} line {reader.line_num}"
        raise SheetError(SheetReason.NOT_A_TABLE, place=place, detail=str(error)) from error


def _decoded(data: bytes, *, name: str) -> tuple[str, str]:
    marked = [encoding for mark, encoding in _MARKS if data.startswith(mark)]
    for encoding in marked or ["utf-8", "cp932"]:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding != "cp932" or _NOT_IN_CP932.isdisjoint(text):
            return text, encoding
    raise SheetError(SheetReason.UNKNOWN_ENCODING, place=name)
