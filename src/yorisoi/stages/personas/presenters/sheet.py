"""A persona as a sheet: numbered evidence, lines by topic, the range beside the face."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from yorisoi.people.terms import Speaker
from yorisoi.stages.area.models import Figure
from yorisoi.stages.hearings.queries import Said
from yorisoi.stages.personas import queries
from yorisoi.stages.personas.models import Persona, Review
from yorisoi.stages.personas.presenters.words import age, kind, verdicts
from yorisoi.stages.personas.queries import Cited, Line
from yorisoi.stages.personas.terms import AttributeTopic

SourceKey = tuple[str, object]
FULL = 358
PERCENT = ("％", "%")


@dataclass(frozen=True)
class SheetSource:
    """A numbered source of the sheet."""

    number: int
    text: str
    hearing: str = ""


@dataclass(frozen=True)
class Part:
    """One part of a bar, in units of a frame 360 wide."""

    words: str
    x: float
    width: float
    is_filled: bool


@dataclass(frozen=True)
class SheetLine:
    """A line with the numbers of its sources and what reviewers said."""

    line: Line
    numbers: tuple[int, ...]
    verdicts: str
    bars: tuple[tuple[Part, ...], ...] = ()


@dataclass(frozen=True)
class TopicBlock:
    """The lines about one topic."""

    topic: str
    title: str
    lines: tuple[SheetLine, ...]


@dataclass(frozen=True)
class Sheet:
    """Everything a sheet shows."""

    persona: Persona
    blocks: tuple[TopicBlock, ...]
    span: TopicBlock
    quote: Said | None
    quote_number: int
    sources: tuple[SheetSource, ...]
    doubts: tuple[str, ...]
    reviews: tuple[Review, ...]
    n_evidenced: int
    n_assumed: int


def sheet(persona: Persona) -> Sheet:
    """Return the sheet of one version."""
    lines = queries.lines(persona=persona)
    reviews = tuple(queries.reviews(persona=persona))
    sources = _sources(lines)
    numbers = {key: number for number, key in enumerate(sources, start=1)}
    blocks = [_block(topic, lines, numbers, reviews) for topic in AttributeTopic]
    quote = next(
        (said for said in queries.voices_of(lines) if said.passage.speaker == Speaker.PERSON), None
    )
    return Sheet(
        persona=persona,
        blocks=tuple(b for b in blocks if b.lines and b.topic != AttributeTopic.SPAN),
        span=next(b for b in blocks if b.topic == AttributeTopic.SPAN),
        quote=quote,
        quote_number=numbers.get(("hearing", quote.hearing.pk), 0) if quote else 0,
        sources=tuple(
            SheetSource(
                number=numbers[key],
                text=_source_words(found, known=persona.segment.kind),
                hearing=found[0].said.hearing.code if found[0].said else "",
            )
            for key, found in sources.items()
        ),
        doubts=tuple(each.text for each in persona.doubts.all()),
        reviews=reviews,
        n_evidenced=sum(not each.is_assumed for each in lines),
        n_assumed=sum(each.is_assumed for each in lines),
    )


def _block(
    topic: AttributeTopic,
    lines: Iterable[Line],
    numbers: dict[SourceKey, int],
    reviews: Sequence[Review],
) -> TopicBlock:
    found = tuple(
        SheetLine(
            line=each,
            numbers=tuple(dict.fromkeys(numbers[_key(one)] for one in each.cited)),
            verdicts=verdicts(r for r in reviews if r.attribute_id == each.attribute.pk),
            bars=_bars(each) if topic == AttributeTopic.SPAN else (),
        )
        for each in lines
        if each.topic == topic
    )
    return TopicBlock(topic=str(topic), title=str(topic.label), lines=found)


def _sources(lines: Iterable[Line]) -> dict[SourceKey, list[Cited]]:
    """Gather what is cited by where it comes from, in the order of the lines."""
    found: dict[SourceKey, list[Cited]] = {}
    for line in lines:
        for cited in line.cited:
            found.setdefault(_key(cited), []).append(cited)
    return found


def _key(cited: Cited) -> SourceKey:
    evidence = cited.evidence
    if evidence.figure:
        return ("figure", evidence.figure.source_id)
    if evidence.passage:
        return ("hearing", evidence.passage.hearing_id)
    return ("answer", evidence.answer)


def _source_words(found: Sequence[Cited], *, known: str) -> str:
    first = found[0].evidence
    if first.figure:
        asked: dict[str, list[str]] = {}
        for each in found:
            if each.evidence.figure:
                question, words = _asked(each.evidence.figure, known=known)
                asked.setdefault(question, []).append(words)
        said = "。".join(
            f"{question} {'、'.join(dict.fromkeys(words))}" for question, words in asked.items()
        )
        return _("%(title)s：%(figures)s") % {"title": first.figure.source.title, "figures": said}
    return first.passage.hearing.host if first.passage else first.answer


def _asked(figure: Figure, *, known: str) -> tuple[str, str]:
    """Part a figure into the question it answers and its value, without what the sheet says anyway."""
    question, _colon, item = figure.item.rpartition("：")
    told = [item or figure.item] if question else []
    if figure.kind != known:
        told.append(kind(figure.kind))
    if figure.age:
        told.append(age(figure.age))
    return question or figure.item, " ".join([*told, _value(figure)])


def _value(figure: Figure) -> str:
    if figure.value is None:
        return _("不明")
    return f"{figure.value.normalize():,f}{figure.unit}"


def figure_words(figure: Figure) -> str:
    """Return a figure with its item and unit: 情報を得る方法 テレビ・ラジオ 73.6％."""
    sexes = {"male": _("男性"), "female": _("女性")}
    who = [kind(figure.kind)] if figure.kind else []
    who += [age(figure.age)] if figure.age else []
    who += [sexes.get(figure.sex, figure.sex)] if figure.sex else []
    named = f"（{'・'.join(who)}）" if who else ""
    return f"{figure.item}{named} {_value(figure)}"


def _bars(line: Line) -> tuple[tuple[Part, ...], ...]:
    """Draw shares of one question as parts of one bar."""
    asked: dict[tuple[int, str], list[Figure]] = {}
    for cited in line.cited:
        figure = cited.evidence.figure
        if figure and figure.value is not None and figure.unit in PERCENT:
            asked.setdefault((figure.source_id, figure.item), []).append(figure)
    return tuple(_parts(figures) for figures in asked.values())


def _parts(figures: Sequence[Figure]) -> tuple[Part, ...]:
    parts, x = [], 1.0
    for place, figure in enumerate(figures):
        share = float(figure.value or 0)
        width = min(FULL * share / 100, FULL + 1 - x)
        label = age(figure.age) if figure.age else figure.item.rpartition("：")[2]
        parts.append(Part(f"{label} {share:g}％", round(x, 1), round(width, 1), place % 2 == 0))
        x += width
    return tuple(parts)
