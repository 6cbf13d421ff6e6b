"""Applications: every channel alike, arrangements followed to the end, people found again."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offering import OPENED, apply, make_course, open_course, somebody, words
from people import Cast
from yorisoi.journal import queries as journal
from yorisoi.people import queries as people
from yorisoi.people.terms import ConsentPurpose
from yorisoi.stages.courses import actions, queries, rules
from yorisoi.stages.courses.models import ArrangementRequest
from yorisoi.stages.courses.terms import (
    ApplicationState,
    ArrangementState,
    CourseState,
    Likeness,
    Refusal,
)


def test_application_sent_twice_with_one_key_is_one(cast: Cast) -> None:
    course, key = open_course(cast), uuid4()

    first = actions.apply(by=cast.dou, course=course, participant=cast.aki, words=words(), key=key)
    again = actions.apply(by=cast.dou, course=course, participant=cast.aki, words=words(), key=key)

    assert first == again
    assert course.applications.count() == 1
    assert journal.check().is_whole


def test_person_cannot_apply_twice_for_one_course(cast: Cast) -> None:
    course = open_course(cast)
    apply(cast, course, cast.aki)

    with pytest.raises(actions.Refused) as refusal:
        apply(cast, course, cast.aki)

    assert refusal.value.reason == Refusal.ALREADY_IN


def test_course_in_preparation_takes_no_application(cast: Cast) -> None:
    with pytest.raises(actions.Refused) as refusal:
        apply(cast, make_course(cast), cast.aki)

    assert refusal.value.reason == Refusal.NOT_YET


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"n_dates": 0}, Refusal.NO_SESSIONS),
        ({"capacity": 0}, Refusal.NO_PLACES),
    ],
)
def test_course_that_lacks_something_does_not_open(
    cast: Cast, change: dict[str, object], reason: Refusal
) -> None:
    course = make_course(cast, **change)  # type: ignore[arg-type]

    with pytest.raises(actions.Refused) as refusal:
        actions.open_course(by=cast.dou, course=course, on=OPENED)

    course.refresh_from_db()
    assert (refusal.value.reason, course.state) == (reason, CourseState.DRAFT)


def test_arrangement_told_once_is_remembered_as_a_need(cast: Cast) -> None:
    apply(cast, open_course(cast), cast.aki, arrangements=(("braille", ""),), consent_way="voice")

    assert [need.arrangement for need in people.needs(cast.aki)] == ["braille"]
    assert people.has_agreed(cast.aki, to=ConsentPurpose.TAKE_PART)


def _arrangement(cast: Cast) -> ArrangementRequest:
    application = apply(cast, open_course(cast), cast.aki, arrangements=(("braille", ""),))
    return application.arrangements.get()


def test_arrangement_walks_from_the_wish_to_the_answer(cast: Cast) -> None:
    row = _arrangement(cast)

    for state in (
        ArrangementState.ARRANGED,
        ArrangementState.CONFIRMED,
        ArrangementState.TOLD,
        ArrangementState.DELIVERED,
        ArrangementState.ENOUGH,
    ):
        actions.move_arrangement(by=cast.dou, request=row, state=state)

    assert (row.state, rules.next_states(row.state)) == (ArrangementState.ENOUGH, ())


def test_arrangement_cannot_be_told_before_it_is_confirmed(cast: Cast) -> None:
    with pytest.raises(actions.Refused) as refusal:
        actions.move_arrangement(
            by=cast.dou, request=_arrangement(cast), state=ArrangementState.TOLD
        )

    assert refusal.value.reason == Refusal.WRONG_STATE


def test_arrangement_that_is_not_possible_needs_its_reason(cast: Cast) -> None:
    with pytest.raises(actions.Refused) as refusal:
        actions.move_arrangement(
            by=cast.dou, request=_arrangement(cast), state=ArrangementState.REFUSED
        )

    assert refusal.value.reason == Refusal.NO_REASON


@pytest.mark.parametrize(("days_before", "is_late"), [(14, False), (13, True)])
def test_arrangement_warns_when_the_class_is_nearer_than_it_needs(
    cast: Cast, days_before: int, is_late: bool
) -> None:
    application = _arrangement(cast).application

    (found,) = queries.arranged(application, on=date(2026, 12, 1) - timedelta(days=days_before))

    assert (found.lead, found.is_late) == (rules.LeadTime(14, days_before), is_late)


def test_merge_keeps_both_rows_and_carries_the_arrangements_over(cast: Cast) -> None:
    course = open_course(cast)
    keep = apply(cast, course, cast.aki, arrangements=(("braille", ""),))
    twin = apply(
        cast, course, somebody(cast, "ｱｷ"), arrangements=(("braille", ""), ("guide", "改札で"))
    )

    actions.merge(by=cast.dou, keep=keep, duplicate=twin)

    twin.refresh_from_db()
    assert (twin.state, twin.merged_into) == (ApplicationState.DUPLICATE, keep)
    assert [each.arrangement for each in keep.arrangements.all()] == ["braille", "guide"]
    assert journal.about(kind="Application", code=twin.code)[0].detail == {"with": keep.code}


@pytest.mark.parametrize(
    ("clues", "agreed"),
    [
        (queries.Clues("ｱｷ", "", ("０３−００００−００００",)), [Likeness.NAME, Likeness.READING]),
        (queries.Clues("", "あき", (), 1984), [Likeness.READING]),
        (queries.Clues("アキ", "あき", ("03-9999-9999",), 1990), None),
        (queries.Clues("ベツ", "べつ", ("03-0000-0000",), 1984), None),
    ],
)
def test_known_person_is_found_by_folded_name_and_a_number_or_the_birth_year(
    cast: Cast, clues: queries.Clues, agreed: list[Likeness] | None
) -> None:
    among = queries.known_people(clues.words, municipality=cast.ward)

    found = queries.alike(clues, among=among)

    assert [each.participant for each in found] == ([cast.aki] if agreed else [])


def test_people_of_another_ward_are_never_found(cast: Cast) -> None:
    elsewhere = cast.ei.memberships.get().organisation

    among = queries.known_people(["アキ"], municipality=elsewhere)

    assert queries.search("アキ", among=among) == ()
    assert queries.search(
        "ア キ", among=queries.known_people(["ア キ"], municipality=cast.ward)
    ) == (cast.aki,)


@given(st.sampled_from(list(ArrangementState)))
def test_every_arrangement_state_leads_only_to_other_states(state: ArrangementState) -> None:
    assert state not in rules.next_states(state)
