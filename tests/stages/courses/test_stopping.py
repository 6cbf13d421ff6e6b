"""Nothing that takes a place away is done by one press; who did it, and the way back, stand there."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from coming_in import for_whom
from offering import apply, open_course
from people import PHONE, Cast
from yorisoi.people import actions as people
from yorisoi.people.models import Account
from yorisoi.programme import actions as programmes
from yorisoi.stages.courses.models import Application, Course
from yorisoi.stages.courses.terms import ApplicationState, Selection

SignIn = Callable[[Account], Client]
RUBY = re.compile(r"<rt>.*?</rt>|<rp>.*?</rp>|<[^>]+>|\s")


def _said(response: object) -> str:
    return RUBY.sub("", response.content.decode())  # type: ignore[attr-defined]


def _applied(cast: Cast, *, n_dates: int = 4) -> tuple[Course, Application]:
    """ベニ has a place in a class of dates that are still to come."""
    course = open_course(cast, selection=Selection.FIRST_COME, n_dates=n_dates)
    _move(course, lambda order: timedelta(days=7 * order))
    return course, apply(cast, course, cast.beni)


def _move(course: Course, days: Callable[[int], timedelta]) -> None:
    for session in course.sessions.all():
        session.starts_at = timezone.now() + days(session.order)
        session.ends_at = session.starts_at + timedelta(minutes=90)
        session.save()


def _close(course: Course) -> None:
    course.apply_until = timezone.localdate() - timedelta(days=1)
    course.save()


def test_stopping_is_asked_about_with_every_day_it_takes(cast: Cast, sign_in: SignIn) -> None:
    _course, application = _applied(cast)
    browser = sign_in(cast.beni.account)

    page = browser.get(f"/me/applications/{application.code}/").content.decode()
    asked = browser.get(f"/me/applications/{application.code}/withdraw")

    application.refresh_from_db()
    assert f'action="/me/applications/{application.code}/withdraw"' not in page
    assert f'href="/me/applications/{application.code}/withdraw"' in page
    assert "「はじめてのスマホ」を、4回ぜんぶやめますか" in _said(asked)
    assert ("はい、やめます" in _said(asked), "いいえ、もどる" in _said(asked)) == (True, True)
    assert application.state == ApplicationState.PLACED


def test_supporter_who_stops_it_stands_there_with_the_way_back(cast: Cast, sign_in: SignIn) -> None:
    course, application = _applied(cast)
    _close(course)
    browser = sign_in(cast.chiyo)
    at = f"/me/applications/{application.code}/"

    asked = _said(browser.get(f"{at}withdraw"))
    after = _said(browser.post(f"{at}withdraw", for_whom(cast.chiyo, cast.beni), follow=True))
    seen = _said(sign_in(cast.beni.account).get(at))

    assert "ベニさんの申し込み" in asked
    assert "自分では、もう一度申し込めません" in asked
    for text in (after, seen):
        assert "チヨさんが、ベニさんの代わりに、申し込みをやめました" in text
        assert "もとにもどしたいときは、電話してください" in text
        assert PHONE in text
        assert "また申し込めます" not in text


def test_person_who_stops_it_alone_is_told_it_was_them(cast: Cast, sign_in: SignIn) -> None:
    _course, application = _applied(cast)

    after = _said(
        sign_in(cast.beni.account).post(
            f"/me/applications/{application.code}/withdraw", follow=True
        )
    )

    assert "あなたが、申し込みをやめました" in after
    assert "また申し込めます" in after


def test_who_stopped_while_the_class_is_open_can_really_apply_again(
    cast: Cast, sign_in: SignIn
) -> None:
    course = open_course(cast)
    people.tell_need(by=cast.dou, participant=cast.beni, code="text_data")
    browser, at = sign_in(cast.beni.account), f"/me/courses/{course.code}/apply/"
    _by_web(browser, at)
    first = Application.objects.get()
    browser.post(f"/me/applications/{first.code}/withdraw")

    _by_web(browser, at)

    states = [each.state for each in Application.objects.order_by("pk")]
    assert states == [ApplicationState.WITHDRAWN, ApplicationState.RECEIVED]


def _by_web(browser: Client, at: str) -> None:
    browser.post(f"{at}companion", {"comes": "no", "companion": ""})
    browser.post(f"{at}heard", {"heard_by": "family"})
    browser.post(f"{at}check")


def test_offered_place_is_not_given_away_by_one_press(cast: Cast, sign_in: SignIn) -> None:
    _course, application = _applied(cast)
    application.state, application.reply_by_on = ApplicationState.OFFERED, date(2099, 1, 1)
    application.save()
    browser, at = sign_in(cast.beni.account), f"/me/applications/{application.code}/"

    page = browser.get(at).content.decode()
    asked = _said(browser.get(f"{at}decline"))
    browser.post(f"{at}decline")

    application.refresh_from_db()
    assert f'action="{at}decline"' not in page
    assert "席を、次の人にゆずりますか" in asked
    assert application.state == ApplicationState.DECLINED


@pytest.mark.parametrize("act", ["accept", "decline"])
def test_question_that_does_not_fit_leads_back(cast: Cast, sign_in: SignIn, act: str) -> None:
    _course, application = _applied(cast)
    at = f"/me/applications/{application.code}/"

    response = sign_in(cast.beni.account).get(at + act)

    assert (response.status_code, response.headers["Location"]) == (302, at)


def test_form_begun_for_one_person_is_not_shown_to_the_other(cast: Cast, sign_in: SignIn) -> None:
    course = open_course(cast)
    cast.aki.supporter_links.create(
        supporter=cast.chiyo, terms=["apply"], since_on=date(2026, 4, 1), made_by=cast.dou
    )
    browser, at = sign_in(cast.chiyo), f"/me/courses/{course.code}/apply/"
    browser.post("/me/who", {"participant": cast.beni.code})
    words = {"comes": "yes", "companion": "おかあさん"}
    browser.post(f"{at}companion", {**words, **for_whom(cast.chiyo, cast.beni)})
    with_beni = browser.get(f"{at}companion").content.decode()

    browser.post("/me/who", {"participant": cast.aki.code})

    assert "おかあさん" in with_beni
    assert "おかあさん" not in browser.get(f"{at}companion").content.decode()


def test_class_of_last_year_does_not_look_like_this_years(cast: Cast, sign_in: SignIn) -> None:
    course, application = _applied(cast)
    _move(course, lambda order: timedelta(days=order - 365))
    programmes.found(
        by=cast.dou,
        municipality=cast.ward,
        code="kakuu-r9",
        fiscal_year=cast.programme.fiscal_year + 1,
        words=programmes.ProgrammeWords(name="次の年", help_phone=PHONE),
    )
    browser = sign_in(cast.beni.account)

    first = browser.get("/me/")
    home = _said(first)
    page = _said(browser.get(f"/me/applications/{application.code}/"))
    forced = browser.post(f"/me/applications/{application.code}/withdraw")

    application.refresh_from_db()
    assert "去年の教室（終わりました）" in home
    assert 'id="next"' not in first.content.decode()
    assert ("この教室は、終わりました。" in page, "申し込みをやめる" in page) == (True, False)
    assert (forced.status_code, application.state) == (404, ApplicationState.PLACED)
