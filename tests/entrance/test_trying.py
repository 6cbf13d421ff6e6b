"""Too many tries close the door for a while, kindly; nobody learns from it who has an account."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
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
from yorisoi.entrance import limits
from yorisoi.entrance.factors import passwords
from yorisoi.entrance.staff import presenters
from yorisoi.journal.models import Entry
from yorisoi.people.models import Account
from yorisoi.ui.words import clock

pytestmark = pytest.mark.usefixtures("real")
N_TRIES = 10
NOON = 1_780_000_200


def _try(client: Client, code: str, password: str = ""):
    password = password or "not this one"
    return client.post("/sign-in", {"code": code, "password": password})


def _number(client: Client, number: str):
    return client.post("/sign-in/number", {"number": number})


def _warned(response) -> str | None:
    """How many tries a page says are left, if it says so."""
    found = re.search(r"あと(\d+)回まちがえると、\d+分ほどお休みします", _plain(response))
    return found[1] if found else None


def _clock(response) -> str:
    return re.search(r"午[前後]\d+時(\d+分)?", _plain(response))[0]


def _plain(response) -> str:
    return response.content.decode().replace("<wbr>", "")


def _words(response) -> str:
    """What a page says, without what differs at each request: keys of forms, and the clock."""
    text = _plain(response)
    return re.sub(r'value="[^"]*"|午[前後]\d+時(\d+分)?', "", text)


def test_tenth_wrong_password_closes_the_account_even_to_the_right_one(
    cast: Cast, client: Client
) -> None:
    with_password(cast.dou)
    tries = [_try(client, "dou").status_code for _ in range(N_TRIES)]
    assert tries == [422] * (N_TRIES - 1) + [429]

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


def test_tenth_wrong_number_closes_the_account(cast: Cast, client: Client) -> None:
    with_app(cast.dou)
    _try(client, "dou", PASSWORD)

    tries = [_number(client, "000000").status_code for _ in range(N_TRIES)]

    assert tries == [422] * (N_TRIES - 1) + [429]


def test_right_number_is_taken_after_wrong_passwords_that_the_right_one_cleared(
    cast: Cast, client: Client
) -> None:
    secret = with_app(cast.dou)
    for _ in range(N_TRIES - 1):
        _try(client, "dou")
    _try(client, "dou", PASSWORD)
    for _ in range(N_TRIES - 1):
        _number(client, "000000")

    assert _number(client, number_now(secret)).status_code == 302
    assert "_auth_user_id" in client.session


def test_number_that_would_be_refused_is_not_asked_for(cast: Cast, client: Client) -> None:
    with_app(cast.dou)
    _try(client, "dou", PASSWORD)
    refused = [_number(client, "000000") for _ in range(N_TRIES)][-1]

    again = _try(Client(), "dou", PASSWORD)

    assert again.status_code == 429
    assert _clock(again) == _clock(refused)


def test_ten_wrong_numbers_do_not_close_the_door_to_passwords_of_others(
    cast: Cast, client: Client
) -> None:
    with_app(cast.dou)
    _try(client, "dou", PASSWORD)
    for _ in range(N_TRIES):
        _number(client, "000000")

    known, unknown = _try(Client(), "dou"), _try(Client(), "nobody")

    assert (known.status_code, unknown.status_code) == (422, 422)
    assert _words(known) == _words(unknown)


def test_at_the_time_that_was_told_password_and_number_are_both_taken(cast: Cast) -> None:
    """Ten wrong passwords and ten wrong numbers, in any order: one time for both, and it is true."""
    refused = {}
    for kinds in (("sign_in_account", "sign_in_number"), ("sign_in_number", "sign_in_account")):
        code = "-".join(kinds)
        for n, kind in enumerate((*[kinds[0]] * N_TRIES, *[kinds[1]] * N_TRIES)):
            limits.hit(kind, code, at=NOON + 7 * n)
        told = limits.wait(kinds[1], code, at=NOON + 7 * 19) + NOON + 7 * 19
        refused[code] = [kind for kind in kinds if not limits.hit(kind, code, at=told)]

    assert refused == {
        "sign_in_account-sign_in_number": [],
        "sign_in_number-sign_in_account": [],
    }


def test_time_that_is_told_is_the_next_whole_minute() -> None:
    before = timezone.localtime()

    said = {presenters.again_at(wait) for wait in (1, 200)}

    later = [before + timedelta(seconds=wait) for wait in (1, 200)]
    minutes = {clock(each.replace(second=0) + timedelta(minutes=1)) for each in later}
    assert said == minutes


def test_last_tries_are_announced_before_the_rest(cast: Cast, client: Client) -> None:
    with_password(cast.dou)

    pages = [_warned(_try(client, "dou")) for _ in range(N_TRIES)]

    assert pages == [None] * 7 + ["2", "1", None]


def test_last_numbers_are_announced_before_the_rest(cast: Cast, client: Client) -> None:
    with_app(cast.dou)
    _try(client, "dou", PASSWORD)

    pages = [_warned(_number(client, "000000")) for _ in range(N_TRIES)]

    assert pages == [None] * 7 + ["2", "1", None]


def test_rest_that_is_announced_is_the_one_that_comes(cast: Cast) -> None:
    for n in range(8):
        limits.hit("sign_in_account", "dou", at=NOON + n)
    announced = limits.left("sign_in_account", "dou", at=NOON + 8)
    for _n in range(2):
        limits.hit("sign_in_account", "dou", at=NOON + 8)

    assert announced == limits.Left(n=2, rest=limits.wait("sign_in_account", "dou", at=NOON + 8))
    assert announced.rest > 0


def test_warning_does_not_tell_who_has_an_account(cast: Cast) -> None:
    with_password(cast.dou)
    known, unknown = Client(), Client()

    pages = [(_words(_try(known, "dou")), _words(_try(unknown, "nobody"))) for _ in range(N_TRIES)]

    assert [n for n, (one, other) in enumerate(pages) if one != other] == []
    assert "あと2回まちがえると" in pages[7][0]


def test_proof_asked_once_more_counts_numbers_apart(cast: Cast) -> None:
    client = come_in(cast.dou)
    limits.clear("sign_in_number", "dou")
    wrong = {"password": PASSWORD, "number": "000000"}

    pages = [_warned(client.post("/account/again", wrong)) for _ in range(N_TRIES - 1)]
    closed = client.post("/account/again", wrong)

    assert pages == [None] * 7 + ["2", "1"]
    assert "をすぎたら、もう一度確かめてください" in _words(closed)
    assert limits.left("sign_in_account", "dou").n == N_TRIES


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
