"""Finding a participant within the reader's scope, and leaving a line that somebody looked."""

from django.http import Http404
from django.urls import reverse

from yorisoi.journal import actions as journal
from yorisoi.people import queries
from yorisoi.people.models import Participant
from yorisoi.people.presenters import called
from yorisoi.programme.doors import Desk
from yorisoi.ui.page import Link


def participant_of(desk: Desk, code: str) -> Participant:
    """Return a participant of this municipality, of this centre if the reader is bound to one."""
    found = queries.participant(
        municipality=desk.programme.municipality, code=code, centre=desk.centre
    )
    if found is None:
        raise Http404
    return found


def participant_is_hidden(desk: Desk, participant: Participant) -> bool:
    """Whether this reader may no longer open a record, since the person stopped sharing it."""
    seen = queries.participants(municipality=desk.programme.municipality, centre=desk.centre)
    return not seen.filter(pk=participant.pk).exists()


def note_view(desk: Desk, participant: Participant) -> None:
    """Write down that somebody opened a record."""
    journal.write(
        by=desk.account,
        act="participant.view",
        about=participant,
        organisation=desk.organisation.code,
    )


def record_link(desk: Desk, participant: Participant) -> Link:
    """Return the way back to a record."""
    return Link(
        called(participant, desk.permissions),
        reverse("people:participant", args=[desk.programme.code, participant.code]),
    )
