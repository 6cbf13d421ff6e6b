"""How many people must help, and whom to order: computed from the actual group, with the formula."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from yorisoi.people import arrangements as catalogue
from yorisoi.people.models import Participant
from yorisoi.people.terms import DisabilityKind
from yorisoi.stages.courses.models import Application, Assignment, Course, Session
from yorisoi.stages.courses.queries import days
from yorisoi.stages.courses.terms import ArrangementState, Part

# DOMAIN 3.2: 視覚 one learner a supporter, 聴覚 two; a unit's own variant comes first.
DEFAULT_RATIOS: Mapping[str, int] = {DisabilityKind.VISUAL: 1, DisabilityKind.HEARING: 2}
OTHER_RATIO = 2
# 町田市 FAQ MAC01969 and the programme's own rule: from an hour and a half on, two in turn.
PAIR_FROM = timedelta(minutes=90)
INTERPRETED: Mapping[str, Part] = {
    "sign_language": Part.SIGN,
    "remote_interpreter": Part.SIGN,
    "note_taking": Part.NOTE_TAKING,
    "deafblind": Part.SIGN,
}
REMOTE = "remote_interpreter"
HELPING = (Part.SUPPORTER, Part.GUIDE)
IS_READY = frozenset(
    {
        ArrangementState.CONFIRMED,
        ArrangementState.TOLD,
        ArrangementState.DELIVERED,
        ArrangementState.ENOUGH,
    }
)


@dataclass(frozen=True)
class Wanted:
    """One arrangement somebody asked for: what, how exactly, and whether it is settled."""

    code: str
    detail: str
    is_ready: bool


@dataclass(frozen=True)
class Share:
    """Learners who need one helper for every `n_learners` of them."""

    n_people: int
    n_learners: int

    @property
    def n_helpers(self) -> int:
        """Helpers for this share, rounded up."""
        return math.ceil(self.n_people / self.n_learners)


@dataclass(frozen=True)
class HelperNeed:
    """How many helpers the group needs, has, and has heard from."""

    shares: tuple[Share, ...]
    n_assigned: int
    n_confirmed: int

    @property
    def n_needed(self) -> int:
        """Helpers for the whole group."""
        return sum(share.n_helpers for share in self.shares)

    @property
    def n_short(self) -> int:
        """How many are still missing."""
        return max(0, self.n_needed - self.n_assigned)


@dataclass(frozen=True)
class Order:
    """Interpreters of one kind for one session, as they are asked for."""

    session: Session
    arrangement: catalogue.Arrangement
    part: Part
    n_people: int
    n_interpreters: int
    due_on: date
    is_remote: bool
    materials: tuple[str, ...]
    speakers: tuple[str, ...]
    confirmed: tuple[str, ...]


def wanted(application: Application) -> tuple[Wanted, ...]:
    """Return what was asked for with an application, without what was refused."""
    return tuple(
        Wanted(code=each.arrangement, detail=each.detail, is_ready=each.state in IS_READY)
        for each in application.arrangements.all()
        if each.state != ArrangementState.REFUSED
    )


def helper_need(
    *, session: Session, group: Iterable[Application], assigned: Iterable[Assignment]
) -> HelperNeed:
    """Return how many helpers the group of a session needs: people over learners a helper."""
    own = dict(session.unit.variants.values_list("kind", "n_learners_a_supporter"))
    counted = Counter(ratio(each.participant, own=own) for each in group)
    helping = [each for each in assigned if each.part in HELPING]
    return HelperNeed(
        shares=tuple(Share(n_people=counted[n], n_learners=n) for n in sorted(counted)),
        n_assigned=len({each.name for each in helping}),
        n_confirmed=len({each.name for each in helping if each.is_confirmed}),
    )


def ratio(participant: Participant, *, own: Mapping[str, int]) -> int:
    """Return how many such learners one helper can be with; the strictest of all kinds counts."""
    ratios = [own.get(kind) or DEFAULT_RATIOS.get(kind, OTHER_RATIO) for kind in participant.kinds]
    return min(ratios, default=OTHER_RATIO)


def interpreter_orders(*, course: Course) -> tuple[Order, ...]:
    """Return every order of interpreters a course needs, by session."""
    group = list(days.placed(course=course))
    counted = Counter(
        each.code for one in group for each in wanted(one) if each.code in INTERPRETED
    )
    found = days.sessions(course=course).prefetch_related("assignments", "unit__materials")
    return tuple(_order(each, code, n) for each in found for code, n in sorted(counted.items()))


def _order(session: Session, code: str, n_people: int) -> Order:
    arrangement = catalogue.get(code)
    part = INTERPRETED[code]
    is_long = session.ends_at - session.starts_at >= PAIR_FROM
    assigned = session.assignments.all()
    starts_on = timezone.localtime(session.starts_at).date()
    return Order(
        session=session,
        arrangement=arrangement,
        part=part,
        n_people=n_people,
        n_interpreters=2 if is_long else 1,
        due_on=starts_on - timedelta(days=arrangement.lead_days),
        is_remote=code == REMOTE,
        materials=tuple(each.title for each in session.unit.materials.all()),
        speakers=tuple(each.name for each in assigned if each.part == Part.INSTRUCTOR),
        confirmed=tuple(each.name for each in assigned if each.part == part and each.is_confirmed),
    )
