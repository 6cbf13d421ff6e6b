"""Each block as HTML: plain elements first, so that the paper reads well without any style sheet."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Any, Final

from yorisoi.engines.documents import blocks as b
from yorisoi.engines.documents.drawings import accessible
from yorisoi.engines.documents.ink import Ink, anchor
from yorisoi.engines.documents.inline import bare

N_CARDS_A_SHEET: Final = 10
N_PASSES_A_SHEET: Final = {"card": 10, "a6": 4}
BOX: Final = "□"
_NOWRAP: Final = ' class="nw"'
_SHORT: Final = 6
_FIGURE: Final = re.compile(
    r"約?[-−+±]?[0-9０-９][0-9０-９,.，．%％人件回円点分歳日時年〜～–\-/ ]*(?:未満|以上)?|不明|[-－–]"
)
_PARAGRAPHS: Final = {
    "": "<p>{}</p>",
    "lead": '<p class="lead">{}</p>',
    "note": '<p class="note">{}</p>',
    "big": '<p class="big">{}</p>',
    "warn": '<div class="warn"><p>{}</p></div>',
    "voice": "<blockquote><p>{}</p></blockquote>",
}


@dataclass(frozen=True)
class Pen:
    """How blocks are written: the ink for their lines and the style put inside drawings."""

    ink: Ink
    drawing_style: str = ""


def html_of(block: b.Block, pen: Pen) -> str:
    """One block as HTML; a Heading is written by the caller, who knows its section."""
    return _WRITERS[type(block)](block, pen)


def _paragraph(block: b.Paragraph, pen: Pen) -> str:
    """Running text in its style."""
    return _PARAGRAPHS[block.style].format(pen.ink.line(block.text))


def _bullets(block: b.Bullets, pen: Pen) -> str:
    """A list of points or of steps."""
    tag = "ol" if block.ordered else "ul"
    items = "".join(f"<li><span>{pen.ink.line(item)}</span></li>" for item in block.items)
    return f'<{tag} class="{"steps" if block.ordered else "dots"}">{items}</{tag}>'


def _answers(block: b.Answers, pen: Pen) -> str:
    """Labels and what stands for them."""
    rows = "".join(
        f"<div><dt>{pen.ink.short(label)}</dt><dd>{pen.ink.short(value)}</dd></div>"
        for label, value in block.rows
    )
    return f'<dl class="answers">{rows}</dl>'


def _table(block: b.Table, pen: Pen) -> str:
    """A table with titles for columns and rows, figures set to the right."""
    classes = [_class_of(column) for column in _columns(block)]
    classes[0] = _NOWRAP if _is_short(next(_columns(block))) else ""
    head = "".join(
        f'<th scope="col"{"" if kind == _NOWRAP and len(cell) > _SHORT else kind}>'
        f"{pen.ink.line(cell)}</th>"
        for cell, kind in zip(block.header, classes, strict=True)
    )
    rows = "".join(f"<tr>{_row(row, classes, pen.ink)}</tr>" for row in block.rows)
    caption = f"<caption>{pen.ink.line(block.caption)}</caption>" if block.caption else ""
    note = f'<p class="note">{pen.ink.line(block.note)}</p>' if block.note else ""
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{note}"


def _row(row: tuple[str, ...], classes: list[str], ink: Ink) -> str:
    """The cells of a row; the first names it."""
    cells = [f'<th scope="row"{classes[0]}>{ink.line(row[0])}</th>']
    cells += [
        f"<td{kind}>{ink.line(cell)}</td>" for cell, kind in zip(row[1:], classes[1:], strict=True)
    ]
    return "".join(cells)


def _columns(block: b.Table) -> Iterator[tuple[str, ...]]:
    """The cells of each column without its title."""
    for place in range(len(block.header)):
        yield tuple(row[place] for row in block.rows)


def _class_of(column: tuple[str, ...]) -> str:
    """How a column is set: figures to the right, boxes to tick by hand 5 mm wide."""
    if BOX in column and set(column) <= {BOX, ""}:
        return ' class="box"'
    if _is_figures(column):
        return ' class="n"'
    return _NOWRAP if _is_short(column) else ""


def _is_short(column: tuple[str, ...]) -> bool:
    """Whether every cell of a column is so short that a broken line would only tear it."""
    return all(len(cell) <= _SHORT for cell in column)


def _is_figures(column: tuple[str, ...]) -> bool:
    """Whether a column holds nothing but figures, so that it is set to the right."""
    filled = [cell.strip() for cell in column if cell.strip()]
    return bool(filled) and all(_FIGURE.fullmatch(cell) for cell in filled)


def _drawing(block: b.Drawing, pen: Pen) -> str:
    """A drawing with its message above it."""
    caption = f"<figcaption>{pen.ink.short(block.caption)}</figcaption>" if block.caption else ""
    return (
        f"<figure>{caption}{accessible(block.svg, alt=block.alt, style=pen.drawing_style)}</figure>"
    )


def _evidence(block: b.Evidence, pen: Pen) -> str:
    """Sources with the keys that lead to them."""
    rows = "".join(
        f'<div id="{anchor(key)}"><dt><span class="ev">{escape(key)}</span></dt><dd>{pen.ink.line(text)}</dd></div>'
        for key, text in block.items
    )
    return f'<dl class="sources">{rows}</dl>'


def _checklist(block: b.Checklist, pen: Pen) -> str:
    """Things to tick."""
    items = "".join(f"<li>{pen.ink.line(item)}</li>" for item in block.items)
    return f'<ul class="ticks">{items}</ul>'


def _page_break(block: b.PageBreak, pen: Pen) -> str:
    """An empty place where a new page begins."""
    return '<div class="new-page"></div>'


def _signature(block: b.Signature, pen: Pen) -> str:
    """Who signs."""
    lines = "".join(f"<p{_rule_after(line)}>{pen.ink.line(line)}</p>" for line in block.lines)
    return f'<div class="sign">{lines}</div>'


def _rule_after(line: str) -> str:
    """A line that ends with a colon leaves a rule to write on."""
    return ' class="rule-after"' if line.rstrip().endswith((":", "：")) else ""


def _cards(block: b.Cards, pen: Pen) -> str:
    """Name cards, ten a sheet."""
    sheets = [
        block.cards[start : start + N_CARDS_A_SHEET]
        for start in range(0, len(block.cards), N_CARDS_A_SHEET)
    ]
    return "".join(
        f'<ul class="cards">{"".join(_card(card, pen.ink) for card in sheet)}</ul>'
        for sheet in sheets
    )


def _card(card: tuple[str, str], ink: Ink) -> str:
    """One card; a longer name is set smaller."""
    big, small = card
    return f'<li><p class="big-name {_length(big)}">{ink.line(big)}</p><p class="small-line">{ink.line(small)}</p></li>'


def _passes(block: b.Passes, pen: Pen) -> str:
    """Passes to cut out, so many a sheet as their size allows."""
    n = N_PASSES_A_SHEET[block.size]
    sheets = [block.passes[start : start + n] for start in range(0, len(block.passes), n)]
    return "".join(
        f'<ul class="passes {block.size}">{"".join(_pass(each, pen.ink) for each in sheet)}</ul>'
        for sheet in sheets
    )


def _pass(one: b.Pass, ink: Ink) -> str:
    """One pass: the picture, the name, the lines, the code to scan."""
    lines = "".join(f"<p>{ink.line(line)}</p>" for line in one.lines)
    return (
        f'<li><figure class="own">{accessible(one.picture.svg, alt=one.picture.alt)}</figure>'
        f'<p class="pass-name {_length(one.name)}">{ink.line(one.name)}</p>'
        f'<div class="pass-lines">{lines}</div>'
        f'<figure class="scan">{accessible(one.code.svg, alt=one.code.alt)}</figure></li>'
    )


def _length(name: str) -> str:
    """How long a name is; a longer one is set smaller."""
    n_letters = len(bare(name))
    return "long" if n_letters > 9 else "mid" if n_letters > 5 else "short"


_WRITERS: Final[dict[type, Callable[[Any, Pen], str]]] = {
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
