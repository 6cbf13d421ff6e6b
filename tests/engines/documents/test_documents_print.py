"""The PDF: valid for screen readers, complete, the same each time, and quick."""

import subprocess
import sys
import time
from io import BytesIO

import pytest
from pikepdf import Name, Pdf

from engines.documents.papers import EVERYTHING, NAME_CARDS
from engines.documents.pdf_reading import faults, kinds, words
from yorisoi.engines.documents import Document, DocumentError, Heading, Paragraph, Table, to_pdf


def readings(text: str) -> list[tuple[str, str]]:
    return [(letter, "よみ" if letter == "会" else "") for letter in text]


@pytest.mark.parametrize("size", ["standard", "large"])
@pytest.mark.parametrize("ruby", [False, True])
@pytest.mark.parametrize("doc", [EVERYTHING, NAME_CARDS], ids=["everything", "cards"])
def test_pdf_passes_every_rule_of_pdf_ua(doc: Document, ruby: bool, size: str):
    assert faults(to_pdf(doc, size=size, ruby=ruby, readings=readings)) == []


def test_pdf_check_bites_on_a_pdf_without_tags():
    with Pdf.new() as empty:
        empty.add_blank_page()
        out = BytesIO()
        empty.save(out)
    assert faults(out.getvalue()) != []


def test_long_table_over_pages_passes_every_rule():
    rows = tuple((f"アキ{n}さん（架空）", str(n)) for n in range(90))
    doc = Document("名簿", (Heading("名簿"), Table("名簿", ("呼び名", "席"), rows)))
    assert faults(to_pdf(doc)) == []


def test_words_with_readings_become_ruby_with_base_and_text():
    found = kinds(to_pdf(EVERYTHING, ruby=True))
    assert [found.count(kind) for kind in ("/Ruby", "/RB", "/RT")] == [3, 3, 3]
    assert "/Ruby" not in kinds(to_pdf(EVERYTHING))


def test_labels_and_answers_become_a_list_with_labels():
    found = kinds(to_pdf(Document("題", (EVERYTHING.blocks[1],))))
    assert [kind for kind in found if kind in ("/L", "/LI", "/Lbl", "/LBody")] == [
        "/L",
        "/LI",
        "/Lbl",
        "/LBody",
        "/LI",
        "/Lbl",
        "/LBody",
    ]


def test_links_to_evidence_print_and_tab_order_follows_the_text():
    with Pdf.open(BytesIO(to_pdf(EVERYTHING))) as pdf:
        flags = [note.F for sheet in pdf.pages for note in sheet.obj.get("/Annots", [])]
        tabs = {sheet.obj.Tabs for sheet in pdf.pages}
    assert flags == [4]
    assert tabs == {Name.S}


@pytest.mark.parametrize("size", ["standard", "large"])
@pytest.mark.parametrize("doc", [EVERYTHING, NAME_CARDS], ids=["everything", "cards"])
def test_notice_stands_on_every_page(doc: Document, size: str):
    sheets = words(to_pdf(doc, size=size))
    assert len(sheets) > 1
    assert [doc.notice in sheet for sheet in sheets] == [True] * len(sheets)


def test_pages_are_numbered():
    sheets = words(to_pdf(EVERYTHING))
    assert [f"{n}／{len(sheets)}" in sheet for n, sheet in enumerate(sheets, start=1)] == [
        True,
        True,
    ]


def test_name_cards_take_ten_a_sheet_and_no_sheet_more():
    with Pdf.open(BytesIO(to_pdf(NAME_CARDS))) as pdf:
        assert len(pdf.pages) == 2


def test_same_document_gives_the_same_pdf_in_another_process():
    code = (
        "import sys, hashlib; sys.path.insert(0, 'tests');"
        "from engines.documents.papers import EVERYTHING;"
        "from yorisoi.engines.documents import to_pdf, to_docx;"
        "print(hashlib.sha256(to_pdf(EVERYTHING, ruby=True) + to_docx(EVERYTHING)).hexdigest())"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, check=True, env=env
        ).stdout
        for env in ({"PYTHONHASHSEED": "1"}, {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo"})
    ]
    assert runs[0] == runs[1] != b""


def test_two_page_sheet_is_quick():
    to_pdf(EVERYTHING)
    started = time.process_time()
    to_pdf(EVERYTHING)
    assert time.process_time() - started < 1.2


def test_text_that_could_end_the_style_sheet_stays_text():
    doc = Document('</style>"\\', (Paragraph("<b>"),), notice='"} </style>')
    assert faults(to_pdf(doc)) == []


def test_size_without_a_style_is_refused():
    with pytest.raises(DocumentError) as caught:
        to_pdf(EVERYTHING, size="huge")  # type: ignore[arg-type]
    assert caught.value.reason == "unknown-size"
