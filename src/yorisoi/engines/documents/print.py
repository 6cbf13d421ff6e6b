"""A document as tagged PDF (PDF/UA-1), without a browser and the same bytes for the same document."""

import importlib
from functools import cache
from types import ModuleType
from typing import Final

from yorisoi.engines.documents.blocks import Document
from yorisoi.engines.documents.inline import Phrases, Readings, bare
from yorisoi.engines.documents.web import (
    Size,
    body,
    check_size,
    inside,
    is_cards_only,
    page,
    pen_for,
    style,
)

_FONT: Final = '"BIZ UDPGothic", "IPAexGothic", "Noto Sans CJK JP", sans-serif'


def to_pdf(
    doc: Document,
    *,
    size: Size = "standard",
    ruby: bool = False,
    readings: Readings | None = None,
    phrases: Phrases | None = None,
) -> bytes:
    """The document on A4 as PDF/UA-1: tags, titles of table cells, words for drawings, real ruby.

    size: standard (10.5 pt) or large (22 pt). The notice stands on every page, pages are numbered.
    Raises DocumentError as to_html does. Source: ISO 14289-1; the tests check it with page-validation.
    """
    check_size(size)
    pen = pen_for(doc, ruby="true" if ruby else "none", readings=readings, phrases=phrases)
    article = f'<article class="paper">{body(doc, pen)}</article>'
    sheets = style("paper.css") + style("pages.css") + _running(doc, size)
    text = page(doc, article=article, size=size, ruby=ruby, head=inside(sheets))
    fetcher = _later("weasyprint.urls").URLFetcher(allowed_protocols={"data"})
    fonts = _later("weasyprint.text.fonts").FontConfiguration()
    written = (
        _later("weasyprint")
        .HTML(string=text, url_fetcher=fetcher)
        .write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=b"yorisoi", font_config=fonts)
    )
    return bytes(_later("yorisoi.engines.documents.structure").mended(written))


@cache
def _later(name: str) -> ModuleType:
    """What only a PDF needs is loaded with the first PDF, so that a site starts sooner."""
    return importlib.import_module(name)


def _running(doc: Document, size: str) -> str:
    """The style of what runs on every page: title and notice above, page number below."""
    notice, title = _quoted(bare(doc.notice)), _quoted(bare(doc.title))
    points, top = ("14pt", "26mm") if size == "large" else ("8pt", "16mm")
    font = f"font-family: {_FONT}; font-size: {points}; color: #333"
    if is_cards_only(doc):
        head = f'{{ @top-left {{ content: "{notice}"; {font}; width: 100% }} }}'
        return f"@page cards {head} @page passes {head} @page passes-a6 {head}"
    rule = "border-bottom: .5pt solid #000; vertical-align: bottom; padding-bottom: 1mm; margin-bottom: 3mm"
    return (
        f"@page {{ margin-top: {top};"
        f' @top-left {{ content: "{title}　{notice}"; {font}; {rule}; width: 100% }}'
        f' @bottom-right {{ content: counter(page) "／" counter(pages); {font} }} }}'
        f" @page :first {{ margin-top: 16mm; @top-left {{ content: none }} }}"
    )


def _quoted(text: str) -> str:
    """Text as it may stand inside a quoted string of a style sheet inside HTML."""
    return "".join(_ if _.isalnum() or _ == "　" else f"\\{ord(_):x} " for _ in text)
