"""Stopping, changing and asking without a voice: the number and the reading stand for the person."""

import re

import pytest
from django.test import Client

from offering import apply, open_course
from people import Cast
from yorisoi.stages.courses.models import Course, Question
from yorisoi.stages.courses.terms import ApplicationState

RUBY = re.compile(r"<rt>.*?</rt>|<rp>.*?</rp>|<[^>]+>|\s")


def _at(course: Course) -> str:
    return f"/courses/{course.public_code}/tell"


def _page(course: Course, **typed: str) -> str:
    response = Client().post(_at(course), typed, follow=True)
    return RUBY.sub("", re.sub(r'value="[^"]*"', "", response.content.decode()))


@pytest.mark.parametrize("reading", ["アキ", "ｱｷ", "あき"])
def test_number_and_reading_withdraw_an_application(cast: Cast, reading: str) -> None:
    course = open_course(cast)
    application = apply(cast, course, cast.aki)

    number = application.code.lower().replace("-", " ")
    _page(course, wanted="withdraw", code=number, reading=reading)

    application.refresh_from_db()
    assert application.state == ApplicationState.WITHDRAWN


def test_wrong_reading_withdraws_nothing_gets_the_same_answer_and_staff_see_it(cast: Cast) -> None:
    course = open_course(cast)
    mine, other = apply(cast, course, cast.aki), apply(cast, course, cast.beni)

    wrong = _page(course, wanted="withdraw", code=mine.code, reading="よそのひと")
    right = _page(course, wanted="withdraw", code=other.code, reading="べに")

    mine.refresh_from_db()
    assert (mine.state, right) == (ApplicationState.RECEIVED, wrong)
    question = Question.objects.get()
    assert (question.participant, mine.code in question.text) == (None, True)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"wanted": "withdraw", "reading": "あき"}, "code"),
        ({"wanted": "withdraw", "code": "U-222222"}, "reading"),
        ({"wanted": "withdraw", "code": "1", "reading": "あき"}, "code"),
        ({"wanted": "withdraw", "code": "U-222222", "reading": "秋"}, "reading"),
        ({"wanted": "change", "code": "U-222222", "reading": "あき"}, "text"),
        ({"wanted": "ask"}, "text"),
    ],
)
def test_what_is_missing_is_asked_for(cast: Cast, typed: dict[str, str], field: str) -> None:
    course = open_course(cast)

    response = Client().post(_at(course), typed)

    assert response.status_code == 422
    assert f'href="#id_{field}"' in response.content.decode()


def test_question_needs_no_number_and_reaches_staff_with_the_way_to_answer(cast: Cast) -> None:
    course = open_course(cast)

    _page(course, wanted="ask", text="車いすの席は？", reply="03-0000-7777")

    text = Question.objects.get().text
    assert ("車いすの席は" in text, "03-0000-7777" in text) == (True, True)


def test_change_is_kept_with_its_person(cast: Cast) -> None:
    course = open_course(cast)
    application = apply(cast, course, cast.aki)

    _page(course, wanted="change", code=application.code, reading="あき", text="点字がいいです")

    assert Question.objects.get().participant == cast.aki


def test_class_that_was_withdrawn_twice_stays_withdrawn(cast: Cast) -> None:
    course = open_course(cast)
    application = apply(cast, course, cast.aki)

    for _ in range(2):
        _page(course, wanted="withdraw", code=application.code, reading="あき")

    application.refresh_from_db()
    assert application.state == ApplicationState.WITHDRAWN
