"""A supporter acts for one person at a time, and what was typed for one never reaches another."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from addresses import SAID, addresses, values
from coming_in import for_whom
from neighbours import OURS, Ward, fill
from people import Cast, gather
from yorisoi.people import actions
from yorisoi.people.models import Account, Participant
from yorisoi.people.terms import Mandate

SignIn = Callable[[Account], Client]
PERSON = addresses("person")
WORDS = "電話番号がかわりました。"


def _text(response: Any) -> str:
    return re.sub(r"<[^>]+>", "", response.content.decode())


def _link(cast: Cast, participant: Participant) -> None:
    actions.link_supporter(
        by=cast.dou,
        participant=participant,
        supporter=cast.chiyo,
        scope=actions.Scope(tuple(Mandate)),
        since_on=date(2026, 4, 1),
    )


def _end(cast: Cast) -> None:
    """ベニ ends it."""
    for link in cast.beni.supporter_links.all():
        actions.revoke_supporter(by=cast.beni.account, link=link)


def _hidden(page: Any) -> dict[str, str]:
    """Return what the form of a page says of the person."""
    found = re.search(r'name="for_whom" value="([^"]+)"', page.content.decode())
    return {"for_whom": found[1]} if found else {}


def _written(cast: Cast) -> dict[str, int]:
    """Return how many rows there are of everything; sessions and sent forms are no record."""
    return {model._meta.label: model.objects.count() for model in OURS}


@pytest.fixture(scope="module")
def ward(django_db_setup: None, django_db_blocker: Any) -> Iterator[Ward]:
    """A ward with a row of every kind; チヨ acts for アキ, and did for ベニ."""
    with django_db_blocker.unblock(), transaction.atomic():
        cast = gather()
        found = fill(cast, canary="カナリア")
        _link(cast, cast.aki)
        yield found
        transaction.set_rollback(True)


@pytest.mark.parametrize("address", PERSON, ids=lambda each: each.name)
def test_form_shown_for_somebody_else_writes_nothing_at_any_address(
    ward: Ward, address: Any
) -> None:
    cast, client = ward.cast, Client()
    with transaction.atomic():
        client.force_login(cast.chiyo)
        client.post("/me/who", {"participant": cast.aki.code})
        _end(cast)
        before = _written(cast)
        said = {**SAID.get(address.name, {}), "wrong": WORDS, "text": WORDS}
        path = address.path(values(address, ward))

        meant = client.post(path, {**said, **for_whom(cast.chiyo, cast.beni)})
        nobody = client.post(path, said)

        assert (meant.status_code, nobody.status_code) == (409, 409)
        assert _written(cast) == before
        assert "ベニさんとは、終わりました。送っていません" in _text(meant)
        assert WORDS in _text(meant)
        assert 'href="/me/who"' in meant.content.decode()
        transaction.set_rollback(True)


def test_words_for_beni_are_not_stored_with_aki_when_beni_has_ended_it(
    cast: Cast, sign_in: SignIn
) -> None:
    _link(cast, cast.beni)
    _link(cast, cast.aki)
    client = sign_in(cast.chiyo)
    client.post("/me/who", {"participant": cast.beni.code})
    page = client.get("/me/data/wrong")
    _end(cast)

    answer = client.post("/me/data/wrong", {**_hidden(page), "wrong": WORDS})

    assert answer.status_code == 409
    assert (cast.aki.corrections.count(), cast.beni.corrections.count()) == (0, 0)
    assert WORDS in _text(answer)


def test_two_windows_for_two_people_are_told_apart(cast: Cast, sign_in: SignIn) -> None:
    _link(cast, cast.aki)
    client = sign_in(cast.chiyo)
    client.post("/me/who", {"participant": cast.beni.code})
    page = client.get("/me/data/wrong")
    client.post("/me/who", {"participant": cast.aki.code})

    answer = client.post("/me/data/wrong", {**_hidden(page), "wrong": WORDS})

    assert "いまは、アキさんの代わりです。送っていません" in _text(answer)
    assert "ベニさんのページから送ったもの" in _text(answer)
    assert (cast.aki.corrections.count(), cast.beni.corrections.count()) == (0, 0)


def test_form_that_was_shown_for_the_person_is_taken(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.chiyo)
    page = client.get("/me/data/wrong")

    client.post("/me/data/wrong", {**_hidden(page), "wrong": WORDS})

    assert [each.wrong for each in cast.beni.corrections.all()] == [WORDS]


def test_name_in_a_form_that_nobody_signed_is_worth_nothing(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.chiyo)
    forged = {"for_whom": f"{cast.chiyo.pk}:{cast.beni.code}:abc"}
    of_another = for_whom(cast.dou, cast.beni)

    answers = [
        client.post("/me/data/wrong", {**said, "wrong": WORDS}) for said in (forged, of_another)
    ]

    assert [each.status_code for each in answers] == [409, 409]
    assert [WORDS in _text(each) for each in answers] == [False, False]
    assert cast.beni.corrections.count() == 0


def test_page_is_never_opened_for_somebody_else_without_being_asked(
    cast: Cast, sign_in: SignIn
) -> None:
    client = sign_in(cast.chiyo)
    with_beni = _text(client.get("/me/needs"))
    _link(cast, cast.aki)
    _end(cast)

    answer = client.get("/me/needs")

    assert "いま：ベニさんの代わり" in with_beni
    assert (answer.status_code, answer.headers["Location"]) == (302, "/me/who")
    asked = _text(client.get("/me/who"))
    assert "ベニさんとは、終わりました。" in asked
    assert "アキさんと一緒" in asked


@pytest.mark.parametrize("path", ["/me/", "/me/needs", "/me/data/wrong", "/me/questions", "/help"])
def test_for_whom_stands_before_the_title_of_every_page(
    cast: Cast, sign_in: SignIn, path: str
) -> None:
    page = sign_in(cast.chiyo).get(path).content.decode()
    alone = sign_in(cast.beni.account).get(path).content.decode()

    before_title = re.sub(r"<[^>]+>", "", page.split("<h1>")[0])
    is_own = path.startswith("/me/")
    assert ("いま：ベニさんの代わり（使う人：チヨ）" in before_title) is is_own
    assert ('href="/me/who"' in page) is is_own
    assert "の代わり" not in alone


def test_form_of_the_person_alone_says_whose_it_is(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.beni.account)
    page = client.get("/me/data/wrong")

    assert _hidden(page) == for_whom(cast.beni.account, cast.beni)
    client.post("/me/data/wrong", {**_hidden(page), "wrong": WORDS})
    assert [each.wrong for each in cast.beni.corrections.all()] == [WORDS]
