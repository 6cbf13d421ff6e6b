"""Many come and go in the same moment: no place twice, no gap in the queue, nobody sees a deadlock.

SQLite has one writer at a time, so only a server can let two wait for each other.
"""

import queue
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from django.db import OperationalError, connection, transaction
from django.test import Client

from offering import open_course, somebody, words
from people import Cast, gather
from yorisoi.journal import actions as lines
from yorisoi.journal import queries as journal
from yorisoi.people import actions as people
from yorisoi.stages.courses import actions
from yorisoi.stages.courses.actions.places import lock_course
from yorisoi.stages.courses.models import Application, ApplicationDraft, Course
from yorisoi.stages.courses.terms import ApplicationState, CourseState, Selection
from yorisoi.vault import keystore

N_PEOPLE, N_WITHDRAW, N_PLACES, AT_ONCE = 200, 60, 30, 12


def together(acts: Sequence[Callable[[], object]]) -> list[BaseException]:
    """Do everything at once in some threads, each with a connection of its own; return what failed."""
    left: queue.SimpleQueue[Callable[[], object] | None] = queue.SimpleQueue()
    failed = list[BaseException]()
    for each in (*acts, *(None for _thread in range(AT_ONCE))):
        left.put(each)

    def work() -> None:
        try:
            while (act := left.get()) is not None:
                act()
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()
            keystore.close()

    threads = [threading.Thread(target=work) for _each in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failed


def sending(cast: Cast, course: Course, number: int) -> Callable[[], object]:
    """Return the last press of somebody new on the web, whose draft waits."""
    draft = actions.begin_draft(course=course)
    person = people.Person(name=f"人{number}", reading="ひと")

    def send() -> object:
        mine = ApplicationDraft.objects.get(pk=draft.pk)
        return actions.send_draft(by=cast.dou, draft=mine, words=words(), person=person)

    return send


def withdrawing(cast: Cast, application: Application) -> Callable[[], object]:
    return lambda: actions.withdraw(by=cast.dou, application=application)


def standing(course: Course) -> dict[str, object]:
    """Return how the course stands."""
    states = [each.state for each in course.applications.all()]
    waiting = course.applications.filter(state=ApplicationState.WAITING)
    course.refresh_from_db()
    return {
        "applications": len(states),
        "withdrawn": states.count(ApplicationState.WITHDRAWN),
        "placed - taken": states.count(ApplicationState.PLACED) - course.n_taken,
        "n_waiting": len({each.waiting_position for each in waiting}),
    }


def test_two_hundred_who_apply_while_others_withdraw_meet_no_error(many_at_once: None) -> None:
    cast = gather()
    course = open_course(cast, capacity=N_PLACES, selection=Selection.FIRST_COME)
    early = [sending(cast, course, number)() for number in range(N_WITHDRAW)]
    acts = [sending(cast, course, number) for number in range(N_WITHDRAW, N_PEOPLE)]
    for step, each in enumerate(early):
        assert isinstance(each, Application)
        acts.insert(step * 3, withdrawing(cast, each))
    n_deadlocks = deadlocks()

    failed = together(acts)

    found = standing(course)
    assert failed == []
    assert deadlocks() == n_deadlocks
    assert found == {
        "applications": N_PEOPLE,
        "withdrawn": N_WITHDRAW,
        "placed - taken": 0,
        "n_waiting": N_PEOPLE - N_WITHDRAW - course.n_taken,
    }
    assert course.n_taken <= N_PLACES
    assert journal.check().is_whole


def test_offers_changes_and_withdrawals_of_one_queue_meet_no_error(many_at_once: None) -> None:
    cast = gather()
    course = open_course(cast, capacity=4, selection=Selection.FIRST_COME)
    applied = [
        actions.apply(
            by=cast.dou, course=course, participant=somebody(cast, f"人{n}"), words=words()
        )
        for n in range(24)
    ]
    for each in applied[:4]:
        actions.withdraw(by=cast.dou, application=each)
    n_deadlocks = deadlocks()

    failed = together(
        [
            *[withdrawing(cast, each) for each in applied[12:]],
            *[offering(cast, course) for _each in range(4)],
            *[changing(cast, each) for each in applied[4:12]],
        ]
    )

    assert (failed, deadlocks()) == ([], n_deadlocks)
    assert standing(course) == {
        "applications": 24,
        "withdrawn": 16,
        "placed - taken": -4,
        "n_waiting": 4,
    }


def offering(cast: Cast, course: Course) -> Callable[[], object]:
    return lambda: actions.offer_next(by=cast.dou, course=course, reply_by_on=date(2026, 12, 1))


def changing(cast: Cast, application: Application) -> Callable[[], object]:
    return lambda: actions.change_application(
        by=cast.dou, application=application, companion="チヨ", wish="前の席"
    )


def deadlocks() -> int:
    """Return how often this server had to let somebody fail; it says so a moment later."""
    time.sleep(1.2)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
        return int(cursor.fetchone()[0])


@contextmanager
def crossing(cast: Cast, course: Course) -> Iterator[None]:
    """Somebody holds the journal and, once another waits for it, wants the course that one holds."""
    holds, go = threading.Event(), threading.Event()

    def cross() -> None:
        try:
            with transaction.atomic():
                lines.write(by=cast.dou, act="course.view", about=course)
                holds.set()
                while not go.is_set() and not somebody_waits():
                    time.sleep(0.005)
                lock_course(course.pk)
        except OperationalError:
            unlucky.append("the other one")
        finally:
            connection.close()

    unlucky: list[str] = []
    thread = threading.Thread(target=cross)
    thread.start()
    assert holds.wait(30)
    try:
        yield
    finally:
        go.set()
        thread.join()
    assert unlucky == []


def somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return bool(cursor.fetchone()[0])


def test_page_that_met_a_deadlock_is_answered_as_if_nothing_had_been(many_at_once: None) -> None:
    cast = gather()
    course = open_course(cast, selection=Selection.FIRST_COME)
    browser = Client()
    browser.force_login(cast.dou)
    address = f"/desk/{cast.programme.code}/courses/{course.code}/state/close"
    n_deadlocks = deadlocks()

    with crossing(cast, course):
        answer = browser.post(address, {"sure": "yes", "once": "k" * 22})

    course.refresh_from_db()
    assert (answer.status_code, course.state) == (302, CourseState.CLOSED)
    assert deadlocks() == n_deadlocks + 1
    assert journal.check().is_whole


def test_page_without_the_key_of_its_form_says_that_it_may_be_sent_again(
    many_at_once: None,
) -> None:
    cast = gather()
    course = open_course(cast, selection=Selection.FIRST_COME)
    browser = Client(raise_request_exception=False)
    browser.force_login(cast.dou)
    address = f"/desk/{cast.programme.code}/courses/{course.code}/state/close"

    with crossing(cast, course):
        answer = browser.post(address, {"sure": "yes"})

    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
