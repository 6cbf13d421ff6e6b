"""Two records of one person had applied for the same class: one application stays, no place is lost."""

import pytest

from offering import apply, open_course, somebody
from people import Cast
from yorisoi.people import actions as people
from yorisoi.people.models import Participant
from yorisoi.people.terms import MergeGround
from yorisoi.people.twins import clashes, merging
from yorisoi.people.twins.foreseeing import foresee
from yorisoi.stages.courses.models import Application, Attendance, Course
from yorisoi.stages.courses.terms import ApplicationState, Presence, Selection


@pytest.fixture
def course(cast: Cast) -> Course:
    """A class with one place for whoever comes first."""
    return open_course(cast, capacity=1, selection=Selection.FIRST_COME)


def _merge(cast: Cast, keep: Participant, duplicate: Participant) -> None:
    merging.merge(
        by=cast.dou,
        keep=keep,
        duplicate=duplicate,
        person=people.Person(name=keep.name),
        ground=MergeGround.PERSON,
    )


def _states(participant: Participant) -> list[tuple[str, int | None]]:
    found = Application.objects.filter(participant=participant).order_by("pk")
    return [(each.state, each.waiting_position) for each in found]


def test_application_with_a_place_stays_whichever_record_it_stood_at(
    cast: Cast, course: Course
) -> None:
    keep, duplicate = somebody(cast, "アキ"), somebody(cast, "春野アキ")
    placed, waiting = apply(cast, course, duplicate), apply(cast, course, keep)
    assert (placed.state, waiting.state) == (ApplicationState.PLACED, ApplicationState.WAITING)

    _merge(cast, keep, duplicate)

    assert _states(keep) == [("placed", None), ("duplicate", None)]
    waiting.refresh_from_db()
    course.refresh_from_db()
    assert (waiting.merged_into, course.n_taken) == (placed, 1)


def test_second_place_of_one_person_is_free_again_and_the_queue_closes_up(cast: Cast) -> None:
    course = open_course(cast, capacity=2, selection=Selection.FIRST_COME)
    keep, duplicate, third = (somebody(cast, name) for name in ("アキ", "春野アキ", "シロ"))
    for each in (keep, duplicate, third):
        apply(cast, course, each)

    _merge(cast, keep, duplicate)

    course.refresh_from_db()
    assert course.n_taken == 1
    assert _states(keep) == [("placed", None), ("duplicate", None)]
    assert _states(third) == [("waiting", 1)]


def test_arrangements_of_both_applications_are_prepared(cast: Cast, course: Course) -> None:
    keep, duplicate = somebody(cast, "アキ"), somebody(cast, "春野アキ")
    stays = apply(cast, course, keep, arrangements=(("guide", "改札で"),))
    apply(cast, course, duplicate, arrangements=(("large_print", "22ポイント"),))

    _merge(cast, keep, duplicate)

    asked = {(each.arrangement, each.detail) for each in stays.arrangements.all()}
    assert asked == {("guide", "改札で"), ("large_print", "22ポイント")}


def test_preview_foretells_that_two_applications_become_one(cast: Cast, course: Course) -> None:
    keep, duplicate = somebody(cast, "アキ"), somebody(cast, "春野アキ")
    apply(cast, course, keep)
    apply(cast, course, duplicate)

    found = foresee(keep=keep, duplicate=duplicate)

    told = {rule.model: n for rule, n in found.rules if rule.kind != "chosen"}
    assert told == {"courses.Application": 1}
    assert found.moved["courses.Application"] == 1


@pytest.mark.parametrize(
    ("of_keep", "of_duplicate", "stays"),
    [
        (Presence.ABSENT, Presence.PRESENT, Presence.PRESENT),
        (Presence.PRESENT, Presence.ABSENT, Presence.PRESENT),
        (Presence.EXCUSED, Presence.ABSENT, Presence.EXCUSED),
        (Presence.ABSENT, Presence.WALK_IN, Presence.WALK_IN),
    ],
)
def test_who_came_under_one_of_two_records_came(
    cast: Cast, course: Course, of_keep: str, of_duplicate: str, stays: str
) -> None:
    keep, duplicate = somebody(cast, "アキ"), somebody(cast, "春野アキ")
    session = course.sessions.first()
    for each, presence in ((keep, of_keep), (duplicate, of_duplicate)):
        Attendance.objects.create(
            session=session, participant=each, presence=presence, recorded_by=cast.dou
        )

    _merge(cast, keep, duplicate)

    found = Attendance.objects.filter(session=session)
    assert [(each.participant, each.presence) for each in found] == [(keep, stays)]


def test_every_word_of_presence_has_its_place_in_the_rule() -> None:
    unique = "one_attendance_a_person_and_session"
    rule = clashes.rules()["courses.Attendance", unique]

    assert set(rule.by.partition(":")[2].split()) == set(Presence.values)
