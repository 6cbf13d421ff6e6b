"""The paper: one Document, and from it a web page, a tagged PDF, DOCX, EPUB, text for the ear, a message.

Pure: no clock, no network, no randomness; the same document gives the same bytes. Every text of a
document may hold `{漢字|よみ}` (a word with its reading) and `[[根拠1]]` (a mark of evidence).
"""

from yorisoi.engines.documents.blocks import (
    Answers,
    Block,
    Bullets,
    Cards,
    Checklist,
    Document,
    Drawing,
    Evidence,
    Heading,
    PageBreak,
    Paragraph,
    Pass,
    Passes,
    Signature,
    Table,
)
from yorisoi.engines.documents.book import to_epub
from yorisoi.engines.documents.errors import DocumentError
from yorisoi.engines.documents.inline import Phrases, Readings
from yorisoi.engines.documents.narration import Narrate
from yorisoi.engines.documents.print import to_pdf
from yorisoi.engines.documents.speech import to_line, to_text
from yorisoi.engines.documents.web import SHEETS, Site, Size, to_html, to_page
from yorisoi.engines.documents.word import to_docx

__all__ = [
    "SHEETS",
    "Answers",
    "Block",
    "Bullets",
    "Cards",
    "Checklist",
    "Document",
    "DocumentError",
    "Drawing",
    "Evidence",
    "Heading",
    "Narrate",
    "PageBreak",
    "Paragraph",
    "Pass",
    "Passes",
    "Phrases",
    "Readings",
    "Signature",
    "Site",
    "Size",
    "Table",
    "to_docx",
    "to_epub",
    "to_html",
    "to_line",
    "to_page",
    "to_pdf",
    "to_text",
]
