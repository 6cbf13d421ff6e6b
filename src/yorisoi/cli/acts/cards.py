"""Where the codes of the example's cards lead, for those who have no camera at hand."""

from collections.abc import Iterator

from yorisoi.entrance.cards import presenters
from yorisoi.entrance.cards.models import Card


def example_cards() -> Iterator[tuple[str, str]]:
    """Return who has a card and the path its code holds."""
    known = Card.objects.filter(revoked_at__isnull=True, participant__is_fictitious=True)
    for card in known.select_related("participant__entrant").order_by("pk"):
        yield card.participant.entrant.called, presenters.address(card)
