"""Looking at people: finding one within the reader's scope, and leaving a line they find.

Every staff page that shows something of a participant calls `note_view` for one record or
`note_list` for several people, whether it shows names or codes; a walking test opens every
address and fails where the journal of a person who is shown did not grow.
"""

from collections.abc import Iterable, Mapping

from django.http import Http404

from yorisoi.journal import actions as journal
from yorisoi.journal.actions import Subject
from yorisoi.people import queries
from yorisoi.people.models import Participant
from yorisoi.programme.doors import Desk


def participant_of(desk: Desk, code: str) -> Participant:
    """Return a participant of this municipality, of this centre if the reader is bound to one."""
    found = queries.participant(
        municipality=desk.programme.municipality, code=code, centre=desk.centre
    )
    if found is None:
        raise Http404
    return found


def note_view(
    desk: Desk,
    participant: Participant,
    *,
    purpose: str = "",
    detail: Mapping[str, object] | None = None,
) -> None:
    """Write down that somebody opened a record."""
    journal.write(
        by=desk.account,
        act="participant.view",
        about=participant,
        organisation=desk.organisation.code,
        purpose=purpose,
        detail=detail,
    )


def note_list(
    desk: Desk,
    persons: Iterable[Participant | None],
    *,
    act: str,
    about: Subject | None = None,
    detail: Mapping[str, object] | None = None,
) -> None:
    """Write down, for each of them to find, that these people were shown; nobody shown, no line.

    Whether the reader saw names or codes only is part of the line.
    """
    shown = {each.code: each for each in persons if each is not None}
    if shown:
        journal.write_of_many(
            by=desk.account,
            act=act,
            about=about or desk.programme,
            persons=shown.values(),
            detail={"names": desk.may_see_names, **(detail or {})},
        )
