"""The words of a page in the order in which they are heard."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from yorisoi.engines import voice

_FACE = re.compile(r'<html\b[^>]*\bdata-face="(person|public)"')
_TITLE = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.S)
_STUCK = re.compile(r'<a class="komaru" href="([^"]+)"')
_TAG = re.compile(r"<[^>]*>")
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    ]
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "cite",
        "code",
        "em",
        "i",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "wbr",
    ]
)
# What somebody typed is theirs to say; drawings and scripts have no words.
_SILENT = frozenset(
    [
        "script",
        "style",
        "template",
        "svg",
        "textarea",
        "select",
        "audio",
        "video",
        "noscript",
        "rt",
        "rp",
    ]
)


@dataclass(frozen=True)
class Sentence:
    """A sentence of a page, and the readings the page shows over its words."""

    text: str
    shown: tuple[tuple[str, str], ...]


@dataclass
class _Block:
    text: str = ""
    shown: list[tuple[str, str]] = field(default_factory=list)


class _Main(HTMLParser):
    """Collect the blocks of text inside main."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks = [_Block()]
        self._open: list[tuple[str, bool, str]] = []
        self._is_inside = False
        self._has_just_closed = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._is_inside |= tag == "main"
        # Two marked pieces with nothing between, such as the title and the note of a choice, are two.
        is_beside = self._has_just_closed and tag != "wbr" and not given.get("data-r")
        if tag not in _INLINE or is_beside:
            self.blocks.append(_Block())
        if tag == "img" and given.get("alt") and self._is_heard():
            self.blocks[-1].text += given["alt"] or ""
        if tag in _VOID:
            return
        is_silent = (
            tag in _SILENT
            or "hidden" in given
            or given.get("aria-hidden") == "true"
            or "data-not-said" in given
        )
        self._open.append((tag, is_silent, given.get("data-r") or ""))

    def handle_endtag(self, tag: str) -> None:
        if tag not in (each for each, _, _ in self._open):
            return
        while (closed := self._open.pop())[0] != tag:
            pass
        self._has_just_closed = not closed[2]
        self._is_inside &= tag != "main"
        if tag not in _INLINE:
            self.blocks.append(_Block())

    def handle_data(self, data: str) -> None:
        if not self._is_heard():
            return
        words = re.sub(r"\s+", " ", data)
        self._has_just_closed &= not words.strip()
        self.blocks[-1].text += words
        reading = self._open[-1][2] if self._open else ""
        if reading:
            self.blocks[-1].shown.append((words, reading))

    def _is_heard(self) -> bool:
        return self._is_inside and not any(is_silent for _, is_silent, _ in self._open)


def is_for_listening(page: str) -> bool:
    """Whether a page is a participant's or for everybody."""
    return _FACE.search(page) is not None


def title(page: str) -> str:
    """Return the words of the first title."""
    found = _TITLE.search(page)
    return _TAG.sub("", found[1]).strip() if found else ""


def stuck_href(page: str) -> str:
    """Return where somebody who is stuck on this page goes, or nothing."""
    found = _STUCK.search(page)
    return html.unescape(found[1]) if found else ""


def sentences(page: str) -> tuple[Sentence, ...]:
    """Return what is heard of a page: its main part without what is hidden or was typed."""
    return tuple(_sentences(page))


def _sentences(page: str) -> Iterator[Sentence]:
    parser = _Main()
    parser.feed(page)
    parser.close()
    for block in parser.blocks:
        text = block.text.strip()
        for start in range(0, len(text), voice.MOST_LETTERS):
            part = text[start : start + voice.MOST_LETTERS]
            if not voice.is_sayable(part):
                continue
            for each in filter(voice.is_sayable, voice.sentences(part)):
                shown = tuple(pair for pair in block.shown if pair[0] in each)
                yield Sentence(each.strip(), shown)
