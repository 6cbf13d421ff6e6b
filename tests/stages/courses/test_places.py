"""Places: never oversold, held when offered, free again when somebody withdraws."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from django.db import connection, connections

from offering import apply, open_course, somebody
from people import Cast, gather
from yorisoi.stages.courses import actions
from yorisoi.stages.courses.actions.places import give_back, take_places
from yorisoi.stages.courses.models import Course
from yorisoi.stages.courses.terms import ApplicationState, Refusal, Selection


def test_first_come_places_until_full_and_then_queues(cast: Cast) -> None:
    course = open_course(cast, capacity=1, selection=Selection.FIRST_COME)

    first = apply(cast, course, cast.aki)
    second = apply(cast, course, cast.beni)

    assert (first.state, second.state) == (ApplicationState.PLACED, ApplicationState.WAITING)
    assert second.waiting_position == 1


def test_nobody_passes_somebody_who_waits_even_when_a_place_is_free(cast: Cast) -> None:
    course = open_course(cast, capacity=1, selection=Selection.FIRST_COME)
    first = apply(cast, course, cast.aki)
    waiting = apply(cast, course, cast.beni)
    actions.withdraw(by=cast.dou, application=first)

    third = apply(cast, course, somebody(cast, "チコ"))

    waiting.refresh_from_db()
    assert [(each.state, each.waiting_position) for each in (waiting, third)] == [
        (ApplicationState.WAITING, 1),
        (ApplicationState.WAITING, 2),
    ]


def test_offer_holds_the_place_until_the_answer(cast: Cast) -> None:
    course = open_course(cast, capacity=1, selection=Selection.FIRST_COME)
    first = apply(cast, course, cast.aki)
    apply(cast, course, cast.beni)
    actions.withdraw(by=cast.dou, application=first)

    offered = actions.offer_next(by=cast.dou, course=course, reply_by_on=date(2026, 11, 10))

    course.refresh_from_db()
    assert (offered.participant, offered.state, course.n_taken) == (
        cast.beni,
        ApplicationState.OFFERED,
        1,
    )
    with pytest.raises(actions.Refused) as refusal:
        actions.offer_next(by=cast.dou, course=course, reply_by_on=date(2026, 11, 10))
    assert refusal.value.reason == Refusal.NOBODY_WAITS


@pytest.mark.parametrize(
    ("act", "state", "n_taken"),
    [
        (actions.accept, ApplicationState.PLACED, 1),
        (actions.decline, ApplicationState.DECLINED, 0),
    ],
)
def test_answer_to_an_offer_keeps_or_frees_the_place(
    cast: Cast, act: object, state: str, n_taken: int
) -> None:
    course = open_course(cast, capacity=1, selection=Selection.FIRST_COME)
    first = apply(cast, course, cast.aki)
    apply(cast, course, cast.beni)
    actions.withdraw(by=cast.dou, application=first)
    offered = actions.offer_next(by=cast.dou, course=course, reply_by_on=date(2026, 11, 10))

    answered = act(by=cast.dou, application=offered)  # type: ignore[operator]

    course.refresh_from_db()
    assert (answered.state, answered.reply_by_on, course.n_taken) == (state, None, n_taken)


def test_withdrawing_twice_frees_one_place(cast: Cast) -> None:
    course = open_course(cast, capacity=2, selection=Selection.ALL)
    first = apply(cast, course, cast.aki)
    apply(cast, course, cast.beni)
    actions.withdraw(by=cast.dou, application=first)

    with pytest.raises(actions.Refused):
        actions.withdraw(by=cast.dou, application=first)

    course.refresh_from_db()
    assert course.n_taken == 1


def test_person_who_withdrew_may_apply_again(cast: Cast) -> None:
    course = open_course(cast)
    actions.withdraw(by=cast.dou, application=apply(cast, course, cast.aki))

    assert apply(cast, course, cast.aki).state == ApplicationState.RECEIVED


def test_places_given_back_never_fall_below_zero(cast: Cast) -> None:
    course = open_course(cast)

    give_back(course)

    course.refresh_from_db()
    assert course.n_taken == 0


def test_last_places_are_never_sold_twice_to_people_who_come_at_the_same_moment(
    tmp_path: Path, many_at_once: None
) -> None:
    course = open_course(gather(), capacity=3)
    shared = _shared_database(tmp_path)

    def come(_number: int) -> bool:
        mine = connections["default"]
        mine.settings_dict = {**mine.settings_dict, "NAME": shared}
        try:
            return take_places(course)
        finally:
            mine.close()

    with ThreadPoolExecutor(max_workers=8) as together:
        came = list(together.map(come, range(24)))

    assert (sum(came), _n_taken(course, shared)) == (3, 3)


def _shared_database(folder: Path) -> str:
    """Return a database that several threads can open: a server has one, SQLite's is in memory."""
    if connection.vendor == "postgresql":
        return str(connection.settings_dict["NAME"])
    file = folder / "together.sqlite3"
    with sqlite3.connect(file) as copy:
        connection.connection.backup(copy)
    return str(file)


def _n_taken(course: Course, shared: str) -> int:
    if connection.vendor == "postgresql":
        course.refresh_from_db()
        return course.n_taken
    with sqlite3.connect(shared) as copy:
        (n_taken,) = copy.execute(
            f"SELECT n_taken FROM {Course._meta.db_table} WHERE id = ?",  # noqa: S608  our own table name
            [course.pk],
        ).fetchone()
    return int(n_taken)
