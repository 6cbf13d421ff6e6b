"""What somebody who fears computers needs at the door: the code, the right address, whom to ask."""

import pytest
from django.test import Client

from coming_in import PASSWORD, come_in, number_now, with_machine, with_password
from fakes.authenticator import FakeAuthenticator
from people import PHONE, Cast
from yorisoi.entrance.factors import passkeys
from yorisoi.entrance.staff.actions import invitations

pytestmark = pytest.mark.usefixtures("real")
NOT_HERE = "このアドレスでは使えません（数字のアドレス）"


def _text(response) -> str:
    return response.content.decode().replace("<wbr>", "")


@pytest.mark.parametrize("place", ["/account/keys", "/account/keys/password", "/account/ready"])
def test_pages_of_the_account_say_its_code(cast: Cast, place: str) -> None:
    assert "あなたの符号：dou" in _text(come_in(cast.dou).get(place))


def test_account_page_says_its_code(cast: Cast) -> None:
    page = _text(come_in(cast.dou).get("/account"))

    assert '<dt>あなたの符号</dt><dd><strong class="code">dou</strong></dd>' in page


@pytest.mark.parametrize("place", ["/welcome", "/welcome/password"])
def test_newcomer_reads_their_code_when_a_way_is_made(
    cast: Cast, client: Client, place: str
) -> None:
    client.get(f"/welcome/{invitations.invite(by=cast.dou, account=cast.gen)}")

    assert "あなたの符号：gen" in _text(client.get(place))


def test_door_says_where_the_code_is_to_be_found(cast: Cast, client: Client) -> None:
    assert "はじめのリンクと一緒に聞いた、英数字の短い名前" in _text(client.get("/sign-in"))


def test_newcomer_with_a_finger_hears_that_all_is_prepared(cast: Cast, client: Client) -> None:
    client.get(f"/welcome/{invitations.invite(by=cast.dou, account=cast.gen)}")
    asked = client.post("/welcome/passkey/question").json()
    given = {"name": "職場のパソコン", "credential": FakeAuthenticator().create(asked)}

    page = client.post("/welcome/passkey", given, follow=True)

    text = _text(page)
    assert page.redirect_chain == [("/account/ready", 302)]
    assert '<a class="btn go" href="/desk/">一年の道へ</a>' in text
    assert text.index("一年の道へ") < text.index("もう一つの入り方を決める")


def test_newcomer_with_numbers_on_paper_is_led_to_the_same_page(cast: Cast, client: Client) -> None:
    client.get(f"/welcome/{invitations.invite(by=cast.dou, account=cast.gen)}")
    client.post("/welcome/password", {"password": PASSWORD})
    client.get("/account/keys/app")
    client.post("/account/keys/app", {"number": number_now(client.session["app_secret"])})
    client.post("/account/keys/numbers")

    ways_on = [
        client.post("/account/keys/numbers", {"close": "1"}).headers["Location"] for _ in range(2)
    ]

    assert ways_on == ["/account/ready", "/account/keys"]


def test_who_has_two_ways_is_not_urged_to_a_second(cast: Cast) -> None:
    client = come_in(cast.dou)
    with_machine(client, FakeAuthenticator())

    assert "もう一つの入り方を決める" not in _text(client.get("/account/ready"))


@pytest.mark.parametrize(
    ("host", "is_number"),
    [
        ("127.0.0.1:8000", True),
        ("192.0.2.7", True),
        ("[::1]:8000", True),
        ("[2001:db8::1]", True),
        ("localhost:8000", False),
        ("yorisoi.example.jp", False),
        ("1.example.jp", False),
    ],
)
def test_passkeys_are_for_names(host: str, is_number: bool) -> None:
    assert passkeys.is_number(host) is is_number


@pytest.mark.parametrize("place", ["/account/keys/passkey", "/account/again", "/sign-in"])
def test_address_that_is_a_number_is_named_as_what_hinders(cast: Cast, place: str) -> None:
    client = Client() if place == "/sign-in" else come_in(cast.dou)
    if place == "/account/again":
        with_machine(client, FakeAuthenticator())

    by_name, by_number = client.get(place), client.get(place, headers={"host": "127.0.0.1:8000"})

    assert ("data-passkey=" in _text(by_name), NOT_HERE in _text(by_name)) == (True, False)
    assert ("data-passkey=" in _text(by_number), NOT_HERE in _text(by_number)) == (False, True)


@pytest.mark.parametrize("code", ["dou", "sei", "nobody"], ids=["known", "let out", "unknown"])
def test_whoever_tries_in_vain_is_told_whom_to_ask(cast: Cast, client: Client, code: str) -> None:
    with_password(cast.sei)
    come_in(cast.dou).post(f"/desk/{cast.programme.code}/entrance/sei/dismiss")
    before = _text(client.get("/sign-in"))

    page = _text(client.post("/sign-in", {"code": code, "password": "not this one"}))

    assert "入れないときは、区の担当に聞いてください" not in before
    assert "入れないときは、区の担当に聞いてください" in page
    assert PHONE in page
