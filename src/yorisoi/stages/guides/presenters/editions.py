"""An edition as pages to read, and as paper."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from yorisoi.engines import documents as paper
from yorisoi.stages.guides import queries
from yorisoi.stages.guides.models import Chapter, Claim, ClaimEvidence, Edition
from yorisoi.stages.guides.presenters.notes import reiwa
from yorisoi.stages.guides.terms import Link
from yorisoi.ui.charts import Bar, Chart, bars
from yorisoi.ui.words import full_day

N_A_PARAGRAPH = 3
N_LETTERS_A_PARAGRAPH = 160
N_MARKS = 3
STOP = "。"
ENDS = ("！", "？", "!", "?", ".", "。」", "！」", "？」")
ADDRESS = re.compile(r"https?://([^/\s　）)、。]+)[^\s　）)、。]*")
LETTERS_A_MINUTE = 500


@dataclass(frozen=True)
class Mark:
    """A mark of evidence behind a sentence; `id` where it comes first in its section."""

    key: str
    href: str
    id: str


@dataclass(frozen=True)
class Sentence:
    """One sentence with its marks; without any it is shown as 仮."""

    claim: Claim
    marks: tuple[Mark, ...]

    @property
    def text(self) -> str:
        """The words before the full stop, where the marks stand."""
        return self.claim.text.removesuffix(STOP)

    @property
    def stop(self) -> str:
        """The full stop of every sentence that does not end otherwise."""
        return "" if self.text.endswith(ENDS) else STOP


@dataclass(frozen=True)
class Source:
    """One source in the margin, with the sentence that leads to it first."""

    key: str
    id: str
    back_href: str
    label: str
    words: str
    claim: Claim


@dataclass(frozen=True)
class Part:
    """One section: paragraphs of sentences, figures, and the sources in the margin."""

    title: str
    paragraphs: tuple[tuple[Sentence, ...], ...]
    sources: tuple[Source, ...]
    figures: tuple[Chart, ...]


@dataclass(frozen=True)
class ChapterPage:
    """A chapter as it is read: its parts, how long it takes, how much of it stands on evidence."""

    chapter: Chapter
    parts: tuple[Part, ...]
    n_minutes: int
    n_sources: int
    n_assumed: int


class _Numbers:
    """Numbers the sources of a chapter as they come."""

    def __init__(self) -> None:
        self.keys: dict[str, str] = {}

    def key(self, source: tuple[str, str]) -> str:
        """Return the number of a source; the same words have the same number."""
        return self.keys.setdefault(":".join(source), str(len(self.keys) + 1))


def chapter_page(chapter: Chapter) -> ChapterPage:
    """Return a chapter as everybody reads it."""
    numbers = _Numbers()
    sections = queries.sections(chapter, is_public=True)
    parts = tuple(
        _part(title, claims, numbers, place=place)
        for place, (title, claims) in enumerate(sections, start=1)
    )
    sentences = [s for part in parts for paragraph in part.paragraphs for s in paragraph]
    n_letters = sum(len(each.claim.text) for each in sentences)
    return ChapterPage(
        chapter=chapter,
        parts=parts,
        n_minutes=max(1, round(n_letters / LETTERS_A_MINUTE)),
        n_sources=len(numbers.keys),
        n_assumed=sum(not each.marks for each in sentences),
    )


def _part(title: str, claims: list[Claim], numbers: _Numbers, *, place: int = 0) -> Part:
    seen: dict[str, Source] = {}
    sentences: list[Sentence] = []
    for claim in claims:
        marks: dict[str, Mark] = {}
        for backing, words in _sources(claim):
            key = numbers.key((backing, words))
            there, back = f"e{place}-{key}", f"r{place}-{key}"
            marks.setdefault(key, Mark(key, f"#{there}", "" if key in seen else back))
            label, short = str(Link(backing).label), ADDRESS.sub(r"\1", words)
            seen.setdefault(key, Source(key, there, f"#{back}", label, short, claim))
        sentences.append(Sentence(claim, tuple(marks.values())))
    figures = tuple(_figure(claim.figure) for claim in claims if claim.figure)
    return Part(title, tuple(_paragraphs(sentences)), tuple(seen.values()), figures)


def _sources(claim: Claim) -> list[tuple[str, str]]:
    """Kind and words of what a sentence stands on; many of one kind stand as one in the margin."""
    found: list[ClaimEvidence] = list(claim.evidence.all())
    if len(found) <= N_MARKS:
        return [(each.backing, each.words) for each in found]
    said = {"first": found[0].words, "n": len(found)}
    return [(found[0].backing, _("%(first)sなど、合わせて%(n)s件") % said)]


def _paragraphs(sentences: list[Sentence]) -> Iterator[tuple[Sentence, ...]]:
    """Sentences that stand on something run on while they are short; an assumption stands alone."""
    run: list[Sentence] = []
    for each in sentences:
        n_letters = sum(len(one.claim.text) for one in (*run, each))
        is_full = len(run) == N_A_PARAGRAPH or n_letters > N_LETTERS_A_PARAGRAPH
        if not each.marks or is_full:
            if run:
                yield tuple(run)
            run = []
        if each.marks:
            run.append(each)
        else:
            yield (each,)
    if run:
        yield tuple(run)


def _figure(kept: dict[str, object]) -> Chart:
    rows = kept["rows"]
    if not isinstance(rows, list):
        raise TypeError("expected the rows of a figure as a list")
    total = sum(value for _label, value, _words in rows)
    return bars(
        tuple(Bar(label=label, share=value / total) for label, value, _words in rows),
        title=str(kept["title"]),
        note=str(kept["note"]),
    )


def kicker(edition: Edition) -> str:
    """Return the line over every title of an edition."""
    programme = edition.programme
    said = {
        "place": programme.municipality.name,
        "title": edition.title,
        "year": reiwa(programme),
        "n": edition.number,
    }
    return _("%(place)s　%(title)s　令和%(year)s年度　第%(n)s版") % said


def published_on(edition: Edition) -> str:
    """Say on which day an edition was published."""
    if edition.published_at is None:
        return _("下書きです。まだ公表していません。")
    return _("%(day)sに公表しました。") % {"day": full_day(edition.published_at)}


def edition_paper(edition: Edition, chapters: list[Chapter]) -> paper.Document:
    """Return an edition, or one chapter of it, as a document in every form."""
    numbers = _Numbers()
    blocks: list[paper.Block] = []
    for chapter in chapters:
        blocks += _chapter_blocks(chapter, numbers, is_alone=len(chapters) == 1)
    items = tuple(
        (_("根拠%(n)s") % {"n": key}, words.split(":", 1)[1]) for words, key in numbers.keys.items()
    )
    if items:
        blocks += [paper.Heading(_("根拠")), paper.Evidence(items)]
    is_one = len(chapters) == 1
    return paper.Document(
        title=_("%(part)s　%(title)s") % {"part": chapters[0].part, "title": chapters[0].title}
        if is_one
        else edition.title,
        kicker=kicker(edition),
        subject=edition.programme.municipality.name,
        notice=edition.programme.notice,
        blocks=tuple(blocks),
    )


def _chapter_blocks(chapter: Chapter, numbers: _Numbers, *, is_alone: bool) -> list[paper.Block]:
    blocks: list[paper.Block] = []
    level = 2 if is_alone else 3
    if not is_alone:
        said = {"part": chapter.part, "title": chapter.title}
        blocks.append(paper.Heading(_("%(part)s　%(title)s") % said))
    if chapter.lead:
        blocks.append(paper.Paragraph(chapter.lead, style="lead" if is_alone else "note"))
    for title, claims in queries.sections(chapter, is_public=True):
        part = _part(title, claims, numbers)
        blocks.append(paper.Heading(title, level=level))
        for paragraph in part.paragraphs:
            blocks.append(paper.Paragraph("".join(_written(each) for each in paragraph)))
        for claim in claims:
            if claim.figure:
                blocks.append(_table(claim.figure))
    return blocks


def _written(sentence: Sentence) -> str:
    marks = "".join(f"[[{_('根拠%(n)s') % {'n': mark.key}}]]" for mark in sentence.marks)
    if marks:
        return sentence.text + marks + sentence.stop
    return _("（仮）%(text)s") % {"text": sentence.text + sentence.stop}


def _table(figure: dict[str, object]) -> paper.Table:
    rows = figure["rows"]
    if not isinstance(rows, list):
        raise TypeError("expected the rows of a figure as a list")
    return paper.Table(
        caption=str(figure["title"]),
        header=(_("道"), _("人数")),
        rows=tuple((str(label), str(words)) for label, _value, words in rows),
        note=str(figure["note"]),
    )


def n_claims(chapter: Chapter) -> int:
    """Return how many sentences of a chapter would be read."""
    return sum(not claim.is_left_out for claim in chapter.claims.all())
