"""Read editions, their chapters and sentences, and the order they follow."""

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.db.models import Prefetch, QuerySet

from yorisoi.programme.models import Document, Programme
from yorisoi.programme.terms import DocumentKind
from yorisoi.stages.guides.models import Chapter, Claim, Edition
from yorisoi.stages.guides.terms import EditionState

N_NEIGHBOURS = 8
DATA = Path(__file__).parent.parent / "data"


@dataclass(frozen=True)
class Section:
    """One section of a chapter, with the heading of Tokyo's guideline that it follows."""

    code: str
    title: str
    source_title: str
    source_page: int


@dataclass(frozen=True)
class Outline:
    """One chapter as it is planned: its place, its title and its sections."""

    order: int
    part: str
    title: str
    lead: str
    sections: tuple[Section, ...]


@lru_cache(maxsize=1)
def outline() -> tuple[Outline, ...]:
    """Return the chapters in the order of Tokyo's guideline, from a dated and sourced file."""
    with (DATA / "chapters.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found: dict[int, list[dict[str, str]]] = {}
    for row in rows:
        found.setdefault(int(row["chapter"]), []).append(row)
    return tuple(
        Outline(
            order=order,
            part=lines[0]["part"],
            title=lines[0]["title"],
            lead=lines[0]["lead"],
            sections=tuple(
                Section(
                    code=row["section"],
                    title=row["section_title"],
                    source_title=row["source_title"],
                    source_page=int(row["source_page"]),
                )
                for row in lines
            ),
        )
        for order, lines in found.items()
    )


@lru_cache(maxsize=1)
def case_fields() -> tuple[tuple[str, str, str], ...]:
    """Return the fields of a case in Tokyo's guideline: block, code and label."""
    with (DATA / "case_fields.csv").open(encoding="utf-8", newline="") as file:
        return tuple((row["block"], row["code"], row["label"]) for row in csv.DictReader(file))


def published_editions() -> QuerySet[Edition]:
    """Return the editions everybody can read, newest first."""
    return (
        Edition.objects.filter(state=EditionState.PUBLISHED)
        .select_related("programme__municipality")
        .defer("kit")
        .order_by("-published_at")
    )


def editions(*, programme: Programme) -> QuerySet[Edition]:
    """Return all editions of a programme, newest first."""
    return programme.editions.defer("kit")


def edition(*, programme: Programme, number: int) -> Edition | None:
    """Return one edition, or None."""
    return editions(programme=programme).filter(number=number).first()


def draft(*, programme: Programme) -> Edition | None:
    """Return the edition that is being written, or None."""
    return editions(programme=programme).filter(state=EditionState.DRAFT).first()


def published(*, programme: str, number: int) -> Edition | None:
    """Return a published edition by the code of its programme, or None."""
    return published_editions().filter(programme__code=programme, number=number).first()


def kit_of(edition: Edition) -> bytes:
    """Return the kit that was published with an edition; empty when there is none."""
    kept = Edition.objects.values_list("kit", flat=True).get(pk=edition.pk)
    return bytes(kept or b"")


def chapters(*, edition: Edition) -> QuerySet[Chapter]:
    """Return the chapters of an edition with their sentences and what these stand on."""
    claims = Claim.objects.prefetch_related("evidence").order_by("order")
    return edition.chapters.prefetch_related(Prefetch("claims", queryset=claims))


def chapter(*, edition: Edition, order: int) -> Chapter | None:
    """Return one chapter with its sentences, or None."""
    return chapters(edition=edition).filter(order=order).first()


def claim(*, edition: Edition, chapter: int, order: int) -> Claim | None:
    """Return one sentence by its place, or None."""
    return (
        Claim.objects.filter(chapter__edition=edition, chapter__order=chapter, order=order)
        .select_related("chapter__edition")
        .prefetch_related("evidence")
        .first()
    )


def neighbours(claim: Claim) -> list[Claim]:
    """Return the other published sentences of an edition that stand directly on the same things."""
    mine = [each.reference for each in claim.evidence.all()]
    return list(
        Claim.objects.filter(
            chapter__edition=claim.chapter.edition, is_left_out=False, evidence__reference__in=mine
        )
        .exclude(pk=claim.pk)
        .select_related("chapter")
        .order_by("chapter__order", "order")
        .distinct()[:N_NEIGHBOURS]
    )


def sections(chapter: Chapter, *, is_public: bool = False) -> tuple[tuple[str, list[Claim]], ...]:
    """Return the sentences of a chapter by section, in the order of the outline.

    For the public, what is left out and what is empty is not there.
    """
    found: dict[str, list[Claim]] = {each.title: [] for each in _planned(chapter)}
    for claim in chapter.claims.all():
        if not (is_public and claim.is_left_out):
            found.setdefault(claim.section, []).append(claim)
    return tuple((title, claims) for title, claims in found.items() if claims or not is_public)


def _planned(chapter: Chapter) -> tuple[Section, ...]:
    for each in outline():
        if each.order == chapter.order:
            return each.sections
    return ()


def versions(*, programme: Programme) -> dict[DocumentKind, list[Document]]:
    """Return the versions of each of the three documents, newest first."""
    found: dict[DocumentKind, list[Document]] = {kind: [] for kind in DocumentKind}
    for document in programme.documents.select_related("made_by", "signed_by"):
        found[DocumentKind(document.kind)].append(document)
    return found


def version(*, programme: Programme, kind: DocumentKind, number: int) -> Document | None:
    """Return one version of a document, or None."""
    return (
        programme.documents.select_related("made_by", "signed_by")
        .filter(kind=kind, version=number)
        .first()
    )
