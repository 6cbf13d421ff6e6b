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
_ORDER = (CAME, PLACED, NEVER_CAME, WITHOUT)
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
    """Return how many people applied, came and had no place, protected against subtraction.

    Each person counts once, with the best that happened to them in any course of the year. How
    many seats a class had is known, so a small number who never came also hides how many came.
    """
    applications = Application.objects.filter(course__programme=programme).exclude(state__in=_OUT)
    visits = list(
        Attendance.objects.filter(session__course__programme=programme).values_list(
            "session__course_id", "participant_id", "presence", "is_simulated"
        )
    )
    here = {(course, who) for course, who, presence, _ in visits if presence in _HERE}
    held = {course for course, *_ in visits}
    best: dict[int, str] = {}
    for course, who, state in applications.values_list("course_id", "participant_id", "state"):
        outcome = _outcome((course, who) in here, state, is_held=course in held)
        best[who] = min(best.get(who, outcome), outcome, key=_ORDER.index)
    counted = Counter(best.values())
    minimum = programme.minimum_count
    if any(0 < counted[name] < minimum for name in (CAME, NEVER_CAME)):
        counted[PLACED] += counted.pop(CAME, 0) + counted.pop(NEVER_CAME, 0)
    names = [name for name in _ORDER if counted[name] or name in {PLACED, WITHOUT}]
    return Reach(
        spread=parted({name: counted[name] for name in names}, minimum=minimum),
        is_simulated=any(is_simulated for *_, is_simulated in visits),
    )


def _outcome(is_here: bool, state: str, *, is_held: bool) -> str:
    if is_here:
        return CAME
    if state != ApplicationState.PLACED:
        return WITHOUT
    return NEVER_CAME if is_held else PLACED


def heard(*, programme: Programme) -> Spread:
    """Return by which way those who applied had heard, the small ways gathered into one."""
    found = Application.objects.filter(course__programme=programme).exclude(state__in=_OUT)
    first = dict(found.order_by("-id").values_list("participant_id", "heard_by"))
    counted = Counter(first.values())
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
