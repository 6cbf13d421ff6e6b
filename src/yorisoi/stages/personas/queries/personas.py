"""Read personas by version, their reviews, and the segments."""

from django.db.models import OuterRef, QuerySet, Subquery

from yorisoi.programme.models import Programme
from yorisoi.stages.personas.models import Persona, Review, Segment
from yorisoi.stages.personas.terms import PersonaState


def personas(*, programme: Programme) -> QuerySet[Persona]:
    """Return the newest version of every persona."""
    newest = Persona.objects.filter(programme=programme, code=OuterRef("code"))
    last = newest.order_by("-version").values("version")[:1]
    return _whole(programme).filter(version=Subquery(last))


def newest_or(*, programme: Programme, kept: Persona | None) -> QuerySet[Persona]:
    """Return the newest versions to choose from, and the older one that was chosen before."""
    newest = list(personas(programme=programme).values_list("pk", flat=True))
    return _whole(programme).filter(pk__in=[*newest, *([kept.pk] if kept else [])])


def persona(*, programme: Programme, code: str) -> Persona | None:
    """Return the newest version of a persona, or None."""
    return versions(programme=programme, code=code).first()


def versions(*, programme: Programme, code: str) -> QuerySet[Persona]:
    """Return all versions of a persona, newest first."""
    return _whole(programme).filter(code=code).order_by("-version")


def version(*, programme: Programme, code: str, number: int) -> Persona | None:
    """Return one version of a persona, or None."""
    return versions(programme=programme, code=code).filter(version=number).first()


def n_shared(*, programme: Programme) -> int:
    """Return how many personas the team has shared; a newer draft takes nothing away."""
    shared = programme.personas.filter(state__in=[PersonaState.SHARED, PersonaState.REVISED])
    return shared.order_by().values("code").distinct().count()


def shared_personas(*, programme: Programme) -> QuerySet[Persona]:
    """Return the personas whose newest version is shared, for those concerned to look at."""
    return personas(programme=programme).filter(state=PersonaState.SHARED)


def shared_persona(*, programme: Programme, code: str) -> Persona | None:
    """Return a shared persona, or None."""
    return shared_personas(programme=programme).filter(code=code).first()


def reviews(*, persona: Persona) -> QuerySet[Review]:
    """Return what people concerned said about this version."""
    return persona.reviews.select_related("attribute")


def segments(*, programme: Programme) -> QuerySet[Segment]:
    """Return the groups the team has named."""
    return programme.segments.select_related("centre")


def segment(*, programme: Programme, code: str) -> Segment | None:
    """Return one group, or None."""
    return segments(programme=programme).filter(code=code).first()


def _whole(programme: Programme) -> QuerySet[Persona]:
    return programme.personas.select_related("segment__centre", "programme__municipality")
