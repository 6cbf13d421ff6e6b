"""Too many tries close the door for a while, kindly; nobody learns from it who has an account."""

import re

import pytest
from django.test import Client
from pytest_django import Settings

from coming_in import (
    PASSWORD,
    CountingHasher,
    come_in,
    number_now,
    sign,
    with_app,
    with_machine,
    with_password,
)
from fakes.authenticator import FakeAuthenticator
from people import PHONE, Cast
from yorisoi.entrance.factors import passwords
from yorisoi.journal.models import Entry
from yorisoi.people.models import Account

pytestmark = pytest.mark.usefixtures("real")
N_TRIES = 10


def _try(client: Client, code: str, password: str = ""):
    password = password or "not this one"
    return client.post("/sign-in", {"code": code, "password": password})


def _words(response) -> str:
    """What a page says, without what differs at each request: keys of forms, and the clock."""
    text = response.content.decode().replace("<wbr>", "")
    return re.sub(r'value="[^"]*"|午[前後]\d+時(\d+分)?', "", text)


def test_tenth_wrong_password_closes_the_account_even_to_the_right_one(
    cast: Cast, client: Client
) -> None:
    with_password(cast.dou)
    for _ in range(N_TRIES):
        assert _try(client, "dou").status_code == 422

    response = _try(client, "dou", PASSWORD)

    page = _words(response)
    assert response.status_code == 429
    assert 0 < int(response.headers["Retry-After"]) <= 1800
    assert "から、もう一度入れます" in page
    assert PHONE in page
    assert "待たずに入れます" in page
    assert "_auth_user_id" not in client.session


def test_closed_account_still_opens_with_a_passkey(cast: Cast, client: Client) -> None:
    machine = FakeAuthenticator()
    with_machine(come_in(cast.dou), machine)
    for _ in range(N_TRIES + 1):
        _try(client, "dou")

    assert sign(client, machine).status_code == 302


def test_closed_account_closes_no_other(cast: Cast, client: Client) -> None:
    with_password(cast.sei)
    for _ in range(N_TRIES + 1):
        _try(client, "dou")

    assert _try(client, "sei", PASSWORD).status_code == 302


def test_writing_the_code_in_capitals_is_no_way_around(cast: Cast, client: Client) -> None:
    codes = ("dou", "DOU", "Dou", "ｄｏｕ", " dou ")
    for n in range(N_TRIES):
        _try(client, codes[n % len(codes)])

    assert _try(client, "dOU").status_code == 429


def test_numbers_are_counted_with_the_passwords(cast: Cast, client: Client) -> None:
    with_app(cast.dou)
    _try(client, "dou", PASSWORD)
    for _ in range(N_TRIES - 1):
        assert client.post("/sign-in/number", {"number": "000000"}).status_code == 422

    assert client.post("/sign-in/number", {"number": "000000"}).status_code == 429


def test_coming_in_forgets_the_tries(cast: Cast, client: Client) -> None:
    secret = with_app(cast.dou)
    for _ in range(N_TRIES - 2):
        _try(client, "dou")
    _try(client, "dou", PASSWORD)
    client.post("/sign-in/number", {"number": number_now(secret)})

    assert _try(Client(), "dou").status_code == 422


def test_unknown_account_is_answered_like_a_known_one(cast: Cast) -> None:
    with_password(cast.dou)
    known, unknown = Client(), Client()

    answers = [_try(known, "dou"), _try(unknown, "nobody")]
    for _ in range(N_TRIES - 1):
        _try(known, "dou")
        _try(unknown, "nobody")
    closed = [_try(known, "dou"), _try(unknown, "nobody")]

    assert [each.status_code for each in (*answers, *closed)] == [422, 422, 429, 429]
    assert _words(answers[0]) == _words(answers[1])
    assert _words(closed[0]) == _words(closed[1])


@pytest.mark.parametrize("code", ["dou", "gen", "nobody"], ids=["known", "no password", "unknown"])
def test_every_wrong_try_costs_one_slow_hash(
    cast: Cast, client: Client, code: str, settings: Settings
) -> None:
    settings.PASSWORD_HASHERS = ["coming_in.CountingHasher"]
    with_password(cast.dou)
    CountingHasher.made.clear()

    _try(client, code)

    assert len(CountingHasher.made) == 1


def test_failed_try_is_written_down_without_what_was_typed(cast: Cast, client: Client) -> None:
    with_password(cast.dou)

    _try(client, "dou", "secret words of ドウ")
    _try(client, "my-name-by-mistake", "x")

    known, unknown = Entry.objects.filter(act="account.sign_in_failed").order_by("id")
    assert (known.actor, known.subject_code, known.detail) == (
        "public-desk",
        "dou",
        {"way": "password"},
    )
    assert (unknown.subject_code, unknown.detail) == ("public-desk", {"way": "password"})


TOO_SHORT = "パスワードを12文字以上にしてください。短い文でもかまいません"
TOO_USUAL = "よく使われるパスワードです。別のものにしてください"
TOO_ALIKE = "符号や名前に似ています。別のパスワードにしてください"


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("short words", (TOO_SHORT,)),
        ("short words!", ()),
        ("みかん 電車 くつした", (TOO_SHORT,)),
        ("みかん 電車 くつした 火曜", ()),
        ("administrator", (TOO_USUAL,)),
        ("1234567890123", (TOO_USUAL,)),
        ("tanaka-hanako-1", (TOO_ALIKE,)),
    ],
)
def test_password_is_long_unusual_and_unlike_its_owner(password: str, said: tuple[str]) -> None:
    account = Account(code="tanaka-hanako", name="田中花子")

    assert passwords.doubts(password, account=account) == said


def test_passwords_are_kept_as_argon2id(cast: Cast) -> None:
    assert with_password(cast.dou).password.startswith("argon2$argon2id$")
