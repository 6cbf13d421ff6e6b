"""What is said in a circle: the team meets only what a member asked them to look at."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from coming_in import for_whom
from people import Cast
from stages.ties.rounds import SECRET, circle, secret
from yorisoi.journal.models import Entry
from yorisoi.people.models import Account
from yorisoi.stages.ties import actions, queries
from yorisoi.stages.ties.models import Message
from yorisoi.stages.ties.rules import Voice

SignIn = Callable[[Account], Client]
STAFF_PAGES = (
    "",
    "circles/new",
    "circles/friends/",
    "circles/friends/edit",
    "circles/friends/members/new",
    "reports/",
    "ties/",
    "ties/new",
)


def _desk(cast: Cast) -> str:
    return f"/desk/{cast.programme.code}/ties/"


def _text(client: Client, address: str) -> str:
    return client.get(address).content.decode().replace("<wbr>", "")


@pytest.mark.parametrize("page", STAFF_PAGES)
def test_no_staff_page_shows_what_nobody_reported(cast: Cast, sign_in: SignIn, page: str) -> None:
    secret(cast, circle(cast))

    response = sign_in(cast.dou).get(_desk(cast) + page)

    assert response.status_code == 200
    assert SECRET not in response.content.decode().replace("<wbr>", "")


@pytest.mark.parametrize("page", [page for page in STAFF_PAGES if page != "reports/"])
def test_no_staff_page_but_reports_asks_the_database_for_words(
    cast: Cast, sign_in: SignIn, page: str
) -> None:
    message = secret(cast, circle(cast))
    actions.report(voice=Voice(cast.chiyo), message=message)

    with CaptureQueriesContext(connection) as asked:
        sign_in(cast.dou).get(_desk(cast) + page)

    assert [q["sql"] for q in asked if '"ties_message"."text"' in q["sql"]] == []


def test_reports_hold_a_reported_message_until_it_is_settled(cast: Cast) -> None:
    found = circle(cast)
    message, other = secret(cast, found), secret(cast, found)
    before = list(queries.reports(programme=cast.programme))

    actions.report(voice=Voice(cast.chiyo), message=message)
    reported = list(queries.reports(programme=cast.programme))
    actions.settle(by=cast.dou, message=message, is_hidden=False)

    assert (before, reported) == ([], [message])
    assert list(queries.reports(programme=cast.programme)) == []
    assert Message.objects.filter(pk=other.pk, reported_at=None).exists()


def test_hidden_message_has_no_words_left_for_its_circle(cast: Cast, sign_in: SignIn) -> None:
    message = secret(cast, circle(cast))
    chiyo = sign_in(cast.chiyo)
    shown = _text(chiyo, "/me/circles/friends/")
    said = for_whom(cast.chiyo, cast.beni)
    chiyo.post(f"/me/circles/friends/messages/{message.pk}/report", said)
    dou = sign_in(cast.dou)
    reported = _text(dou, _desk(cast) + "reports/")

    dou.post(_desk(cast) + f"reports/{message.pk}/settle", {"hide": "1"})

    assert SECRET in shown
    assert SECRET in reported
    assert SECRET not in _text(dou, _desk(cast) + "reports/")
    assert SECRET not in _text(chiyo, "/me/circles/friends/")


def test_only_who_reported_learns_that_somebody_did(cast: Cast, sign_in: SignIn) -> None:
    message = secret(cast, circle(cast))
    actions.report(voice=Voice(cast.chiyo), message=message)

    by_author = sign_in(cast.beni.account).get("/me/circles/friends/").content.decode()
    by_reporter = sign_in(cast.chiyo).get("/me/circles/friends/").content.decode()

    assert ('class="st half"' in by_author, 'class="st half"' in by_reporter) == (False, True)


def test_message_taken_back_is_gone_for_its_circle_and_journalled(
    cast: Cast, sign_in: SignIn
) -> None:
    message = secret(cast, circle(cast))
    beni, address = sign_in(cast.beni.account), "/me/circles/friends/"
    shown = _text(beni, address)

    response = beni.post(f"{address}messages/{message.pk}/take-back")

    assert response.status_code == 302
    assert SECRET in shown
    assert SECRET not in _text(beni, address)
    assert SECRET not in _text(sign_in(cast.chiyo), address)
    line = Entry.objects.get(act="message.take_back")
    assert (line.actor, line.detail["message"]) == (cast.beni.account.code, message.pk)


def test_words_of_others_cannot_be_taken_back(cast: Cast, sign_in: SignIn) -> None:
    found = circle(cast)
    message = actions.send(voice=Voice(cast.chiyo), circle=found, text=SECRET)

    response = sign_in(cast.beni.account).post(
        f"/me/circles/friends/messages/{message.pk}/take-back"
    )

    assert response.status_code == 404
    with pytest.raises(actions.NotOwnWords):
        actions.take_back(
            voice=Voice(account=cast.beni.account, participant=cast.beni), message=message
        )


def test_report_stays_with_the_team_when_the_words_are_taken_back(
    cast: Cast, sign_in: SignIn
) -> None:
    message = secret(cast, circle(cast))
    actions.report(voice=Voice(cast.chiyo), message=message)

    actions.take_back(
        voice=Voice(account=cast.beni.account, participant=cast.beni), message=message
    )

    assert SECRET in _text(sign_in(cast.dou), _desk(cast) + "reports/")


def test_reported_words_are_for_those_who_may_see_names(cast: Cast, sign_in: SignIn) -> None:
    message = secret(cast, circle(cast))
    actions.report(voice=Voice(cast.chiyo), message=message)
    address = _desk(cast) + "reports/"

    assert SECRET in _text(sign_in(cast.sei), address)
    assert sign_in(cast.gen).get(address).status_code == 404
    assert sign_in(cast.hana).get(address).status_code == 404


@pytest.mark.parametrize("page", STAFF_PAGES)
def test_outsider_meets_no_page(cast: Cast, sign_in: SignIn, page: str) -> None:
    circle(cast)

    assert sign_in(cast.ei).get(_desk(cast) + page).status_code == 404


@pytest.mark.parametrize("page", ["", "leave", "messages/1/report"])
def test_circle_of_others_does_not_exist(cast: Cast, sign_in: SignIn, page: str) -> None:
    message = secret(cast, circle(cast))
    address = f"/me/circles/friends/{page.replace('1', str(message.pk))}"

    assert sign_in(cast.aki.account).get(address).status_code == 404
    assert sign_in(cast.beni.account).get(address).status_code == 200


def test_prefecture_sees_codes_and_the_centre_names(cast: Cast, sign_in: SignIn) -> None:
    circle(cast)
    address = _desk(cast) + "circles/friends/"

    by_prefecture = _text(sign_in(cast.gen), address)
    by_centre = _text(sign_in(cast.sei), address)

    assert (cast.beni.code in by_prefecture, "ベニ" in by_prefecture) == (True, False)
    assert "ベニ" in by_centre
