"""A document as DOCX, for offices that go on writing in it: headings, repeated table titles, no ruby.

Readings are left out on purpose: words with ruby vanish for a Japanese screen reader in Word.
"""

from collections.abc import Callable
from io import BytesIO
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document as new_word_document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from yorisoi.engines.documents import blocks as b
from yorisoi.engines.documents.inline import bare

FONT: Final = "BIZ UDPGothic"
TITLE_FONT: Final = "BIZ UDPMincho"
FIRST_ZIP_DAY: Final = (1980, 1, 1, 0, 0, 0)
_STYLES: Final = {"lead": 12.5, "note": 9.0, "big": 18.0, "warn": 11.0, "voice": 11.5, "": 10.5}


def to_docx(doc: b.Document) -> bytes:
    """The document as DOCX: the same bytes for the same document, the notice in the head of each page.

    Drawings stand as their words. Source: ECMA-376.
    """
    word = new_word_document()
    _set_page(word)
    _set_styles(word)
    _set_properties(word, doc)
    if doc.notice:
        word.sections[0].header.paragraphs[0].text = bare(doc.notice)
    if doc.kicker or doc.subject:
        word.add_paragraph("　".join(bare(_) for _ in (doc.subject, doc.kicker) if _))
    word.add_heading(bare(doc.title), level=1)
    level = 1
    for block in doc.blocks:
        if isinstance(block, b.Heading):
            level = min(block.level, level + 1)
            word.add_heading(bare(block.text), level=level)
        else:
            _WRITERS[type(block)](word, block)
    written = BytesIO()
    word.save(written)
    return _without_times(written.getvalue())


def _set_page(word: Any) -> None:
    """A4 with the margins of the house, holes on the left."""
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(16)
    section.left_margin, section.right_margin = Mm(18), Mm(15)


def _set_styles(word: Any) -> None:
    """Japanese letters, black headings instead of Word's blue ones, Japanese as the language."""
    for name in ("Normal", "Header", "Heading 1", "Heading 2", "Heading 3", "Heading 4"):
        style = word.styles[name]
        font = TITLE_FONT if name in ("Heading 1", "Heading 2") else FONT
        style.font.name = font
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(attribute), None)
        fonts.set(qn("w:eastAsia"), font)
    for name, points in (("Normal", 10.5), ("Heading 1", 22), ("Heading 2", 15), ("Heading 3", 12)):
        word.styles[name].font.size = Pt(points)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "ja-JP")
    language.set(qn("w:eastAsia"), "ja-JP")
    word.styles["Normal"].element.get_or_add_rPr().append(language)


def _set_properties(word: Any, doc: b.Document) -> None:
    """Title and language; no author and no time, since we do not know them."""
    about = word.core_properties
    about.title, about.subject, about.language = bare(doc.title), bare(doc.subject), "ja-JP"
    about.author = about.last_modified_by = about.comments = ""
    about.revision = 1
    for name in ("dcterms:created", "dcterms:modified"):
        for element in about._element.findall(qn(name)):
            about._element.remove(element)


def _paragraph(word: Any, block: b.Paragraph) -> None:
    """Running text; what was said and what is to be read first are set in."""
    paragraph = word.add_paragraph(bare(block.text))
    for run in paragraph.runs:
        run.font.size = Pt(_STYLES[block.style])
        run.font.bold = block.style in ("big", "warn") or None
    if block.style in ("warn", "voice"):
        paragraph.paragraph_format.left_indent = Mm(6)


def _bullets(word: Any, block: b.Bullets) -> None:
    """Points, or steps that carry their number as text so that it stays right when copied."""
    for number, item in enumerate(block.items, start=1):
        if block.ordered:
            word.add_paragraph(f"{number}　{bare(item)}")
        else:
            word.add_paragraph(bare(item), style="List Bullet")


def _answers(word: Any, block: b.Answers) -> None:
    """Labels and what stands for them, as a table without column titles."""
    table = _grid(word, n_columns=2)
    for row in block.rows:
        _fill(table.add_row(), row, has_title=True)


def _table(word: Any, block: b.Table) -> None:
    """A table whose titles come again on each page and whose rows do not break."""
    if block.caption:
        paragraph = word.add_paragraph(bare(block.caption))
        paragraph.runs[0].font.bold = True
        paragraph.paragraph_format.keep_with_next = True
    table = _grid(word, n_columns=len(block.header))
    titles = table.add_row()
    _fill(titles, block.header, has_title=True)
    for run in (run for cell in titles.cells for line in cell.paragraphs for run in line.runs):
        run.font.bold = True
    _mark_row(titles, "w:tblHeader")
    for row in block.rows:
        _fill(table.add_row(), row, has_title=True)
    if block.note:
        _paragraph(word, b.Paragraph(block.note, "note"))


def _grid(word: Any, *, n_columns: int) -> Any:
    """An empty table with lines."""
    table = word.add_table(rows=0, cols=n_columns)
    table.style = word.styles["Table Grid"]
    return table


def _fill(row: Any, texts: tuple[str, ...], *, has_title: bool) -> None:
    """Write the cells of a row; the first one names it."""
    for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        cell.text = bare(text)
        for run in cell.paragraphs[0].runs:
            run.font.bold = (has_title and place == 0) or None
    _mark_row(row, "w:cantSplit")


def _mark_row(row: Any, name: str) -> None:
    """Set a property of a row: w:tblHeader repeats it, w:cantSplit keeps it whole."""
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _drawing(word: Any, block: b.Drawing) -> None:
    """A drawing as its message and its words."""
    if block.caption:
        word.add_paragraph(bare(block.caption)).runs[0].font.bold = True
    word.add_paragraph(bare(block.alt))


def _evidence(word: Any, block: b.Evidence) -> None:
    """Sources after their keys."""
    for key, text in block.items:
        _paragraph(word, b.Paragraph(f"{key}　{text}", "note"))


def _checklist(word: Any, block: b.Checklist) -> None:
    """Things to tick, with an empty box."""
    for item in block.items:
        word.add_paragraph(f"□　{bare(item)}")


def _page_break(word: Any, block: b.PageBreak) -> None:
    """A new page."""
    word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _signature(word: Any, block: b.Signature) -> None:
    """Who signs, at the right."""
    for line in block.lines:
        word.add_paragraph(bare(line)).alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _passes(word: Any, block: b.Passes) -> None:
    """What stands on passes, in words; the code to scan is for paper that is printed."""
    for each in block.passes:
        word.add_paragraph(bare(each.name)).runs[0].bold = True
        for line in (each.picture.alt, *each.lines):
            word.add_paragraph(bare(line))


def _cards(word: Any, block: b.Cards) -> None:
    """Name cards as a table of two columns."""
    table = _grid(word, n_columns=2)
    for start in range(0, len(block.cards), 2):
        row = table.add_row()
        row.height = Mm(55)
        for cell, (big, small) in zip(row.cells, block.cards[start : start + 2], strict=False):
            cell.text = bare(big)
            for run in cell.paragraphs[0].runs:
                run.font.size, run.font.bold = Pt(28), True
            cell.add_paragraph(bare(small))


def _without_times(data: bytes) -> bytes:
    """The same archive with one fixed time for each part."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name, FIRST_ZIP_DAY), old.read(name), compress_type=ZIP_DEFLATED)
    return out.getvalue()


_WRITERS: Final[dict[type, Callable[[Any, Any], None]]] = {
    b.Paragraph: _paragraph,
    b.Bullets: _bullets,
    b.Answers: _answers,
    b.Table: _table,
    b.Drawing: _drawing,
    b.Evidence: _evidence,
    b.Checklist: _checklist,
    b.PageBreak: _page_break,
    b.Signature: _signature,
    b.Cards: _cards,
    b.Passes: _passes,
}
