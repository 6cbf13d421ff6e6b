"""A person's practice in the browser: one step a page, back and on, nothing lost, nothing sent."""

import re
from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from people import Cast
from stages.rehearsals.screens import practised, procedure
from yorisoi.people.models import Account
from yorisoi.stages.courses.terms import Help
from yorisoi.stages.rehearsals import queries

SignIn = Callable[[Account], Client]
HERE = "/me/practice/apply/"
A, W = Help.ALONE, Help.WORDS


def _begun(cast: Cast, sign_in: SignIn) -> Client:
    procedure(cast)
    beni = sign_in(cast.beni.account)
    beni.post(HERE)
    return beni


def test_whole_practice_ends_with_a_level_for_each_step(cast: Cast, sign_in: SignIn) -> None:
    beni = _begun(cast, sign_in)

    ways = [
        beni.post(HERE + "steps/1", {"go": "on"}).url,
        beni.post(HERE + "steps/2", {"go": "on", "chosen": "朝"}).url,
        beni.post(HERE + "steps/3", {"go": "on"}).url,
        beni.post(HERE + "how", {"whole": "words"}).url,
    ]

    (found,) = queries.tries_of(participant=cast.beni)
    assert ways == [HERE + "steps/2", HERE + "steps/3", HERE + "how", HERE + "done"]
    assert found.levels == {1: W, 2: W, 3: W}
    assert "終" in beni.get(HERE + "done").content.decode()


def test_answer_step_by_step_keeps_each_level(cast: Cast, sign_in: SignIn) -> None:
    beni = _begun(cast, sign_in)

    beni.post(HERE + "how?each=1", {"step_1": "alone", "step_2": "hands", "step_3": "not_tried"})

    (found,) = queries.tries_of(participant=cast.beni)
    assert found.levels == {1: A, 2: Help.HANDS, 3: Help.NOT_TRIED}


def test_break_comes_back_to_where_it_was(cast: Cast, sign_in: SignIn) -> None:
    beni = _begun(cast, sign_in)
    beni.post(HERE + "steps/1", {"go": "on"})

    first_page = beni.get("/me/practice/").content.decode()
    again = beni.post(HERE)

    assert "2つ" in first_page
    assert again.url == HERE + "steps/2"


def test_back_goes_one_step_back_without_a_choice(cast: Cast, sign_in: SignIn) -> None:
    beni = _begun(cast, sign_in)
    beni.post(HERE + "steps/1", {"go": "on"})

    assert beni.post(HERE + "steps/2", {"go": "back"}).url == HERE + "steps/1"
    assert queries.open_try(participant=cast.beni).at_step == 1


def test_nothing_chosen_is_asked_for_kindly(cast: Cast, sign_in: SignIn) -> None:
    beni = _begun(cast, sign_in)

    nothing = beni.post(HERE + "steps/2", {"go": "on"})
    other = beni.post(HERE + "steps/2", {"go": "on", "chosen": "夕方"})

    assert (nothing.status_code, other.status_code) == (422, 422)
    assert "「朝」" in _plain(other.content.decode())


def test_hint_stands_open_first_and_waits_behind_a_press_later(cast: Cast, sign_in: SignIn) -> None:
    beni = _begun(cast, sign_in)
    before = beni.get(HERE + "steps/1").content.decode()
    beni.post(HERE + "how", {"whole": "alone"})
    beni.post(HERE)

    after = beni.get(HERE + "steps/1").content.decode()

    assert ("ph-finger" in before, "<details>" in before) == (True, False)
    assert ("ph-finger" in after, "<details>" in after) == (False, True)
    assert "ph-frame" in after


def test_step_without_a_beginning_leads_to_the_beginning(cast: Cast, sign_in: SignIn) -> None:
    procedure(cast)

    assert sign_in(cast.beni.account).get(HERE + "steps/2").url == HERE


def test_step_says_that_nothing_is_sent_and_that_there_is_time(cast: Cast, sign_in: SignIn) -> None:
    page = _plain(_begun(cast, sign_in).get(HERE + "steps/1").content.decode())

    assert "まだ送っていません" in page
    assert "時間は決まっていません" in page


def test_procedure_of_another_municipality_does_not_exist(cast: Cast, sign_in: SignIn) -> None:
    procedure(cast)

    assert sign_in(cast.ei).get(HERE).status_code == 302
    assert sign_in(cast.beni.account).get("/me/practice/other/").status_code == 404


def test_done_shows_the_last_try(cast: Cast, sign_in: SignIn) -> None:
    of = procedure(cast)
    practised(cast, of, W, W, W)
    practised(cast, of, A, W, W)

    page = _plain(sign_in(cast.beni.account).get(HERE + "done").content.decode())

    assert "練習は2回目です" in page
    assert "今日はひとりでできた手順があります" in page


def test_list_asks_as_often_for_three_procedures_as_for_one(cast: Cast, sign_in: SignIn) -> None:
    beni = _begun(cast, sign_in)
    with CaptureQueriesContext(connection) as one:
        beni.get("/me/practice/")
    procedure(cast, code="second")
    procedure(cast, code="third")
    with CaptureQueriesContext(connection) as three:
        beni.get("/me/practice/")

    assert len(three) == len(one)


def _plain(page: str) -> str:
    """Drop the marks of ruby and line breaks."""
    return re.sub(r"<wbr>|<span data-r[^>]*>|</span>", "", page)
