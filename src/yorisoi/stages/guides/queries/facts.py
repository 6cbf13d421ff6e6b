"""Read what a year came to, as far as it may be told."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import QuerySet

from yorisoi.engines import disclosure
from yorisoi.programme.models import Programme
from yorisoi.stages.courses.models import Application, Attendance, Course, Reflection, Session
from yorisoi.stages.courses.terms import ApplicationState, Presence, Reflected
from yorisoi.stages.guides.rules import Spread, gathered, parted

CAME, NEVER_CAME, PLACED, WITHOUT = "came", "never_came", "placed", "without"
_HERE = (Presence.PRESENT, Presence.WALK_IN)
_OUT = (ApplicationState.DUPLICATE,)


@dataclass(frozen=True)
class Reach:
    """Who applied and what became of them, as it may be told; simulated when attendance was."""

    spread: Spread
    is_simulated: bool

    def part(self, name: str) -> int | None:
        """Return one part, or None where it is hidden or there is none."""
        return dict(self.spread.parts).get(name)


@dataclass(frozen=True)
class Day:
    """One date of a course with what was written after it and how many came, if it may be told."""

    session: Session
    keep: tuple[str, ...]
    problem: tuple[str, ...]
    attempts: tuple[str, ...]
    is_held: bool
    n_here: int | None
    n_not_here: int | None
    is_simulated: bool


def reach(*, programme: Programme) -> Reach:
    """Return who applied, who came and who had no place, protected against subtraction."""
    applications = list(
        Application.objects.filter(course__programme=programme)
        .exclude(state__in=_OUT)
        .values_list("course_id", "participant_id", "state")
    )
    visits = list(
        Attendance.objects.filter(session__course__programme=programme).values_list(
            "session__course_id", "participant_id", "presence", "is_simulated"
        )
    )
    came = {(course, who) for course, who, presence, _ in visits if presence in _HERE}
    names = (CAME, NEVER_CAME, WITHOUT) if visits else (PLACED, WITHOUT)
    counts = dict.fromkeys(names, 0)
    for course, who, state in applications:
        counts[_outcome((course, who) in came, state, has_visits=bool(visits))] += 1
    return Reach(
        spread=parted(counts, minimum=programme.minimum_count),
        is_simulated=any(is_simulated for *_, is_simulated in visits),
    )


def _outcome(is_here: bool, state: str, *, has_visits: bool) -> str:
    if is_here:
        return CAME
    if state != ApplicationState.PLACED:
        return WITHOUT
    return NEVER_CAME if has_visits else PLACED


def heard(*, programme: Programme) -> Spread:
    """Return by which way those who applied had heard, the small ways gathered into one."""
    found = Application.objects.filter(course__programme=programme).exclude(state__in=_OUT)
    counted = Counter(found.order_by().values_list("heard_by", flat=True))
    return gathered(counted, minimum=programme.minimum_count)


def courses(*, programme: Programme) -> QuerySet[Course]:
    """Return the courses with their dates, units and venue."""
    return programme.courses.select_related("venue").prefetch_related("sessions__unit")


def days(*, programme: Programme) -> tuple[Day, ...]:
    """Return every date with its keep, problem, try and attendance, the counts protected."""
    sessions = list(
        Session.objects.filter(course__programme=programme)
        .select_related("course__venue", "unit")
        .order_by("starts_at", "course__code", "order")
    )
    reflections, made_up = _reflections(programme)
    counts, simulated = _presence(programme)
    shown = _protected(counts, minimum=programme.minimum_count)
    return tuple(
        Day(
            session=session,
            keep=reflections.get((session.pk, Reflected.KEEP), ()),
            problem=reflections.get((session.pk, Reflected.PROBLEM), ()),
            attempts=reflections.get((session.pk, Reflected.TRY), ()),
            is_held=session.pk in simulated,
            n_here=shown.get((str(session.pk), "here")),
            n_not_here=shown.get((str(session.pk), "not_here")),
            is_simulated=simulated.get(session.pk, False) or session.pk in made_up,
        )
        for session in sessions
    )


def attempts_next(*, programme: Programme) -> tuple[tuple[str, int], ...]:
    """Return what the team wants to try next, each once, with how often it was written."""
    found = Reflection.objects.filter(session__course__programme=programme, kind=Reflected.TRY)
    counted = Counter(found.order_by("session__starts_at", "id").values_list("text", flat=True))
    return tuple(counted.most_common())


def _reflections(
    programme: Programme,
) -> tuple[dict[tuple[int, str], tuple[str, ...]], set[int]]:
    """Return the lines by date and kind, and the dates on which any of them is made up."""
    found: dict[tuple[int, str], tuple[str, ...]] = {}
    made_up: set[int] = set()
    rows = Reflection.objects.filter(session__course__programme=programme).order_by("id")
    told = rows.values_list("session_id", "kind", "text", "is_simulated")
    for session, kind, text, is_simulated in told:
        found[session, kind] = (*found.get((session, kind), ()), text)
        if is_simulated:
            made_up.add(session)
    return found, made_up


def _presence(programme: Programme) -> tuple[dict[tuple[str, str], int], dict[int, bool]]:
    rows = Attendance.objects.filter(session__course__programme=programme)
    counts: dict[tuple[str, str], int] = {}
    simulated: dict[int, bool] = {}
    for session, presence, is_simulated in rows.values_list(
        "session_id", "presence", "is_simulated"
    ):
        key = (str(session), "here" if presence in _HERE else "not_here")
        counts[key] = counts.get(key, 0) + 1
        simulated[session] = simulated.get(session, False) or is_simulated
    return counts, simulated


def _protected(
    counts: dict[tuple[str, str], int], *, minimum: int
) -> dict[tuple[str | None, ...], int | None]:
    if not counts:
        return {}
    cells: dict[tuple[str, ...], int] = {key: n for key, n in counts.items()}
    table = disclosure.FrequencyTable(
        ("session", "presence"),
        (tuple(sorted({session for session, _ in counts})), ("here", "not_here")),
        cells,
    )
    return disclosure.protect(table, threshold=minimum).figures()
