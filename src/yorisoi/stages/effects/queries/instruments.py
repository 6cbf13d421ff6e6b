"""Read instruments and their questions."""

from django.db.models import Count, QuerySet

from yorisoi.programme.models import Programme
from yorisoi.stages.effects.models import Instrument, Item


def instruments(*, programme: Programme) -> QuerySet[Instrument]:
    """Return the instruments with how many questions each holds here; those with none as well."""
    return programme.instruments.annotate(n_items=Count("items"))


def instrument(*, programme: Programme, code: str) -> Instrument | None:
    """Return one instrument, or None."""
    return instruments(programme=programme).filter(code=code).first()


def items(*, programme: Programme) -> QuerySet[Item]:
    """Return every question that is asked, instrument by instrument."""
    return (
        Item.objects.filter(instrument__programme=programme)
        .select_related("instrument")
        .order_by("instrument__code", "order", "id")
    )


def item(*, instrument: Instrument, code: str) -> Item | None:
    """Return one question of an instrument, or None."""
    return instrument.items.filter(code=code).first()
