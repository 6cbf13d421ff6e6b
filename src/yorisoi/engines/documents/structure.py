"""The last step of a PDF: mend its structure tree where WeasyPrint leaves it short of PDF/UA-1.

Ruby becomes Ruby with RB and RT, labels and answers become a list with Lbl and LBody, links own
their annotation, titles of tables say what they are titles of. Source: ISO 32000-1 14.8, ISO 14289-1.
"""

from collections.abc import Iterator
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf

PRINT_FLAG = 4


def mended(data: bytes) -> bytes:
    """The same PDF with a full structure tree; the same bytes for the same input."""
    with Pdf.open(BytesIO(data)) as pdf:
        for element in _elements(pdf.Root.StructTreeRoot):
            _mend(element)
        for page in pdf.pages:
            _mend_page(page.obj)
        out = BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
    return out.getvalue()


def _mend(element: Dictionary) -> None:
    """Mend one element of the tree; its children come later."""
    kind, kids = element.S, _kids(element)
    if kind == Name.L:
        for kid in kids:
            _mend_row(kid)
    elif kind == Name.NonStruct and _kinds(kids) == [Name.NonStruct, Name.NonStruct]:
        element.S, kids[0].S, kids[1].S = Name.Ruby, Name.RB, Name.RT
    elif kind == Name.NonStruct and _kinds(kids) == [Name.Caption, Name.Figure]:
        element.S, kids[0].S = Name.Div, Name.P
    elif kind == Name.TH:
        is_column = Name.THead == element.P.P.S
        element.A.Scope = Name.Column if is_column else Name.Row


def _mend_row(row: Dictionary) -> None:
    """A row of labels and answers, which came as boxes in boxes, becomes an item with Lbl and LBody."""
    if Name.Div != row.S:
        return
    cells = [element for element in _elements(row) if element.S == Name.LI]
    row.S, row.K = Name.LI, Array(cells)
    for cell in cells:
        cell.P = row
        cell.S = Name.LBody if cell is cells[-1] else Name.Lbl
        for kid in _kids(cell):
            kid.S = Name.NonStruct if Name.LBody == kid.S else kid.S


def _mend_page(page: Dictionary) -> None:
    """Tab order follows the structure, and links print."""
    page.Tabs = Name.S
    for annotation in page.get("/Annots", []):
        annotation.F = PRINT_FLAG


def _elements(element: Object) -> Iterator[Dictionary]:
    """The elements below this one, each before its own children."""
    for kid in _kids(element):
        yield kid
        yield from _elements(kid)


def _kids(element: Object) -> list[Dictionary]:
    """The children that are elements themselves, not pieces of content or annotations."""
    kids = element.get("/K", Array())
    listed = list(kids) if isinstance(kids, Array) else [kids]
    return [kid for kid in listed if isinstance(kid, Dictionary) and "/S" in kid]


def _kinds(elements: list[Dictionary]) -> list[object]:
    """What kinds of elements these are."""
    return [element.S for element in elements]
