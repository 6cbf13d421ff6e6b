"""Steps that cannot be taken back are asked twice: an early close or start, the value of a draw."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from offering import apply, make_course, open_course
from people import Cast
from yorisoi.people.models import Account
from yorisoi.stages.courses import actions, queries, rules
from yorisoi.stages.courses.models import Application, Course, Draw
from yorisoi.stages.courses.presenters import applications as said
from yorisoi.stages.courses.presenters import stage

SignIn = Callable[[Account], Client]
DICE = "4 2 6 1 1 3"


def _at(cast: Cast, rest: str) -> str:
    return f"/desk/{cast.programme.code}/courses/{rest}"


def _words(response: object) -> str:
    return response.content.decode().replace("<wbr>", "")  # type: ignore[attr-defined]


def _state() -> str:
    return Course.objects.get().state


def test_early_close_is_asked_with_the_facts_and_done_when_sure(
    cast: Cast, sign_in: SignIn
) -> None:
    open_course(cast)
    browser, address = sign_in(cast.dou), _at(cast, "phone/state/close")

    asked = browser.post(address)
    before = _state()
    browser.post(address, {"sure": "1"})

    assert "もう受付を終えますか" in _words(asked)
    assert (asked.status_code, before, _state()) == (200, "open", "closed")


def test_close_from_the_draw_comes_back_to_the_draw(cast: Cast, sign_in: SignIn) -> None:
    apply(cast, open_course(cast), cast.aki)
    browser = sign_in(cast.dou)

    page = _words(browser.get(_at(cast, "phone/draw/")))
    done = browser.post(_at(cast, "phone/state/close"), {"back": "draw", "sure": "1"})

    assert "受付を終える" in page
    assert done.headers["Location"] == _at(cast, "phone/draw/")


def test_early_start_is_asked(cast: Cast, sign_in: SignIn) -> None:
    make_course(cast)
    Course.objects.update(state="placed")
    Course.objects.get().sessions.update(
        starts_at="2099-12-01T13:30+09:00", ends_at="2099-12-01T15:00+09:00"
    )

    asked = sign_in(cast.dou).post(_at(cast, "phone/state/start"))

    assert "もう教室を始めますか" in _words(asked)
    assert _state() == "placed"


@pytest.mark.parametrize(
    ("step", "state", "on", "expected"),
    [
        ("close", "open", date(2026, 11, 14), True),
        ("close", "open", date(2026, 11, 15), False),
        ("start", "placed", date(2026, 11, 30), True),
        ("start", "placed", date(2026, 12, 1), False),
        ("end", "running", date(2026, 12, 7), True),
        ("end", "running", date(2026, 12, 8), False),
        ("settle", "closed", date(2026, 11, 1), False),
    ],
)
def test_step_is_early_before_its_own_day(
    step: str, state: str, on: date, *, expected: bool
) -> None:
    course = Course(state=state, apply_until=date(2026, 11, 14))
    days = [date(2026, 12, 1), date(2026, 12, 8)]

    assert rules.is_early(course, step=step, days=days, on=on) is expected


def test_course_closed_early_shows_the_day_it_was_closed(cast: Cast) -> None:
    course = actions.close_course(by=cast.dou, course=open_course(cast))

    closed_at = queries.closed_at(course=course)

    assert closed_at is not None
    assert timezone.localdate(closed_at) == timezone.localdate()
    assert "（はじめの知らせでは12月31日" in stage.applied_when(course, closed_at=closed_at)
    assert queries.closed_at(course=open_again(cast, course)) is None


def open_again(cast: Cast, course: Course) -> Course:
    return actions.open_course(by=cast.dou, course=course, on=date(2026, 11, 2))


def test_value_of_a_draw_is_shown_beside_the_promise_before_it_draws(
    cast: Cast, sign_in: SignIn
) -> None:
    apply(cast, open_course(cast), cast.aki)
    closed = actions.close_course(by=cast.dou, course=Course.objects.get())
    actions.commit_draw(by=cast.dou, course=closed, public_source="十個のさいころの目")
    browser, address = sign_in(cast.dou), _at(cast, "phone/draw/run")

    asked = _words(browser.post(address, {"public_value": DICE}))
    again = _words(browser.post(address, {"public_value": DICE, "again": "1"}))
    before = Draw.objects.get().state
    browser.post(address, {"public_value": DICE, "sure": "1"})

    assert "十個のさいころの目" in asked
    assert f'value="{DICE}"' in again
    assert (before, Draw.objects.get().state) == ("committed", "run")


def test_what_an_application_says_can_be_changed_later(cast: Cast, sign_in: SignIn) -> None:
    application = apply(cast, open_course(cast), cast.aki, arrangements=(("braille", ""),))
    browser = sign_in(cast.dou)
    page = _words(browser.get(_at(cast, f"applications/{application.code}/")))

    browser.post(
        _at(cast, f"applications/{application.code}/change"),
        {"companion": "架空 ハハ", "wish": "", "arrangements": ["guide"]},
    )

    changed = Application.objects.get()
    assert f"/people/{cast.aki.code}/change" in page
    assert changed.companion == "架空 ハハ"
    assert {each.arrangement for each in changed.arrangements.all()} == {"braille", "guide"}


def test_deadline_counts_the_days_until_it_and_not_until_the_class(cast: Cast) -> None:
    application = apply(cast, open_course(cast), cast.aki, arrangements=(("text_data", ""),))

    (each,) = queries.arranged(application, on=date(2026, 11, 1))

    needed = each.arrangement.lead_days
    assert said.lead_words(each) == (
        f"教室の{needed}日前までに手配します。期限まであと{30 - needed}日です"
    )
