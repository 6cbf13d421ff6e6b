"""A document as plain text: for the ear, and short for a message on the phone."""

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

from yorisoi.engines.documents import blocks as b
from yorisoi.engines.documents.inline import Mark, bare, pieces

N_LETTERS_IN_MESSAGE: Final = 500
_MARK: Final = re.compile(r"\[\[([^\[\]]+)\]\]")
_ADDRESS: Final = re.compile(
    r"(?:https?://|(?<![!-~])/(?=[a-z0-9-]+/)|\b(?:[a-z0-9-]+\.)+(?:jp|com|org|net)/)"
    r"[A-Za-z0-9._~:/?#@!$&%*+,;=-]*(?<![.,])",
    re.IGNORECASE | re.ASCII,
)
_ENDS: Final = "。！？"
_OPENING: Final = "「『（("
_CLOSING: Final = "」』）)"
_TO_KATAKANA: Final = {code: code + 0x60 for code in range(0x3041, 0x3097)}

Say = Callable[[str], str]


def to_text(doc: b.Document, *, katakana: bool | Say = False) -> str:
    """The document for the ear: one idea a line, the notice first, drawings by their words.

    Tables are read row by row, each figure after its titles (視覚、18歳から64歳、約770人。). A source is
    said at the end of the section that first marks it. An address of the web is named, not spelled.
    katakana: True says words with a reading in katakana; a function (text -> text) is asked for
    every line, as language.katakana. Ends with a line break.
    """
    say = katakana if callable(katakana) else _in_katakana if katakana else bare
    prepare: Say = (lambda text: say(bare(text))) if callable(katakana) else say
    head = [doc.notice, doc.subject, doc.kicker, doc.title]
    lines = [line for line in head if line.strip()]
    lines += _body(doc.blocks)
    told = (prepare(_without_addresses(line)) for line in lines)
    return "\n".join(piece for line in told for piece in ideas(line)) + "\n"


def to_line(doc: b.Document) -> str:
    """The document as one message of at most 500 letters; what does not fit is left out at a line's end.

    The notice stands first and is never left out.
    """
    head = [f"【{bare(doc.notice)}】"] if doc.notice else []
    head.append(f"■{bare(doc.title)}")
    kept, n_letters = list(head), len("\n".join(head))
    for block in doc.blocks:
        for line in (without_marks(line) for line in _short(block)):
            n_letters += len(line) + 1
            if n_letters > N_LETTERS_IN_MESSAGE:
                return "\n".join(kept)[:N_LETTERS_IN_MESSAGE]
            kept.append(line)
    return "\n".join(kept)[:N_LETTERS_IN_MESSAGE]


def without_marks(text: str) -> str:
    """The line without readings and without marks of evidence."""
    return bare(_MARK.sub("", text))


def _body(blocks: tuple[b.Block, ...]) -> Iterator[str]:
    """The lines of all blocks, each source at the end of the section that first marks it."""
    items = (item for block in blocks if isinstance(block, b.Evidence) for item in block.items)
    waiting = dict(items)
    marked: dict[str, None] = {}
    for block, following in zip(blocks, (*blocks[1:], None), strict=True):
        if isinstance(block, b.Heading):
            yield from _told(waiting, marked)
            if isinstance(following, b.Evidence) and not _left(following, waiting):
                continue
        if isinstance(block, b.Evidence):
            yield from _told(waiting, marked)
            yield from _told(waiting, dict.fromkeys(_left(block, waiting)))
            continue
        for line in _spoken(block):
            marked |= dict.fromkeys(_MARK.findall(line))
            yield line
    yield from _told(waiting, marked)


def _left(block: b.Evidence, waiting: dict[str, str]) -> tuple[str, ...]:
    """The keys of a list of sources that were not told yet."""
    return tuple(key for key, _text in block.items if key in waiting)


def _told(waiting: dict[str, str], marked: dict[str, None]) -> Iterator[str]:
    """The sources that were marked and not told yet, one a line: 根拠1は、「調査」です。 An English key: Source 1: survey."""
    for key in marked:
        if key in waiting:
            text = waiting.pop(key).strip().removesuffix("。")
            if key.isascii():
                yield f"{key}: {text.removesuffix('.')}."
                continue
            quoted = text.replace("「", "『").replace("」", "』").replace("\n", "　")
            yield f"{key}は、「{quoted}」です。"
    marked.clear()


def _spoken(block: b.Block) -> Iterator[str]:
    """The lines of a block for the ear."""
    yield from _SPEAKERS[type(block)](block)


def _short(block: b.Block) -> Iterator[str]:
    """The lines of a block for a message: no drawings, no sources, a row of a table in one line."""
    if isinstance(block, b.Table):
        for row in block.rows:
            yield "　".join(cell for cell in row if cell.strip())
    elif isinstance(block, b.Answers):
        yield from (f"{label}：{value}" for label, value in block.rows)
    elif isinstance(block, b.Bullets | b.Checklist):
        yield from (f"・{item}" for item in block.items)
    elif not isinstance(block, b.Drawing | b.Evidence | b.PageBreak):
        yield from _spoken(block)


def _text(block: b.Heading | b.Paragraph) -> Iterator[str]:
    """A heading or a paragraph as it stands."""
    yield block.text


def _items(block: b.Bullets | b.Checklist) -> Iterator[str]:
    """Points one a line; steps say their number."""
    numbered = isinstance(block, b.Bullets) and block.ordered
    for number, item in enumerate(block.items, start=1):
        yield f"{number}、{item}" if numbered else item


def _pairs(block: b.Answers) -> Iterator[str]:
    """A label and what stands for it."""
    for label, value in block.rows:
        yield _closed(f"{label}、{value}")


def _table(block: b.Table) -> Iterator[str]:
    """The message of the table, then each cell after the titles of its row and column, then the note."""
    if block.caption.strip():
        yield block.caption
    for row in block.rows:
        name = block.header[0] + row[0] if row[0].isdecimal() else row[0]
        if not any(cell.strip() for cell in row[1:]):
            yield _closed(name)
        for title, cell in zip(block.header[1:], row[1:], strict=True):
            if cell.strip():
                yield _closed("、".join(part for part in (name, title, cell) if part.strip()))
    if block.note.strip():
        yield block.note


def _drawing(block: b.Drawing) -> Iterator[str]:
    """The message of a drawing and its words."""
    yield from (line for line in (block.caption, block.alt) if line.strip())


def _evidence(block: b.Evidence) -> Iterator[str]:
    """Sources are told where they are marked."""
    yield from ()


def _lines(block: b.Signature) -> Iterator[str]:
    """Who signs."""
    yield from block.lines


def _cards(block: b.Cards) -> Iterator[str]:
    """A name and its small line."""
    for big, small in block.cards:
        yield _closed("、".join(part for part in (big, small) if part.strip()))


def _passes(block: b.Passes) -> Iterator[str]:
    """A name, the picture beside it, and what stands on the pass."""
    for each in block.passes:
        yield _closed(each.name)
        yield _closed(each.picture.alt)
        yield from (_closed(line) for line in each.lines)


def _nothing(block: b.PageBreak) -> Iterator[str]:
    """The ear has no pages."""
    yield from ()


def _closed(line: str) -> str:
    """The line with an end that a voice can hear."""
    return line if line.endswith(("。", "！", "？", "」", "）")) else line + "。"


def _without_addresses(line: str) -> str:
    """The line with each address of the web named, in the language of the line."""
    return _ADDRESS.sub("a web address" if line.isascii() else "ホームページのアドレス", line)


def ideas(line: str) -> Iterator[str]:
    """The sentences of a line, one each; letters between them are kept, what is quoted stays whole."""
    for part in line.split("\n"):
        depth, start = 0, 0
        for place, letter in enumerate(part):
            depth = max(0, depth + (letter in _OPENING) - (letter in _CLOSING))
            following = part[place + 1 : place + 2]
            if letter in _ENDS and not depth and following not in tuple(_CLOSING + _ENDS):
                yield from _stripped(part[start : place + 1])
                start = place + 1
        yield from _stripped(part[start:])


def _stripped(sentence: str) -> Iterator[str]:
    """A sentence without spaces round it; nothing where nothing is left."""
    if sentence.strip():
        yield sentence.strip()


def _in_katakana(text: str) -> str:
    """The line with the readings written in it, in katakana, in the place of their words."""
    return "".join(
        f"（{piece.key}）"
        if isinstance(piece, Mark)
        else piece.reading.translate(_TO_KATAKANA) or piece.text
        for piece in pieces(text)
    )


_SPEAKERS: Final[dict[type, Callable[[Any], Iterator[str]]]] = {
    b.Heading: _text,
    b.Paragraph: _text,
    b.Bullets: _items,
    b.Checklist: _items,
    b.Answers: _pairs,
    b.Table: _table,
    b.Drawing: _drawing,
    b.Evidence: _evidence,
    b.Signature: _lines,
    b.Cards: _cards,
    b.Passes: _passes,
    b.PageBreak: _nothing,
}
