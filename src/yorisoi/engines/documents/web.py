"""A document as HTML: a whole page with its own style sheet, or the part that goes into a page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from importlib.resources import files
from typing import Final, Literal

from yorisoi.engines.documents.blocks import Cards, Document, Evidence, Heading, Passes
from yorisoi.engines.documents.errors import DocumentError
from yorisoi.engines.documents.ink import Ink, RubyForm
from yorisoi.engines.documents.inline import Phrases, Readings, bare
from yorisoi.engines.documents.parts import Pen, html_of

Size = Literal["standard", "large"]
SIZES: Final = ("standard", "large")
# What a page needs besides itself; both stand in the folder `data` of this engine.
SHEETS: Final = ("paper.css", "drawing.css")


@dataclass(frozen=True)
class Site:
    """What a site puts round a paper: where it serves `SHEETS`, in that order, its mark, the way back.

    icon: address of the mark in the tab; a browser that is told none asks for one by itself.
    back: words and address of the page the paper was opened from; it is not printed.
    """

    sheets: Sequence[str]
    icon: str | None = None
    back: tuple[str, str] | None = None


def to_html(
    doc: Document,
    *,
    size: Size = "standard",
    ruby: bool = False,
    standalone: bool = True,
    readings: Readings | None = None,
    phrases: Phrases | None = None,
) -> str:
    """The document as HTML.

    standalone: a whole page with its style sheet, ready to be saved or printed; else an article for
    a page that has a style sheet and a head of its own. ruby: show readings, those written as `{漢字|よみ}` and those that `readings`
    (text -> pairs of surface and reading) gives. phrases: text -> pieces between which a title or an
    answer may break. Raises DocumentError for a size it does not know
    and for readings that do not add up.
    """
    check_size(size)
    pen = pen_for(doc, ruby="quiet" if ruby else "none", readings=readings, phrases=phrases)
    if not standalone:
        plain = Pen(ink=pen.ink)
        return f'<article class="paper">{body(doc, plain, has_brand=False)}</article>'
    article = f'<article class="paper">{body(doc, pen)}</article>'
    return page(doc, article=article, size=size, ruby=ruby, head=inside(style("paper.css")))


def to_page(
    doc: Document,
    *,
    site: Site,
    size: Size = "standard",
    ruby: bool = False,
    readings: Readings | None = None,
    phrases: Phrases | None = None,
) -> str:
    """The document as a whole page that asks a site for its style sheets, with no style inside.

    Everything else is as in `to_html`. For a site whose policy allows nothing inline; a page that is saved wants `to_html`.
    """
    check_size(size)
    pen = pen_for(doc, ruby="quiet" if ruby else "none", readings=readings, phrases=phrases)
    plain = Pen(ink=pen.ink)
    links = "".join(f'<link rel="stylesheet" href="{escape(each)}">\n' for each in site.sheets)
    icon = f'<link rel="icon" href="{escape(site.icon)}">\n' if site.icon else ""
    article = f'{_way_back(site, plain.ink)}<article class="paper">{body(doc, plain)}</article>'
    return page(doc, article=article, size=size, ruby=ruby, head=links + icon)


def _way_back(site: Site, ink: Ink) -> str:
    if site.back is None:
        return ""
    words, address = site.back
    return f'<p class="back"><a href="{escape(address)}">← {ink.line(words)}</a></p>'


def check_size(size: str) -> None:
    """Raise DocumentError for a size there is no style for."""
    if size not in SIZES:
        raise DocumentError(f"size {size!r}", reason="unknown-size", place="size")


def pen_for(
    doc: Document, *, ruby: RubyForm, readings: Readings | None, phrases: Phrases | None
) -> Pen:
    """The pen that knows which evidence stands in this paper."""
    keys = (key for block in doc.blocks if isinstance(block, Evidence) for key, _ in block.items)
    ink = Ink(ruby=ruby, readings=readings, keys=frozenset(keys), phrases=phrases)
    return Pen(ink=ink, drawing_style=style("drawing.css"))


def inside(style: str) -> str:
    """A style sheet inside the page itself."""
    return f"<style>\n{style}</style>"


def page(doc: Document, *, article: str, size: str, ruby: bool, head: str) -> str:
    """A whole page round the article; `head` brings its style."""
    title, lang = escape(bare(doc.title)), escape(doc.lang or "ja")
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}" data-size="{size}" data-ruby="{"all" if ruby else "off"}">\n'
        f'<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>{_description(doc)}\n{head}</head>\n"
        f"<body><main>{article}</main></body></html>\n"
    )


def body(doc: Document, pen: Pen, *, has_brand: bool = True) -> str:
    """The head of the paper and its sections."""
    if is_cards_only(doc):
        title = f'<h1 class="unseen">{pen.ink.line(doc.title)}</h1>'
        notice = f'<p class="mihon screen">{pen.ink.line(doc.notice)}</p>' if doc.notice else ""
        return title + notice + "".join(html_of(block, pen) for block in doc.blocks)
    return (
        (_brand(doc, pen.ink) if has_brand else "")
        + _head(doc, pen.ink)
        + "".join(_sections(doc, pen))
    )


def is_cards_only(doc: Document) -> bool:
    """Whether the paper is nothing but cards or passes, which leave no room for a head."""
    return bool(doc.blocks) and all(isinstance(block, (Cards, Passes)) for block in doc.blocks)


@lru_cache(maxsize=8)
def style(name: str) -> str:
    """A style sheet that ships with the engine."""
    return files(__package__).joinpath(f"data/{name}").read_text("utf-8")


def _brand(doc: Document, ink: Ink) -> str:
    """Mark, name, whose paper it is, and the double rule."""
    subject = f' <span class="subject">{ink.line(doc.subject)}</span>' if doc.subject else ""
    return (
        f'<div class="brand"><p><span class="name">寄り添い</span>{subject}</p></div>'
        '<div class="rule"></div>'
    )


def _head(doc: Document, ink: Ink) -> str:
    """Notice, kicker and title."""
    notice = f'<p class="mihon">{ink.line(doc.notice)}</p>' if doc.notice else ""
    kicker = f'<p class="kick">{ink.line(doc.kicker)}</p>' if doc.kicker else ""
    return f"{notice}{kicker}<h1>{ink.short(doc.title)}</h1>"


def _description(doc: Document) -> str:
    """The subject as data about the page."""
    return f'<meta name="description" content="{escape(bare(doc.subject))}">' if doc.subject else ""


def _sections(doc: Document, pen: Pen) -> Iterator[str]:
    """The blocks, those after a heading of level 2 inside its section; no level is left out."""
    is_open, level = False, 1
    for number, block in enumerate(doc.blocks):
        if not isinstance(block, Heading):
            yield html_of(block, pen)
            continue
        level = min(block.level, level + 1)
        if level == 2:
            yield f'{"</section>" if is_open else ""}<section aria-labelledby="h{number}">'
            is_open = True
        kind = ' class="h"' if level == 2 else ""
        yield f'<h{level} id="h{number}"{kind}>{pen.ink.short(block.text)}</h{level}>'
    if is_open:
        yield "</section>"
