"""A document as EPUB 3.3: true ruby, a table of contents, what readers must know, and, if wanted, a voice.

Sources: EPUB 3.3 (W3C), EPUB Accessibility 1.1 (metadata), DAISY's list of schema.org terms. The
tests check it with EPUBCheck. Written by itself, so that the bytes are the same each time.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from io import BytesIO
from typing import Final
from uuid import NAMESPACE_URL, uuid5
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from yorisoi.engines.documents.blocks import Document, Drawing, Evidence, Heading, Passes
from yorisoi.engines.documents.inline import Readings, bare
from yorisoi.engines.documents.narration import Clip, MarkedInk, Narrate, told
from yorisoi.engines.documents.package import PackageFacts, navigation, overlay, package
from yorisoi.engines.documents.parts import Pen
from yorisoi.engines.documents.web import body, style

MEDIA_TYPE: Final = "application/epub+zip"
FIRST_ZIP_DAY: Final = (1980, 1, 1, 0, 0, 0)
_CONTAINER: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>\n"
)


@dataclass(frozen=True)
class _Book:
    """The written pages of a book and what stands in them."""

    article: str
    spoken: tuple[tuple[str, str], ...]


def to_epub(
    doc: Document,
    *,
    ruby: bool = True,
    readings: Readings | None = None,
    narrate: Narrate | None = None,
) -> bytes:
    """The document as EPUB 3.3, the same bytes for the same document.

    ruby: readings written `{漢字|よみ}` and those of `readings` stand as true `<ruby>`. narrate:
    sentences -> (the same sentences with start and end in seconds, MP3); with it each sentence is
    highlighted while it is heard. Raises DocumentError as to_html does, and for a narration that
    does not fit its sentences.
    """
    book = _written(doc, ruby=ruby, readings=readings)
    clips, sound = told(book.spoken, narrate) if narrate and book.spoken else ((), b"")
    page = _page(doc, book.article)
    facts = _facts(doc, page, clips, sound, has_ruby="<ruby" in page)
    parts = {
        "META-INF/container.xml": _CONTAINER.encode(),
        "EPUB/package.opf": package(facts).encode(),
        "EPUB/nav.xhtml": navigation(facts, _headings(doc)).encode(),
        "EPUB/paper.xhtml": page.encode(),
        "EPUB/book.css": style("book.css").encode(),
    }
    if clips:
        parts |= {"EPUB/paper.smil": overlay(clips).encode(), "EPUB/paper.mp3": sound}
    return _zipped(parts)


def _written(doc: Document, *, ruby: bool, readings: Readings | None) -> _Book:
    """The article with its sentences marked, in the order in which they stand."""
    keys = (key for block in doc.blocks if isinstance(block, Evidence) for key, _ in block.items)
    ink = MarkedInk(ruby="true" if ruby else "none", readings=readings, keys=frozenset(keys))
    html = body(doc, Pen(ink=ink, drawing_style=style("drawing.css")), has_brand=False)
    article = html.replace("<br>", "<br/>").replace("<rb>", "").replace("</rb>", "")
    in_order = re.findall(r'<span id="(s[0-9]+)">', article)
    return _Book(article=article, spoken=tuple((key, ink.spoken[key]) for key in in_order))


def _page(doc: Document, article: str) -> str:
    """The one page of the book."""
    lang, title = escape(doc.lang or "ja"), escape(bare(doc.title))
    subject = f'<p class="subject">{escape(bare(doc.subject))}</p>' if doc.subject else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
        f'lang="{lang}" xml:lang="{lang}"><head><title>{title}</title>'
        '<link rel="stylesheet" type="text/css" href="book.css"/></head>\n'
        f'<body id="top"><main>{subject}{article}</main></body></html>\n'
    )


def _headings(doc: Document) -> Iterator[tuple[int, str, str]]:
    """Level, address and words of the title and of each heading; no level is left out."""
    level = 1
    for number, block in enumerate(doc.blocks):
        if isinstance(block, Heading):
            level = min(block.level, level + 1)
            yield level, f"h{number}", bare(block.text)


def _facts(
    doc: Document, page: str, clips: tuple[Clip, ...], sound: bytes, *, has_ruby: bool
) -> PackageFacts:
    """What the package says about the book; its name is made of what it says and how it sounds."""
    return PackageFacts(
        identifier=f"urn:uuid:{uuid5(NAMESPACE_URL, sha256(page.encode() + sound).hexdigest())}",
        title=bare(doc.title),
        lang=doc.lang or "ja",
        subject=bare(doc.subject),
        notice=bare(doc.notice),
        has_ruby=has_ruby,
        has_drawings=any(isinstance(block, Drawing | Passes) for block in doc.blocks),
        seconds=clips[-1].end if clips else 0.0,
    )


def _zipped(parts: dict[str, bytes]) -> bytes:
    """The container: the kind of file first and not packed (OCF 4.3), one fixed time for all parts."""
    out = BytesIO()
    with ZipFile(out, "w") as book:
        book.writestr(ZipInfo("mimetype", FIRST_ZIP_DAY), MEDIA_TYPE, compress_type=ZIP_STORED)
        for name, data in parts.items():
            packed = ZIP_STORED if name.endswith(".mp3") else ZIP_DEFLATED
            book.writestr(ZipInfo(name, FIRST_ZIP_DAY), data, compress_type=packed)
    return out.getvalue()
