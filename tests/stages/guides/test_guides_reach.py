"""Who was reached: people, not applications; and nobody is found by subtraction."""

from datetime import date

from offering import apply, open_course, somebody
from people import Cast
from yorisoi.stages.courses.actions import copy_course, days
from yorisoi.stages.courses.actions import open_course as open_again
from yorisoi.stages.courses.models import Course
from yorisoi.stages.courses.terms import Presence, Selection
from yorisoi.stages.guides.queries.facts import CAME, NEVER_CAME, PLACED, WITHOUT, reach


def _class(cast: Cast, *, n_came: int, n_never: int) -> Course:
    """A first class that was held: some came, some with a place never did."""
    course = open_course(cast, capacity=60, selection=Selection.FIRST_COME, n_dates=1)
    people = [somebody(cast, f"見本{n}", phone=f"03-0000-{n:04}") for n in range(n_came + n_never)]
    for each in people:
        apply(cast, course, each)
    here = {each: Presence.PRESENT for each in people[:n_came]}
    away = {each: Presence.ABSENT for each in people[n_came:]}
    days.take_roll(
        by=cast.dou, session=course.sessions.get(), presences=here | away, is_simulated=True
    )
    return course


def test_large_parts_are_told_as_they_are(cast: Cast) -> None:
    _class(cast, n_came=12, n_never=11)

    found = reach(programme=cast.programme).spread

    assert found.total == 23
    assert {CAME: 12, NEVER_CAME: 11}.items() <= dict(found.parts).items()


def test_few_who_never_came_also_hide_how_many_came(cast: Cast) -> None:
    _class(cast, n_came=23, n_never=1)

    found = reach(programme=cast.programme).spread

    assert found.total == 24
    assert dict(found.parts).get(CAME) is None
    assert dict(found.parts).get(NEVER_CAME) is None
    assert dict(found.parts)[PLACED] in {24, None}


def test_person_in_two_courses_counts_once_and_a_class_to_come_is_not_missed(cast: Cast) -> None:
    held = _class(cast, n_came=12, n_never=0)
    later = copy_course(
        by=cast.dou, course=held, code="later", name="つぎの教室", first_on=date(2027, 2, 1)
    )
    later = open_again(by=cast.dou, course=later, on=later.apply_from)
    for application in held.applications.all():
        apply(cast, later, application.participant)

    found = reach(programme=cast.programme).spread

    assert found.total == 12
    assert dict(found.parts)[CAME] == 12
    assert dict(found.parts).get(NEVER_CAME, 0) == 0
    assert dict(found.parts)[WITHOUT] == 0
