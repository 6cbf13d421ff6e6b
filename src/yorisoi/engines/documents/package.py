"""The parts of an EPUB round its page: package, table of contents, overlay of the voice.

Source: EPUB 3.3 chapters 5, 7 and 9; EPUB Accessibility 1.1 for the metadata.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Final

from yorisoi.engines.documents.narration import Clip

# EPUB asks for a day; a paper has none of its own, and the same paper is the same file.
MODIFIED: Final = "2000-01-01T00:00:00Z"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_CONTENTS: Final = {"ja": "もくじ", "en": "Contents"}
_SUMMARY: Final = {
    "ja": "見出し、目次、読む順番、表の見出し、図の説明があります。{more}機械で確かめた版で、読む機器では確かめていません。",
    "en": "Headings, contents, reading order, titles of tables and words for drawings are there. {more}Checked by machine; not tried on reading devices.",
}
_VOICE: Final = {
    "ja": "文ごとの音声があります（図の説明は音声にありません）。",
    "en": "Each sentence has a voice (words for drawings have none). ",
}


@dataclass(frozen=True)
class PackageFacts:
    """What the package says; seconds is the length of the narration, 0 without one."""

    identifier: str
    title: str
    lang: str
    subject: str
    notice: str
    has_ruby: bool
    has_drawings: bool
    seconds: float


def package(facts: PackageFacts) -> str:
    """The package document: metadata, list of files, reading order."""
    spoken = ' media-overlay="voice"' if facts.seconds else ""
    files = [
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
        f'<item id="paper" href="paper.xhtml" media-type="application/xhtml+xml"{_svg(facts)}{spoken}/>',
        '<item id="style" href="book.css" media-type="text/css"/>',
    ]
    if facts.seconds:
        files += [
            '<item id="voice" href="paper.smil" media-type="application/smil+xml"/>',
            '<item id="sound" href="paper.mp3" media-type="audio/mpeg"/>',
        ]
    lang = escape(facts.lang)
    return (
        f'{_HEAD}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" '
        f'xml:lang="{lang}">\n<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        + "\n".join(_metadata(facts))
        + f"\n</metadata>\n<manifest>\n{chr(10).join(files)}\n</manifest>\n"
        '<spine><itemref idref="paper"/></spine>\n</package>\n'
    )


def _svg(facts: PackageFacts) -> str:
    """A page with drawings inside says so."""
    return ' properties="svg"' if facts.has_drawings else ""


def _metadata(facts: PackageFacts) -> Iterator[str]:
    """Name, language, and what somebody must know before they open the book."""
    yield f'<dc:identifier id="id">{facts.identifier}</dc:identifier>'
    yield f"<dc:title>{escape(facts.title)}</dc:title>"
    yield f"<dc:language>{escape(facts.lang)}</dc:language>"
    if facts.subject:
        yield f"<dc:subject>{escape(facts.subject)}</dc:subject>"
    if facts.notice:
        yield f"<dc:description>{escape(facts.notice)}</dc:description>"
    yield _meta("dcterms:modified", MODIFIED)
    yield from (_meta("schema:accessMode", each) for each in _modes(facts))
    yield _meta("schema:accessModeSufficient", "textual")
    if facts.seconds:
        yield _meta("schema:accessModeSufficient", "auditory,textual")
    yield from (_meta("schema:accessibilityFeature", each) for each in _features(facts))
    yield _meta("schema:accessibilityHazard", "none")
    yield _meta("schema:accessibilitySummary", _summary(facts))
    if facts.seconds:
        length = f"{facts.seconds:.3f}s"
        yield f'<meta property="media:duration" refines="#voice">{length}</meta>'
        yield _meta("media:duration", length)
        yield _meta("media:active-class", "heard")


def _meta(name: str, value: str) -> str:
    """One line of metadata."""
    return f'<meta property="{name}">{escape(value)}</meta>'


def _modes(facts: PackageFacts) -> Iterator[str]:
    """How the book reaches a reader."""
    yield "textual"
    if facts.has_drawings:
        yield "visual"
    if facts.seconds:
        yield "auditory"


def _features(facts: PackageFacts) -> Iterator[str]:
    """What the book has for those who read in another way."""
    yield from (
        "tableOfContents",
        "structuralNavigation",
        "readingOrder",
        "displayTransformability",
    )
    if facts.has_drawings:
        yield "alternativeText"
    if facts.has_ruby:
        yield "rubyAnnotations"
    if facts.seconds:
        yield "synchronizedAudioText"


def _summary(facts: PackageFacts) -> str:
    """The same in a sentence, and what nobody has checked."""
    lang = "en" if facts.lang.startswith("en") else "ja"
    return _SUMMARY[lang].format(more=_VOICE[lang] if facts.seconds else "")


def navigation(facts: PackageFacts, headings: Iterable[tuple[int, str, str]]) -> str:
    """The table of contents: the title, and below it the headings (level, address, words), nested."""
    lang = "en" if facts.lang.startswith("en") else "ja"
    code, name = escape(facts.lang), _CONTENTS[lang]
    return (
        f"{_HEAD}<!DOCTYPE html>\n"
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
        f'lang="{code}" xml:lang="{code}"><head><title>{name}</title>'
        '<link rel="stylesheet" type="text/css" href="book.css"/></head>\n'
        f'<body><nav epub:type="toc" role="doc-toc" aria-label="{name}"><h1>{name}</h1>'
        f"{_nested([(1, 'top', facts.title), *headings])}</nav></body></html>\n"
    )


def _nested(headings: list[tuple[int, str, str]]) -> str:
    """Headings as lists in lists; each level is at most one below the one before."""
    html, depth = "", 0
    for level, address, words in headings:
        html += "<ol>" if level > depth else "</li>" + "</ol></li>" * (depth - level)
        html += f'<li><a href="paper.xhtml#{address}">{escape(words)}</a>'
        depth = level
    return html + "</li></ol>" * depth


def overlay(clips: Iterable[Clip]) -> str:
    """The overlay: each sentence with its piece of the sound."""
    pairs = "\n".join(
        f'<par id="p-{each.key}"><text src="paper.xhtml#{each.key}"/>'
        f'<audio src="paper.mp3" clipBegin="{each.start:.3f}s" clipEnd="{each.end:.3f}s"/></par>'
        for each in clips
    )
    return (
        f'{_HEAD}<smil xmlns="http://www.w3.org/ns/SMIL" xmlns:epub="http://www.idpf.org/2007/ops" '
        f'version="3.0"><body><seq id="all" epub:textref="paper.xhtml">\n{pairs}\n</seq></body></smil>\n'
    )
