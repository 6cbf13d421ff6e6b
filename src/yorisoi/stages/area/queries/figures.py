"""Read figures, their sources, and the places they are about."""

from django.db.models import Case, Count, QuerySet, When

from yorisoi.programme.models import Programme
from yorisoi.stages.area.models import Facility, Figure, Source, Town


def figures(
    *, programme: Programme, topic: str = "", kind: str | None = None, age: str | None = None
) -> QuerySet[Figure]:
    """Return figures with their sources; of one topic, kind or age if asked."""
    found = programme.figures.select_related("source")
    if topic:
        found = found.filter(topic=topic)
    if kind is not None:
        found = found.filter(kind=kind)
    if age is not None:
        found = found.filter(age=age)
    return found


def own_first(found: QuerySet[Figure], *, place: str) -> QuerySet[Figure]:
    """Return figures by topic and item, those of the municipality before those of a wider area."""
    rank = Case(When(place=place, then=0), default=1)
    return found.order_by("topic", "item", rank, "place", "kind", "age", "sex", "as_of")


def figure(*, programme: Programme, code: str) -> Figure | None:
    """Return one figure by its code, or None."""
    return programme.figures.select_related("source").filter(code=code).first()


def n_by_topic(*, programme: Programme) -> dict[str, int]:
    """Return how many figures each topic has."""
    counted = programme.figures.order_by().values_list("topic").annotate(n=Count("id"))
    return dict(counted)


def sources(*, programme: Programme) -> QuerySet[Source]:
    """Return all sources with how many figures rest on each."""
    return programme.sources.annotate(n_figures=Count("figures")).order_by("code")


def source(*, programme: Programme, code: str) -> Source | None:
    """Return one source by its code, or None."""
    return programme.sources.filter(code=code).first()


def facilities(*, programme: Programme) -> QuerySet[Facility]:
    """Return the centres and offices with their sources."""
    return programme.facilities.select_related("source")


def facility(*, programme: Programme, code: str) -> Facility | None:
    """Return one facility by its code, or None."""
    return facilities(programme=programme).filter(code=code).first()


def towns(*, programme: Programme) -> QuerySet[Town]:
    """Return the towns with their representative points."""
    return programme.towns.all()
