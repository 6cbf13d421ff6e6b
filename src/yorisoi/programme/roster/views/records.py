"""Finding a participant and leaving a line are the work of `programme.looking`; the way back is here."""

from django.urls import reverse

from yorisoi.people import queries
from yorisoi.people.models import Participant
from yorisoi.people.presenters import called
from yorisoi.programme.doors import Desk
from yorisoi.programme.looking import note_view, participant_of
from yorisoi.ui.page import Link

__all__ = ["note_view", "participant_is_hidden", "participant_of", "record_link"]


def participant_is_hidden(desk: Desk, participant: Participant) -> bool:
    """Whether this reader may no longer open a record, since the person stopped sharing it."""
    seen = queries.participants(municipality=desk.programme.municipality, centre=desk.centre)
    return not seen.filter(pk=participant.pk).exists()


def record_link(desk: Desk, participant: Participant) -> Link:
    """Return the way back to a record."""
    return Link(
        called(participant, desk.permissions),
        reverse("people:participant", args=[desk.programme.code, participant.code]),
    )
