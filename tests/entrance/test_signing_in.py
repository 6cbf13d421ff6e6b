"""Signing in, and the two faces."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import Settings

from people import Cast
from yorisoi.entrance.hello import hello_path
from yorisoi.journal.models import Entry
from yorisoi.people.models import Account
from yorisoi.web.faces import is_served

SignIn = Callable[[Account], Client]


def test_one_click_sign_in_leads_the_officer_to_the_year(
    cast: Cast, client: Client, settings: Settings
) -> None:
    settings.YORISOI_EXAMPLE = True

    response = client.get(hello_path(cast.dou), follow=True)

    assert response.redirect_chain[-1][0] == f"/desk/{cast.programme.code}/"
    assert Entry.objects.filter(act="account.sign_in", actor=cast.dou.code).count() == 1


def test_one_click_sign_in_does_not_exist_outside_the_example(
    cast: Cast, client: Client, settings: Settings
) -> None:
    settings.YORISOI_EXAMPLE = False

    assert client.get(hello_path(cast.dou)).status_code == 404
    assert "架空" not in client.get("/sign-in").content.decode()


def test_catalogue_of_page_parts_does_not_exist_outside_the_example(
    db: None, client: Client, settings: Settings
) -> None:
    assert client.get("/ui-catalogue").status_code == 200

    settings.YORISOI_EXAMPLE = False

    assert client.get("/ui-catalogue").status_code == 404


def test_changed_token_signs_nobody_in(cast: Cast, client: Client, settings: Settings) -> None:
    settings.YORISOI_EXAMPLE = True

    assert client.get(f"{hello_path(cast.dou)[:-2]}xx").status_code == 404
    assert "_auth_user_id" not in client.session


def test_wrong_password_keeps_the_code_and_says_what_to_do(cast: Cast, client: Client) -> None:
    cast.dou.set_password("long enough words")
    cast.dou.save()

    response = client.post("/sign-in", {"code": "dou", "password": "other words"})

    page = response.content.decode().replace("<wbr>", "")
    assert response.status_code == 422
    assert 'value="dou"' in page
    assert "もう一度確かめてください" in page


def test_right_password_signs_in_and_goes_where_one_wanted(cast: Cast, client: Client) -> None:
    cast.dou.set_password("long enough words")
    cast.dou.save()
    wanted = f"/desk/{cast.programme.code}/goals/"

    response = client.post(
        "/sign-in", {"code": "dou", "password": "long enough words", "next": wanted}
    )

    assert response.headers["Location"] == wanted


def test_sign_in_never_leads_to_another_site(cast: Cast, client: Client) -> None:
    cast.dou.set_password("long enough words")
    cast.dou.save()
    away = {"code": "dou", "password": "long enough words", "next": "https://elsewhere.example/"}

    response = client.post("/sign-in", away)

    assert response.headers["Location"].startswith("/")


def test_signed_in_pages_are_not_kept(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.dou).get(f"/desk/{cast.programme.code}/")

    assert response.headers["Cache-Control"] == "no-store"


def test_looks_are_kept_with_the_account_and_come_back_at_sign_in(
    cast: Cast, client: Client, sign_in: SignIn, settings: Settings
) -> None:
    settings.YORISOI_EXAMPLE = True
    account = cast.beni.account
    sign_in(account).post("/looks", {"theme": "cream", "text_size": "150", "ruby": "all"})

    client.get(hello_path(account))

    page = client.get("/me/").content.decode()
    assert 'data-theme="cream"' in page
    assert 'data-size="150"' in page


@pytest.mark.parametrize(
    ("path", "face", "served"),
    [
        ("/desk/x/", "staff", True),
        ("/desk/x/", "public", False),
        ("/me/", "staff", False),
        ("/me/", "public", True),
        ("/", "staff", False),
        ("/sign-in", "staff", True),
        ("/desk/x/", "all", True),
    ],
)
def test_each_face_serves_its_own_pages(path: str, face: str, served: bool) -> None:
    assert is_served(path, face=face) is served


def test_other_face_does_not_exist_here(cast: Cast, sign_in: SignIn, settings: Settings) -> None:
    settings.YORISOI_FACE = "public"

    assert sign_in(cast.dou).get(f"/desk/{cast.programme.code}/").status_code == 404
