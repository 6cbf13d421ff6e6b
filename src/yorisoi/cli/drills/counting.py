"""Count what is in the house after a drill."""

import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from yorisoi.cli.drills.clients import Browser
from yorisoi.cli.drills.offer import Waiting
from yorisoi.journal import queries as journal
from yorisoi.people.scope import walls
from yorisoi.stages.courses.models import Application, Course
from yorisoi.stages.courses.terms import ApplicationState

STATISTICS_SECONDS = 1.5
# Whoever has sent is told so, and finds the application with its name, once.
Pair = tuple[Waiting, Browser]


@dataclass(frozen=True)
class Count:
    """What was acknowledged and what is there."""

    n_acknowledged: int
    n_lost: int
    n_twice: int
    n_unreadable: int
    n_placed: int
    n_taken: int
    n_waiting: int
    queue_is_gapless: bool
    journal_is_whole: bool
    n_journal: int
    n_deadlocks: int


def count(course: Course, pairs: Iterable[Pair]) -> Count:
    """Compare what the people were told with what the database holds.

    The server of the database may have crashed since, so it is asked on a new connection.
    """
    connection.close()
    with walls.everywhere("a drill counts everybody"):
        return _count(course, pairs)


def _count(course: Course, pairs: Iterable[Pair]) -> Count:
    found = list(Application.objects.select_related("participant"))
    by_key = {str(each.idempotency_key): each for each in found}
    told = [waiting for waiting, browser in pairs if _was_told(browser)]
    names = Counter(each.participant.name for each in found)
    states = Counter(each.state for each in found)
    positions = sorted(
        each.waiting_position or 0 for each in found if each.state == ApplicationState.WAITING
    )
    chain = journal.check()
    return Count(
        n_acknowledged=len(told),
        n_lost=sum(each.key not in by_key for each in told),
        n_twice=sum(n - 1 for n in names.values()),
        n_unreadable=sum(
            each.key in by_key and by_key[each.key].participant.name != each.name for each in told
        ),
        n_placed=states[ApplicationState.PLACED],
        n_taken=Course.objects.get(pk=course.pk).n_taken,
        n_waiting=len(positions),
        queue_is_gapless=positions == list(range(1, len(positions) + 1)),
        journal_is_whole=chain.is_whole,
        n_journal=chain.n_entries,
        n_deadlocks=_n_deadlocks(),
    )


def _n_deadlocks() -> int:
    """Return how often the server had to let one of two fail; SQLite has one writer at a time."""
    if connection.vendor != "postgresql":
        return 0
    # The server counts a moment later.
    time.sleep(STATISTICS_SECONDS)
    with connection.cursor() as cursor:
        cursor.execute("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
        return int(cursor.fetchone()[0])


def _was_told(browser: Browser) -> bool:
    return any(answer.is_acknowledged for answer in browser.answers)
