"""The day of a class: who helps, who came, what was seen and learned."""

from dataclasses import replace
from datetime import date

import pytest

from classroom import application, ask_for, open_class, person
from people import Cast
from yorisoi.journal import queries as journal
from yorisoi.people.terms import DisabilityKind
from yorisoi.stages.courses import queries as courses
from yorisoi.stages.courses.actions import days as actions
from yorisoi.stages.courses.models import Assignment, Course, Session
from yorisoi.stages.courses.presenters import days as presenters
from yorisoi.stages.courses.queries import days, seating, staffing
from yorisoi.stages.courses.terms import (
    ApplicationState,
    ArrangementState,
    Help,
    Part,
    Presence,
    Reflected,
)


def _need(session: Session) -> staffing.HelperNeed:
    return staffing.helper_need(
        session=session,
        group=days.placed(course=session.course),
        assigned=days.assignments(session=session),
    )


def test_helper_need_counts_the_group_by_the_strictest_ratio_of_each_person(cast: Cast) -> None:
    room = open_class(cast)

    need = _need(room.first)

    assert need.shares == (
        staffing.Share(n_people=1, n_learners=1),
        staffing.Share(n_people=1, n_learners=2),
    )
    assert (need.n_needed, need.n_assigned, need.n_short) == (2, 1, 1)
    assert presenters.formula(need) == "要る支援者 1人÷1＋1人÷2＝2人（人数÷支援者一人が見る数）"


def test_variant_of_the_unit_comes_before_the_usual_ratio(cast: Cast) -> None:
    room = open_class(cast)
    room.first.unit.variants.update(n_learners_a_supporter=2)

    assert _need(room.first).shares == (staffing.Share(n_people=2, n_learners=2),)


def test_helper_on_two_sessions_at_the_same_time_is_a_conflict(cast: Cast) -> None:
    room = open_class(cast)
    other = Course.objects.create(
        programme=cast.programme,
        code="other",
        name="ほかの教室",
        summary="地図",
        venue=room.course.venue,
        capacity=4,
        apply_from=room.course.apply_from,
        apply_until=room.course.apply_until,
    )
    there = Session.objects.create(
        course=other,
        order=1,
        unit=room.first.unit,
        starts_at=room.first.starts_at,
        ends_at=room.first.ends_at,
    )
    Assignment.objects.create(session=there, part=Part.GUIDE, name="チヨ")

    found = days.conflicts(session=room.first)

    assert [(mine.name, other.session) for mine, other in found] == [("チヨ", there)]
    assert days.conflicts(session=room.second) == ()


def test_helper_cannot_have_the_same_part_twice(cast: Cast) -> None:
    room = open_class(cast)
    chiyo = actions.Helper(part=Part.SUPPORTER, name="チヨ")

    with pytest.raises(actions.AlreadyAssigned):
        actions.assign(by=cast.dou, session=room.first, helper=chiyo)

    assert room.first.assignments.count() == 2


def test_roll_corrects_itself_and_names_walk_ins(cast: Cast) -> None:
    room = open_class(cast)
    actions.take_roll(
        by=cast.sei,
        session=room.first,
        presences={cast.aki: Presence.PRESENT, room.yone.participant: Presence.WALK_IN},
    )

    actions.take_roll(by=cast.sei, session=room.first, presences={cast.aki: Presence.ABSENT})

    lines = days.roll(session=room.first)
    assert [(line.participant, line.presence, line.is_placed) for line in lines] == [
        (cast.aki, Presence.ABSENT, True),
        (cast.beni, None, True),
        (room.yone.participant, Presence.WALK_IN, False),
    ]
    first, second = courses.attendance_counts(course=room.course)
    assert (first.n_came, first.n_absent, first.n_unrecorded) == (1, 1, 1)
    assert (second.n_came, second.n_unrecorded) == (0, 2)
    assert journal.check().is_whole


def test_absence_told_beforehand_waits_at_roll_call(cast: Cast) -> None:
    room = open_class(cast)

    actions.excuse(by=cast.dou, session=room.first, participant=cast.beni)

    assert [line.presence for line in days.roll(session=room.first)] == [None, Presence.EXCUSED]


def test_consecutive_absences_end_when_somebody_comes(cast: Cast) -> None:
    room = open_class(cast)
    for session in (room.first, room.second):
        actions.take_roll(
            by=cast.dou,
            session=session,
            presences={cast.aki: Presence.EXCUSED, cast.beni: Presence.ABSENT},
        )
    actions.take_roll(by=cast.dou, session=room.second, presences={cast.beni: Presence.PRESENT})

    found = courses.consecutive_absences(course=room.course)

    assert found == (days.Absences(participant=cast.aki, n_in_a_row=2),)


def test_observation_of_an_unknown_task_is_refused_whole(cast: Cast) -> None:
    room = open_class(cast)

    with pytest.raises(actions.UnknownTask):
        actions.observe(
            by=cast.dou,
            session=room.first,
            participant=cast.aki,
            helps={"turn_on": Help.ALONE, "fly": Help.WORDS},
        )

    assert list(courses.observations(programme=cast.programme)) == []


def test_observation_remembers_the_level_of_the_session_before(cast: Cast) -> None:
    room = open_class(cast)
    tasks = [task.code for task in courses.foundation_tasks()]
    actions.observe(
        by=cast.dou, session=room.first, participant=cast.aki, helps={tasks[0]: Help.WORDS}
    )

    actions.observe(
        by=cast.dou, session=room.second, participant=cast.aki, helps={tasks[0]: Help.ALONE}
    )

    assert len(tasks) == 8
    assert days.seen_before(session=room.second, participant=cast.aki) == {"turn_on": "words"}
    assert days.seen(session=room.second, participant=cast.aki) == {"turn_on": "alone"}


def test_reflection_is_kept_by_kind_and_handed_to_the_next_session(cast: Cast) -> None:
    room = open_class(cast)
    lines = [(Reflected.PROBLEM, "気づかない人がいた"), (Reflected.TRY, "声で知らせる")]

    actions.reflect(by=cast.dou, session=room.first, lines=lines, is_simulated=True)

    found = courses.reflections(programme=cast.programme)
    assert [(each.kind, each.text, each.is_simulated) for each in found] == [
        ("problem", "気づかない人がいた", True),
        ("try", "声で知らせる", True),
    ]
    assert days.to_try(session=room.second) == ("声で知らせる",)
    assert days.to_try(session=room.first) == ()


def test_seats_put_those_who_watch_hands_in_front_and_wheelchairs_by_the_door(cast: Cast) -> None:
    room = open_class(cast)
    taken = ApplicationState.PLACED
    hands = application(cast, room.course, person(cast, "テ", "P-TE"), "A-4", taken)
    wheels = application(cast, room.course, person(cast, "クルマ", "P-KU"), "A-0", taken)
    rest = application(cast, room.course, person(cast, "ヤスミ", "P-YA"), "A-5", taken)
    ask_for(cast, hands, "sign_language")
    ask_for(cast, wheels, "wheelchair")
    ask_for(cast, rest, "private_room")

    places = seating.seats(
        group=days.placed(course=room.course), assigned=days.assignments(session=room.first)
    )

    assert [place.application for place in places] == [hands, room.aki, room.beni, rest, wheels]
    assert [place.number for place in places] == [1, 2, 3, 4, 5]
    assert places[2].partner == "チヨ"


def test_refused_arrangement_is_not_prepared(cast: Cast) -> None:
    room = open_class(cast)
    asked = ask_for(cast, room.aki, "braille")
    asked.state, asked.reason = ArrangementState.REFUSED, "間に合わない"
    asked.save()

    assert "braille" not in {each.code for each in staffing.wanted(room.aki)}


def test_interpreters_are_two_from_ninety_minutes_and_due_before_the_lead_time(cast: Cast) -> None:
    room = open_class(cast)
    yone = person(cast, "テ", "P-TE", DisabilityKind.HEARING)
    of = application(cast, room.course, yone, "A-4", ApplicationState.PLACED)
    ask_for(cast, of, "sign_language")
    ask_for(cast, of, "remote_interpreter")

    orders = staffing.interpreter_orders(course=room.course)

    assert [(o.session, o.arrangement.code, o.is_remote) for o in orders] == [
        (room.first, "remote_interpreter", True),
        (room.first, "sign_language", False),
        (room.second, "remote_interpreter", True),
        (room.second, "sign_language", False),
    ]
    assert {(o.n_people, o.n_interpreters) for o in orders} == {(1, 2)}
    assert orders[0].due_on.isoformat() == "2026-11-17"
    assert (orders[0].materials, orders[0].speakers) == (("音声の手順",), ("ハナ",))


@pytest.mark.parametrize(
    ("line", "step"),
    [
        ("13:30 受付／声で呼ぶ／区", presenters.FlowStep("13:30", "受付", "声で呼ぶ", "区")),
        ("１３：３０　受付", presenters.FlowStep("13:30", "受付", "", "")),
        ("9：05　休み", presenters.FlowStep("9:05", "休み", "", "")),
        ("休み", presenters.FlowStep("", "休み", "", "")),
    ],
)
def test_flow_step_reads_a_line_as_people_write_it(line: str, step: presenters.FlowStep) -> None:
    assert presenters.flow_step(line) == step


def test_roll_written_before_the_day_is_refused_unless_it_is_made_up(cast: Cast) -> None:
    room = open_class(cast)
    before = date(2026, 11, 30)

    with pytest.raises(actions.NotYetHeld):
        actions.take_roll(by=cast.dou, session=room.first, presences={}, on=before)

    made_up = actions.take_roll(
        by=cast.dou,
        session=room.first,
        presences={cast.aki: Presence.PRESENT},
        is_simulated=True,
        on=before,
    )
    assert [each.is_simulated for each in made_up] == [True]


@pytest.mark.parametrize(
    ("n", "words"),
    [(4, "A4で一枚ほど"), (5, "A4で2枚ほど"), (21, "A4で2枚ほど"), (24, "A4で3枚ほど")],
)
def test_run_sheet_says_how_many_sheets_of_paper_it_takes(cast: Cast, n: int, words: str) -> None:
    room = open_class(cast)
    sheet = presenters.run_sheet(session=room.first, show_names=True)

    assert words in presenters.length(replace(sheet, rows=sheet.rows[:1] * n))
