"""The first page of a participant: the next thing first, and never more than three ways on."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from people import Cast
from yorisoi.people.models import Account
from yorisoi.stages.courses.models import Application, Course, Session, Unit, Venue
from yorisoi.stages.courses.terms import ApplicationState
from yorisoi.stages.rehearsals import actions as rehearsals
from yorisoi.stages.ties import actions as ties

SignIn = Callable[[Account], Client]


def _applied(cast: Cast, state: str) -> Application:
    programme = cast.programme
    venue = Venue.objects.create(programme=programme, code="v", name="架空センター", n_seats=8)
    course = Course.objects.create(
        programme=programme,
        code="first",
        name="はじめてのスマホ",
        summary="声で読む",
        venue=venue,
        capacity=8,
        apply_from=date(2026, 11, 1),
        apply_until=date(2026, 11, 24),
    )
    starts_at = timezone.now() + timedelta(days=7)
    unit = Unit.objects.create(programme=programme, code="u", name="はじめて", aim="声で読む")
    Session.objects.create(
        course=course,
        order=1,
        unit=unit,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
    )
    return Application.objects.create(
        course=course,
        participant=cast.beni,
        code="A-1",
        channel="web",
        received_on=date(2026, 11, 10),
        state=state,
        recorded_by=cast.dou,
    )


def _page(sign_in: SignIn, account: Account) -> str:
    page = sign_in(account).get("/me/").content.decode()
    return re.sub(r"<wbr>|<span data-r[^>]*>([^<]*)</span>", r"\1", page)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (ApplicationState.PLACED, "次の教室"),
        (ApplicationState.OFFERED, "席が一つ空きました"),
        (ApplicationState.RECEIVED, "申し込んだ教室"),
    ],
)
def test_panel_says_the_next_thing(cast: Cast, sign_in: SignIn, state: str, words: str) -> None:
    _applied(cast, state)

    page = _page(sign_in, cast.beni.account)

    assert f'<h2 id="next">{words}</h2>' in page
    assert page.count('class="choice') == 2


def test_nobody_who_has_not_applied_is_left_without_a_way_on(cast: Cast, sign_in: SignIn) -> None:
    page = _page(sign_in, cast.aki.account)

    assert 'href="/courses/"' in page
    assert page.count('class="choice') == 3


def test_practice_left_open_and_the_circle_are_one_press_away(cast: Cast, sign_in: SignIn) -> None:
    words = ties.CircleWords(name="仲間", purpose="話す", rules="急がない")
    circle = ties.put_circle(
        by=cast.dou, programme=cast.programme, code="round", words=words, host=cast.chiyo
    )
    ties.add_member(by=cast.dou, circle=circle, account=cast.beni.account)
    procedure = rehearsals.put_procedure(
        by=cast.dou,
        programme=cast.programme,
        code="apply",
        words=rehearsals.ProcedureWords(name="申し込み", summary="練習"),
    )
    rehearsals.start(by=cast.beni.account, participant=cast.beni, procedure=procedure)

    page = _page(sign_in, cast.beni.account)

    assert "練習の続き" in page
    assert 'href="/me/practice/apply/"' in page
    assert 'href="/me/circles/round/"' in page


def test_supporter_is_shown_as_such(cast: Cast, sign_in: SignIn) -> None:
    assert "いま：ベニさんの代わり（使う人：チヨ）" in _page(sign_in, cast.chiyo)
    assert "の代わり" not in _page(sign_in, cast.beni.account)


def test_participant_is_not_asked_with_whom_they_are(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.beni.account).get("/me/who")

    assert (response.status_code, response.headers["Location"]) == (302, "/me/")


def test_classes_stay_one_press_away_after_applying(cast: Cast, sign_in: SignIn) -> None:
    _applied(cast, ApplicationState.PLACED)

    assert 'href="/courses/"' in _page(sign_in, cast.beni.account)


def test_notice_on_a_participants_page_is_one_breath_long(cast: Cast, sign_in: SignIn) -> None:
    assert "見本です。人と教室は架空です。" in _page(sign_in, cast.beni.account)


def test_all_that_the_house_knows_of_a_person_is_one_press_away(
    cast: Cast, sign_in: SignIn
) -> None:
    beni = sign_in(cast.beni.account)
    assert 'href="/me/mine"' in _page(sign_in, cast.beni.account)

    page = beni.get("/me/mine").content.decode()
    main = page.partition("<main")[2]
    led_to = re.findall(r'<li><a href="([^"]+)"', main)

    assert led_to == ["/me/needs", "/me/consents", "/me/journal", "/me/devices", "/me/supporters"]
    for each in led_to:
        assert 'href="/me/mine"' in beni.get(each).content.decode()


def test_supporter_is_led_only_to_what_was_agreed(cast: Cast, sign_in: SignIn) -> None:
    chiyo = sign_in(cast.chiyo)
    chiyo.post("/me/who", {"participant": cast.beni.code})

    page = chiyo.get("/me/mine").content.decode()

    assert "ベニさんのこと" in re.sub(r"<wbr>|</?span[^>]*>", "", page)
    assert "/me/devices" not in page
    assert "/me/supporters" not in page
