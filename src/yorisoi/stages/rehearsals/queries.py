"""Read practice."""

from yorisoi.people.models import Participant
from yorisoi.stages.rehearsals.models import Try


def open_try(*, participant: Participant) -> Try | None:
    """Return the practice a participant has not finished, newest first."""
    return (
        participant.tries.filter(ended_at__isnull=True)
        .select_related("procedure")
        .order_by("-started_at")
        .first()
    )
