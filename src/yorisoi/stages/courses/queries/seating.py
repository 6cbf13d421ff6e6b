"""Who sits where: a proposal computed from the arrangements, each seat with its reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, cycle

from yorisoi.people.models import Participant
from yorisoi.stages.courses.models import Application, Assignment
from yorisoi.stages.courses.queries.staffing import Wanted, wanted
from yorisoi.stages.courses.terms import Part

COLUMNS = 3
# Hands, captions and slides in one glance: these sit in front. (東京都の教室の気づき、聴覚)
FRONT = frozenset({"sign_language", "note_taking", "stt_app", "hearing_loop", "deafblind"})
NEAR_DOOR = frozenset({"wheelchair"})
NEAR_REST = frozenset({"private_room"})


@dataclass(frozen=True)
class Place:
    """One seat: who sits there, what was asked for, why just there, and who sits beside."""

    number: int
    application: Application
    arrangements: tuple[Wanted, ...]
    reason: str
    partner: str

    @property
    def participant(self) -> Participant:
        """Who sits here."""
        return self.application.participant


def seats(
    *, group: Iterable[Application], assigned: Iterable[Assignment] = ()
) -> tuple[Place, ...]:
    """Return the seats, in rows of three from the front left.

    Front first for those who watch hands or captions or hear by the loop; the last seat is the
    nearest to the door, the first of the last row the nearest to the place to rest.
    """
    ordered = _ordered(list(group))
    partners = _partners(ordered, [each.name for each in assigned if each.part == Part.SUPPORTER])
    return tuple(
        Place(
            number=number,
            application=application,
            arrangements=wanted(application),
            reason=_reason(application),
            partner=partners.get(application.pk, ""),
        )
        for number, application in enumerate(ordered, start=1)
    )


def _ordered(group: list[Application]) -> list[Application]:
    by_reason: dict[str, list[Application]] = {"front": [], "": [], "rest": [], "door": []}
    for each in group:
        by_reason[_reason(each)].append(each)
    before = [*by_reason["front"], *by_reason[""]]
    start_of_last_row = max(len(group) - 1, 0) // COLUMNS * COLUMNS
    at = min(start_of_last_row, len(before))
    return [*before[:at], *by_reason["rest"], *before[at:], *by_reason["door"]]


def _reason(application: Application) -> str:
    codes = {each.code for each in wanted(application)}
    if codes & FRONT:
        return "front"
    if codes & NEAR_DOOR:
        return "door"
    return "rest" if codes & NEAR_REST else ""


def _partners(ordered: list[Application], names: list[str]) -> dict[int, str]:
    """Give everybody a supporter: their own first, then those who are free, in the order of seats."""
    free = list(names)
    found: dict[int, str] = {}
    for each in ordered:
        own = {
            link.supporter.name
            for link in each.participant.supporter_links.all()
            if link.revoked_at is None
        }
        for name in [name for name in free if name in own][:1]:
            found[each.pk] = name
            free.remove(name)
    # Once everybody has somebody, the round begins again: fewer supporters than people.
    rest = chain(free, cycle(names))
    found |= {each.pk: next(rest) for each in ordered if names and each.pk not in found}
    return found
