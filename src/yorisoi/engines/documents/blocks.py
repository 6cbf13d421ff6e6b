"""The parts a paper is made of. Each checks itself, so that a Document that exists can be printed.

Any text may hold `[[根拠1]]`, a mark that leads to the evidence of that key, and `{漢字|よみ}`, a word
with its reading. Raises DocumentError where a part cannot be shown.
"""

from dataclasses import dataclass
from typing import Final

from yorisoi.engines.documents.checks import check_some, check_text, check_texts
from yorisoi.engines.documents.drawings import checked_svg
from yorisoi.engines.documents.errors import DocumentError

PASS_SIZES: Final = ("card", "a6")
PARAGRAPH_STYLES: Final = ("", "lead", "note", "big", "warn", "voice")


@dataclass(frozen=True)
class Heading:
    """A title inside the paper; level 2 begins a section, 3 and 4 stand inside one."""

    text: str
    level: int = 2

    def __post_init__(self) -> None:
        check_text(self.text, place="Heading.text")
        if self.level not in (2, 3, 4):
            raise DocumentError(f"level {self.level}", reason="bad-level", place="Heading.level")


@dataclass(frozen=True)
class Paragraph:
    """Running text; style is one of "", lead, note, big, warn (read this first), voice (what was said)."""

    text: str
    style: str = ""

    def __post_init__(self) -> None:
        check_text(self.text, place="Paragraph.text")
        if self.style not in PARAGRAPH_STYLES:
            raise DocumentError(
                f"style {self.style!r}", reason="unknown-style", place="Paragraph.style"
            )


@dataclass(frozen=True)
class Bullets:
    """A list; ordered when the order matters."""

    items: tuple[str, ...]
    ordered: bool = False

    def __post_init__(self) -> None:
        check_some(self.items, place="Bullets.items")
        check_texts(self.items, place="Bullets.items")


@dataclass(frozen=True)
class Answers:
    """Pairs of a label and what stands for it, one a row."""

    rows: tuple[tuple[str, str], ...]

    def __post_init__(self) -> None:
        check_some(self.rows, place="Answers.rows")
        for number, row in enumerate(self.rows):
            check_texts(row, place=f"Answers.rows[{number}]")


@dataclass(frozen=True)
class Table:
    """A table whose first column names the rows; every row has as many cells as the header."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""

    def __post_init__(self) -> None:
        check_some(self.header, place="Table.header")
        check_texts((self.caption, self.note, *self.header), place="Table")
        for number, row in enumerate(self.rows):
            place = f"Table.rows[{number}]"
            check_texts(row, place=place)
            if len(row) != len(self.header):
                raise DocumentError(
                    f"{place}: {len(row)} cells under {len(self.header)} titles",
                    reason="ragged-table",
                    place=place,
                )


@dataclass(frozen=True)
class Drawing:
    """A picture as SVG text without scripts or foreign parts; alt says the same in words."""

    svg: str
    alt: str
    caption: str = ""

    def __post_init__(self) -> None:
        check_texts((self.svg, self.alt, self.caption), place="Drawing")
        if not self.alt.strip():
            raise DocumentError("a drawing without words", reason="empty", place="Drawing.alt")
        checked_svg(self.svg)


@dataclass(frozen=True)
class Evidence:
    """Sources: a key such as 根拠1 and where it comes from."""

    items: tuple[tuple[str, str], ...]

    def __post_init__(self) -> None:
        check_some(self.items, place="Evidence.items")
        for number, item in enumerate(self.items):
            check_texts(item, place=f"Evidence.items[{number}]")


@dataclass(frozen=True)
class Checklist:
    """Things to tick by hand; on paper each has an empty box of 5 mm."""

    items: tuple[str, ...]

    def __post_init__(self) -> None:
        check_some(self.items, place="Checklist.items")
        check_texts(self.items, place="Checklist.items")


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True)
class Signature:
    """Who signs, at the right; a line that ends with a colon leaves a rule to write on."""

    lines: tuple[str, ...]

    def __post_init__(self) -> None:
        check_some(self.lines, place="Signature.lines")
        check_texts(self.lines, place="Signature.lines")


@dataclass(frozen=True)
class Cards:
    """Name cards of 91 x 55 mm, ten a sheet: a big name and a small line."""

    cards: tuple[tuple[str, str], ...]

    def __post_init__(self) -> None:
        check_some(self.cards, place="Cards.cards")
        for number, card in enumerate(self.cards):
            check_texts(card, place=f"Cards.cards[{number}]")


@dataclass(frozen=True)
class Pass:
    """What somebody carries to be let in: a name, their picture, a code to scan, a few short lines."""

    name: str
    picture: Drawing
    code: Drawing
    lines: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_text(self.name, place="Pass.name")
        check_texts(self.lines, place="Pass.lines")
        if not self.name.strip():
            raise DocumentError("a pass without a name", reason="empty", place="Pass.name")


@dataclass(frozen=True)
class Passes:
    """Passes to cut out: card is 85.6 x 54 mm (ISO/IEC 7810 ID-1), ten a sheet; a6 is four a sheet."""

    passes: tuple[Pass, ...]
    size: str = "card"

    def __post_init__(self) -> None:
        check_some(self.passes, place="Passes.passes")
        if self.size not in PASS_SIZES:
            raise DocumentError(f"size {self.size!r}", reason="unknown-size", place="Passes.size")


Block = (
    Heading
    | Paragraph
    | Bullets
    | Answers
    | Table
    | Drawing
    | Evidence
    | Checklist
    | PageBreak
    | Signature
    | Cards
    | Passes
)


@dataclass(frozen=True)
class Document:
    """One paper: its title, its parts, and a notice (架空, 見本, simulated) that stands on every page.

    subject: whose paper it is, at the top (練馬区 令和8年度); kicker: the small line over the title.
    """

    title: str
    blocks: tuple[Block, ...]
    lang: str = "ja"
    notice: str = ""
    subject: str = ""
    kicker: str = ""

    def __post_init__(self) -> None:
        check_texts(
            (self.title, self.lang, self.notice, self.subject, self.kicker), place="Document"
        )
        if not self.title.strip():
            raise DocumentError("a paper without a title", reason="empty", place="Document.title")
        for number, block in enumerate(self.blocks):
            if not isinstance(block, Block):
                place = f"Document.blocks[{number}]"
                raise DocumentError(f"{place} is no block", reason="unknown-block", place=place)
