"""Who sends too often is told when to try again; who needs help or finishes a form never is."""

from collections.abc import Callable

import pytest
from django.test import Client, RequestFactory
from django.urls import get_resolver, reverse
from pytest_django import Settings

from people import PHONE, Cast
from yorisoi.entrance import limits
from yorisoi.people.models import Account
from yorisoi.stages.rehearsals.models import RaisedHand
from yorisoi.web.limiting import COUNTED, CountedDoors

SignIn = Callable[[Account], Client]


N_UPLOADS = limits.limits()["upload"].n


def _upload(cast: Cast) -> str:
    return reverse("guides:kit_inspect", args=[cast.programme.code])


def test_one_file_too_many_is_answered_with_a_time_and_a_telephone(
    cast: Cast, sign_in: SignIn
) -> None:
    client = sign_in(cast.dou)
    allowed = {client.post(_upload(cast)).status_code for _ in range(N_UPLOADS)}
    refused = client.post(_upload(cast))

    page = refused.content.decode().replace("<wbr>", "")
    assert 429 not in allowed
    assert refused.status_code == 429
    assert 0 < int(refused.headers["Retry-After"]) <= 7200
    assert "をすぎたら" in page
    assert PHONE in page
    assert page.count("<h1") == 1
    assert client.get(_upload(cast)).status_code == 200, "looking is not counted"
    assert sign_in(cast.sei).post(_upload(cast)).status_code != 429, "others are not counted"


def test_participant_presses_stuck_every_three_seconds_for_ten_minutes_and_is_heard(
    cast: Cast, sign_in: SignIn
) -> None:
    client = sign_in(cast.beni.account)

    assert {client.post("/me/stuck").status_code for _ in range(200)} == {302}
    assert RaisedHand.objects.filter(participant=cast.beni).count() == 1


def test_sending_a_finished_application_is_not_counted() -> None:
    assert not {"courses:check", "courses:my_check"} & set(COUNTED)


def test_every_counted_address_exists_and_its_kind_is_described() -> None:
    names = {
        f"{space}:{name}"
        for space, (_prefix, resolver) in get_resolver().namespace_dict.items()
        for name in resolver.reverse_dict
        if isinstance(name, str)
    }

    assert set(COUNTED) - names == set()
    assert set(COUNTED.values()) - set(limits.limits()) == set()


def test_view_that_refuses_gets_the_same_page(cast: Cast, rf: RequestFactory) -> None:
    middleware = CountedDoors(lambda request: None)

    answer = middleware.process_exception(rf.post("/sign-in"), limits.TooOften(90))

    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "90")
    assert middleware.process_exception(rf.post("/sign-in"), ValueError()) is None


@pytest.mark.parametrize(
    ("proxies", "remote", "forwarded", "address"),
    [
        (0, "192.0.2.7", "", "192.0.2.7"),
        (0, "192.0.2.7", "203.0.113.9", "192.0.2.7"),
        (1, "127.0.0.1", "203.0.113.9", "203.0.113.9"),
        (1, "127.0.0.1", "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        (2, "127.0.0.1", "198.51.100.1, 203.0.113.9, 192.0.2.1", "203.0.113.9"),
        (1, "127.0.0.1", "", "127.0.0.1"),
        (0, "2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::/64"),
        (0, "::ffff:192.0.2.7", "", "192.0.2.7"),
        (1, "127.0.0.1", "whatever", "unknown"),
    ],
)
def test_address_is_the_one_that_can_be_believed(
    rf: RequestFactory,
    settings: Settings,
    proxies: int,
    remote: str,
    forwarded: str,
    address: str,
) -> None:
    settings.YORISOI_PROXIES = proxies
    request = rf.get("/", REMOTE_ADDR=remote, headers={"X-Forwarded-For": forwarded})

    assert limits.address_of(request) == address
