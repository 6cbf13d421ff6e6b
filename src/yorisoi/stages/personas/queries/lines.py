"""Read the lines of a persona and what each one stands on."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from yorisoi.engines.language import fold
from yorisoi.people.terms import DisabilityKind
from yorisoi.programme.models import Programme
from yorisoi.stages.area import queries as area
from yorisoi.stages.area.models import Figure
from yorisoi.stages.hearings import queries as hearings
from yorisoi.stages.hearings.models import Passage
from yorisoi.stages.hearings.queries import Said
from yorisoi.stages.personas import rules
from yorisoi.stages.personas.models import Attribute, Evidence, Persona

MOST_SHOWN = 20


@dataclass(frozen=True)
class Cited:
    """One thing a line stands on; a voice comes with hidden names."""

    evidence: Evidence
    said: Said | None = None


@dataclass(frozen=True)
class Line:
    """A line of a persona with its evidence; without any it is 仮."""

    attribute: Attribute
    cited: tuple[Cited, ...]

    @property
    def text(self) -> str:
        """What the line says."""
        return self.attribute.text

    @property
    def topic(self) -> str:
        """What the line is about."""
        return self.attribute.topic

    @property
    def is_assumed(self) -> bool:
        """Whether nothing holds the line up."""
        return not self.cited


def lines(*, persona: Persona) -> tuple[Line, ...]:
    """Return the lines of a persona in their order, each with the evidence that may be shown."""
    found = list(_attributes().filter(persona=persona))
    said = _voices(persona.programme, found)
    return tuple(_line(each, said) for each in found)


def line(*, persona: Persona, order: int) -> Line | None:
    """Return one line of a persona, or None."""
    return next((each for each in lines(persona=persona) if each.attribute.order == order), None)


def voices_of(found: Iterable[Line]) -> tuple[Said, ...]:
    """Return the voices under some lines, each once."""
    said = {c.said.passage.pk: c.said for each in found for c in each.cited if c.said}
    return tuple(said.values())


def lines_citing(*, passage: Passage) -> QuerySet[Attribute]:
    """Return the lines that stand on a passage, in every version."""
    return Attribute.objects.filter(evidence__passage=passage).select_related("persona").distinct()


def passages_citing(*, persona: Persona) -> tuple[Said, ...]:
    """Return the voices a persona stands on, with hidden names."""
    return voices_of(lines(persona=persona))


def citable_voices(*, programme: Programme, words: str = "", kind: str = "") -> tuple[Said, ...]:
    """Return voices that may be cited: those with the words in them, else those about a kind."""
    everything = hearings.shared(programme=programme)
    if words:
        found = [each for each in everything if fold(words) in fold(_said_words(each))]
    else:
        found = sorted(everything, key=lambda each: each.passage.about_kind != kind)
    return tuple(found[:MOST_SHOWN])


def citable_figures(*, programme: Programme, words: str = "", kind: str = "") -> tuple[Figure, ...]:
    """Return figures that may be cited: those with the words in them, else those about a kind.

    Those of the municipality come first, then as many of wider areas; the newest before the older.
    """
    own = programme.municipality.name
    figures = area.figures(programme=programme).filter(value__isnull=False)
    if words:
        found = [each for each in figures if fold(words) in fold(_figure_words(each))]
    else:
        found = list(figures.filter(kind=kind)) if kind else list(figures)
    newest = sorted(found, key=lambda each: each.as_of, reverse=True)
    here = [each for each in newest if each.place == own]
    wider = [each for each in newest if each.place != own]
    return (*here[:MOST_SHOWN], *wider[:MOST_SHOWN])


def _attributes() -> QuerySet[Attribute]:
    evidence = Evidence.objects.select_related("figure__source", "passage__hearing")
    return Attribute.objects.order_by("order", "id").prefetch_related(
        Prefetch("evidence", queryset=evidence)
    )


def _voices(programme: Programme, found: Iterable[Attribute]) -> dict[int, Said]:
    cites_voices = any(each.passage_id for one in found for each in one.evidence.all())
    if not cites_voices:
        return {}
    return {each.passage.pk: each for each in hearings.shared(programme=programme)}


def _line(attribute: Attribute, said: dict[int, Said]) -> Line:
    held = [each for each in attribute.evidence.all() if rules.counts_as_evidence(each)]
    return Line(
        attribute=attribute,
        cited=tuple(Cited(each, said.get(each.passage_id or 0)) for each in held),
    )


def _said_words(said: Said) -> str:
    themes = " ".join(theme.name for theme in said.themes)
    return f"{said.text} {said.who} {said.hearing.host} {themes} {_kind(said.passage.about_kind)}"


def _figure_words(figure: Figure) -> str:
    return f"{figure.item} {figure.place} {_kind(figure.kind)} {figure.source.title} {figure.value}"


def _kind(code: str) -> str:
    return str(dict(DisabilityKind.choices).get(code, code))
