"""Reads a PDF back without any program of the system: its words per page, its structure, its faults."""

import re
from collections.abc import Iterator
from io import BytesIO

import page
from pikepdf import Array, Dictionary, Object, Pdf, parse_content_stream


def faults(data: bytes) -> list[tuple[str, str]]:
    """The rules of PDF/UA-1 that the PDF breaks."""
    report = page.validate_pdf_bytes(data, profile="ua1")
    return [(failure.rule_id, failure.message) for failure in report.failures]


def kinds(data: bytes) -> list[str]:
    """The kinds of all elements of the structure tree, from the first to the last."""
    with Pdf.open(BytesIO(data)) as pdf:
        return [str(element.S) for element in _elements(pdf.Root.StructTreeRoot)]


def words(data: bytes) -> list[str]:
    """What is written on each page."""
    with Pdf.open(BytesIO(data)) as pdf:
        return ["".join(_letters(sheet.obj)) for sheet in pdf.pages]


def _elements(element: Object) -> Iterator[Object]:
    kids = element.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid)


def _letters(sheet: Object) -> Iterator[str]:
    letters: dict[int, str] = {}
    for operands, operator in parse_content_stream(sheet):
        if str(operator) == "Tf":
            letters = _letters_of_font(sheet.Resources.Font[str(operands[0])])
        elif str(operator) in ("Tj", "TJ"):
            pieces = operands[0] if str(operator) == "TJ" else operands
            for piece in pieces:
                if not isinstance(piece, (int, float)) and hasattr(piece, "__bytes__"):
                    codes = bytes(piece)
                    for at in range(0, len(codes), 2):
                        yield letters.get(int.from_bytes(codes[at : at + 2]), "")


def _letters_of_font(font: Object) -> dict[int, str]:
    table = font.ToUnicode.read_bytes().decode("ascii")
    pairs = re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", table)
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}
