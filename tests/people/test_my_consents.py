"""A participant decides alone: reads the words, says yes, stops; staff write down what was said."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from people import Cast
from yorisoi.journal.models import Entry
from yorisoi.people import queries
from yorisoi.people.agreements import consents
from yorisoi.people.models import Account
from yorisoi.people.terms import ConsentPurpose

SignIn = Callable[[Account], Client]


def _text(response: object) -> str:
    return re.sub(r"<[^>]+>", "", response.content.decode())  # type: ignore[attr-defined]


@pytest.mark.parametrize("purpose", ConsentPurpose)
def test_person_reads_the_words_says_yes_and_stops(
    cast: Cast, sign_in: SignIn, purpose: ConsentPurpose
) -> None:
    client = sign_in(cast.aki.account)
    page = _text(client.get(f"/me/consents/{purpose}"))
    client.post(f"/me/consents/{purpose}")
    given = cast.aki.consents.filter(purpose=purpose).order_by("pk").last()
    had_agreed = queries.has_agreed(cast.aki, to=purpose)

    before_stop = _text(client.get(f"/me/consents/{purpose}/stop"))
    client.post(f"/me/consents/{purpose}/stop")

    assert consents.texts()[purpose].words in page
    assert (given.way, given.given_by) == ("web", cast.aki.account)
    assert consents.texts()[purpose].stops in before_stop
    assert (had_agreed, queries.has_agreed(cast.aki, to=purpose)) == (True, False)
    last = Entry.objects.filter(act="consent.withdraw").latest("id")
    assert (last.actor, last.detail) == (cast.aki.account.code, {"purpose": purpose.value})


def test_page_of_what_to_decide_shows_where_each_stands(cast: Cast, sign_in: SignIn) -> None:
    text = _text(sign_in(cast.aki.account).get("/me/consents"))

    assert text.count("いいです") == 2
    assert text.count("使っています") == 2


def test_stop_page_changes_nothing_before_it_is_confirmed(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.aki.account).get("/me/consents/follow_up/stop")

    assert queries.has_agreed(cast.aki, to=ConsentPurpose.FOLLOW_UP)


def test_purpose_nobody_knows_is_no_page(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.aki.account).get("/me/consents/marketing").status_code == 404


def test_staff_write_down_a_no_of_somebody_who_was_never_asked(cast: Cast, sign_in: SignIn) -> None:
    address = f"/desk/{cast.programme.code}/people/{cast.aki.code}/consents/take_part/refuse"

    client = sign_in(cast.dou)
    asked = _text(client.get(address))
    unsaid = client.post(address, {"way": ""})
    assert "手紙もとどきません" in asked
    assert (unsaid.status_code, queries.has_agreed(cast.aki, to=ConsentPurpose.TAKE_PART)) == (
        422,
        True,
    )
    client.post(address, {"way": "voice"})

    assert cast.aki.consents.order_by("pk").last().way == "voice"
    assert not queries.has_agreed(cast.aki, to=ConsentPurpose.TAKE_PART)
    assert "やめました" in _text(client.get(address.removesuffix("consents/take_part/refuse")))
    assert sign_in(cast.ei).post(address, {"way": "voice"}).status_code == 404


def test_centre_that_loses_sight_of_a_person_goes_back_to_the_roster(
    cast: Cast, sign_in: SignIn
) -> None:
    record = f"/desk/{cast.programme.code}/people/{cast.aki.code}/"
    client = sign_in(cast.sei)
    before = client.get(record).status_code

    address = f"{record}consents/share_with_centre/refuse"
    response = client.post(address, {"way": "voice"}, follow=True)

    assert before == 200
    assert response.status_code == 200
    assert "アキ" not in _text(response)
    assert client.get(record).status_code == 404
