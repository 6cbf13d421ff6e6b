"""What is lacking before a page of the staff opens: two factors, a fresh proof, a session of today."""

import re
import time

import pytest
from django.test import Client
from pytest_django import Settings

from coming_in import PASSWORD, come_in, number_now, with_password
from people import Cast
from yorisoi.entrance import hello
from yorisoi.entrance.staff.actions import factors
from yorisoi.journal.models import Entry
from yorisoi.people import actions as people
from yorisoi.programme.presence import FRESH_SECONDS, KEY, Lacking, Presence, lacking
from yorisoi.ui.engine import KEPT_FOR
from yorisoi.web import keeping

MINUTE, HOUR = 60, 3600


def _presence(**change: object) -> Presence:
    known = {"way": "passkey", "is_strong": True, "came": 0.0, "sure": 0.0, "seen": 0.0}
    return Presence(**{**known, **change})


@pytest.mark.parametrize(
    ("known", "at", "found"),
    [
        (None, 1, Lacking.SIGN_IN),
        (_presence(way="example"), 1, Lacking.SIGN_IN),
        (_presence(), 60 * MINUTE, None),
        (_presence(), 60 * MINUTE + 1, Lacking.SIGN_IN),
        (_presence(seen=11.9 * HOUR), 12 * HOUR, None),
        (_presence(seen=11.9 * HOUR), 12 * HOUR + 1, Lacking.SIGN_IN),
        (_presence(is_strong=False), 1, Lacking.FACTOR),
    ],
)
def test_staff_need_two_factors_and_are_asked_again_after_a_rest_and_a_day(
    known: Presence | None, at: float, found: Lacking | None
) -> None:
    assert lacking(known, at=at, is_fresh=False, is_strong=True, is_example=False) == found


@pytest.mark.parametrize(
    ("age", "found"), [(FRESH_SECONDS, None), (FRESH_SECONDS + 1, Lacking.AGAIN)]
)
def test_what_cannot_be_taken_back_asks_for_a_fresh_proof(
    age: float, found: Lacking | None
) -> None:
    known = _presence(seen=age)

    assert lacking(known, at=age, is_fresh=True, is_strong=True, is_example=False) == found


def test_example_asks_nothing_of_who_tries_it() -> None:
    known = _presence(way="example", is_strong=False)

    assert lacking(known, at=1e6, is_fresh=True, is_strong=True, is_example=True) is None


def test_one_click_opens_the_desk_of_the_example_only(
    cast: Cast, client: Client, settings: Settings
) -> None:
    client.get(hello.hello_path(cast.dou))
    desk = f"/desk/{cast.programme.code}/"
    assert client.get(desk).status_code == 200

    settings.YORISOI_EXAMPLE = False

    assert client.get(desk).headers["Location"].startswith("/sign-in")


@pytest.mark.usefixtures("real")
def test_password_alone_leads_to_a_second_factor_before_anything_personal(
    cast: Cast, client: Client
) -> None:
    with_password(cast.dou)
    client.post("/sign-in", {"code": "dou", "password": PASSWORD})
    roster = f"/desk/{cast.programme.code}/people/"

    response = client.get(roster, follow=True)

    page = response.content.decode().replace("<wbr>", "")
    assert response.redirect_chain[-1][0].startswith("/account/first")
    assert "次から、指や顔で入れます" in page
    assert "アキ" not in page
    assert Entry.objects.filter(act__startswith="participant.view").count() == 0


@pytest.mark.usefixtures("real")
def test_supporter_with_a_password_alone_does_not_reach_who_they_support(
    cast: Cast, client: Client
) -> None:
    with_password(cast.chiyo)
    client.post("/sign-in", {"code": "chiyo", "password": PASSWORD})

    for path in ("/me/", "/me/who", "/me/needs"):
        assert client.get(path).headers["Location"].startswith("/account/first"), path


@pytest.mark.usefixtures("real")
def test_participant_is_never_asked_for_a_second_factor(cast: Cast, client: Client) -> None:
    account = with_password(cast.beni.account)
    client.post("/sign-in", {"code": account.code, "password": PASSWORD})

    assert client.get("/me/").status_code == 200
    assert client.get("/account").status_code == 200
    assert client.get("/account/keys").status_code == 404


def _rested(client: Client, *, seconds: float) -> None:
    """Given a session that was last used so many seconds ago."""
    session = client.session
    known = session[KEY]
    session[KEY] = {
        name: v - seconds if name in {"came", "sure", "seen"} else v for name, v in known.items()
    }
    session.save()


@pytest.mark.usefixtures("real")
def test_rest_ends_the_session_says_so_and_leads_back(cast: Cast) -> None:
    client = come_in(cast.dou)
    _rested(client, seconds=2 * HOUR)

    response = client.get(f"/desk/{cast.programme.code}/goals/", follow=True)

    page = response.content.decode().replace("<wbr>", "")
    assert "しばらく使わなかった" in page
    assert f'value="/desk/{cast.programme.code}/goals/"' in page
    assert "_auth_user_id" not in client.session
    assert Entry.objects.latest("id").act == "account.session_end"


@pytest.mark.usefixtures("real")
def test_participant_may_rest_as_long_as_they_like(cast: Cast, client: Client) -> None:
    account = with_password(cast.beni.account)
    client.post("/sign-in", {"code": account.code, "password": PASSWORD})
    _rested(client, seconds=100 * HOUR)

    assert client.get("/me/").status_code == 200


@pytest.mark.usefixtures("real")
def test_stale_proof_is_asked_for_again_and_leads_on(cast: Cast) -> None:
    client = come_in(cast.dou)
    secret = cast.dou.authenticator_set.get().data["secret"]
    _rested(client, seconds=FRESH_SECONDS + MINUTE)
    asked = client.get("/account/keys/passkey")
    assert asked.headers["Location"] == "/account/again?next=%2Faccount%2Fkeys%2Fpasskey"
    # The number of now was used to come in; the next one is taken as well.
    number = number_now(secret, later=1)
    again = {"password": PASSWORD, "number": number, "next": "/account/keys/passkey"}

    response = client.post("/account/again", again)

    assert response.headers["Location"] == "/account/keys/passkey"
    assert client.get("/account/keys/passkey").status_code == 200


@pytest.mark.usefixtures("real")
def test_wrong_password_is_no_fresh_proof(cast: Cast) -> None:
    client = come_in(cast.dou)
    _rested(client, seconds=FRESH_SECONDS + MINUTE)

    response = client.post("/account/again", {"password": "x", "number": "000000"})

    assert response.status_code == 422
    assert client.get("/account/keys/passkey").status_code == 302


@pytest.mark.usefixtures("real")
def test_weak_session_opens_no_keys_once_the_account_has_two_factors(
    cast: Cast, client: Client
) -> None:
    with_password(cast.dou)
    client.post("/sign-in", {"code": "dou", "password": PASSWORD})
    factors.add_app(by=cast.dou, secret="sealed", used=0)

    assert client.get("/account/keys").headers["Location"].startswith("/account/first")
    assert client.get("/account/first").headers["Location"] == "/account/again"


@pytest.mark.usefixtures("real")
def test_session_that_the_entrance_never_saw_is_nobodys(cast: Cast, client: Client) -> None:
    client.force_login(cast.dou)

    assert client.get(f"/desk/{cast.programme.code}/").headers["Location"].startswith("/sign-in")


def test_coming_in_changes_the_number_of_the_session(cast: Cast, client: Client) -> None:
    account = people.open_account(code="new", name="ニイ", password=PASSWORD)
    client.get("/sign-in")
    client.post("/sign-in/passkey/question")
    before = client.session.session_key

    client.post("/sign-in", {"code": account.code, "password": PASSWORD})

    assert client.session.session_key != before
    assert time.time() - client.session[KEY]["came"] < 60


@pytest.mark.usefixtures("real")
@pytest.mark.parametrize("seconds", [FRESH_SECONDS + MINUTE, 2 * HOUR], ids=["stale", "rested"])
def test_what_was_typed_for_a_newcomer_waits_until_one_is_back(cast: Cast, seconds: float) -> None:
    client = come_in(cast.dou)
    address = f"/desk/{cast.programme.code}/entrance/new"
    kept_for = re.search(
        rf'name="{KEPT_FOR}" value="([^"]+)"', client.get(address).content.decode()
    )
    _rested(client, seconds=seconds)
    typed = {"name": "ナオミという名前の人", "code": "naomi", KEPT_FOR: kept_for[1]}

    response = client.post(address, typed)

    assert response.status_code == 302
    assert keeping.found(account=cast.dou, path=address).values["name"] == ["ナオミという名前の人"]
