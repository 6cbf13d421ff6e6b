"""What every answer carries, so that a browser keeps to the house's rules."""

import contextlib
import math
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from pytest_django import Settings

from people import Cast
from yorisoi.entrance.hello import hello_path
from yorisoi.people.models import Account
from yorisoi.web.headers import FORGET

SignIn = Callable[[Account], Client]

STRICT = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "media-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
}
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
PLACES = ["/", "/me/", "/desk/", "/nowhere", "/static/yorisoi/base.css", "/looks"]


def _policy(response) -> set[str]:
    return set(response.headers["Content-Security-Policy"].split("; "))


@pytest.mark.parametrize("place", PLACES)
def test_every_answer_carries_the_same_rules(cast: Cast, client: Client, place: str) -> None:
    with contextlib.closing(client.get(place)) as response:
        assert _policy(response) == STRICT
    assert {name: response.headers.get(name) for name in EVERYWHERE} == EVERYWHERE
    assert "camera=()" in response.headers["Permissions-Policy"]
    assert "publickey-credentials-get=(self)" in response.headers["Permissions-Policy"]


def test_page_of_the_other_face_carries_the_same_rules(
    cast: Cast, client: Client, settings: Settings
) -> None:
    settings.YORISOI_FACE = "staff"

    response = client.get("/me/")

    assert response.status_code == 404
    assert _policy(response) == STRICT


def test_paper_may_besides_show_the_pictures_inside_its_own_style_sheet(
    cast: Cast, sign_in: SignIn
) -> None:
    response = sign_in(cast.dou).get(f"/desk/{cast.programme.code}/area/paper.html")

    page = response.content.decode()
    assert _policy(response) == STRICT - {"img-src 'self'"} | {"img-src 'self' data:"}
    assert "/static/yorisoi/papers/paper.css" in page
    assert '<link rel="icon" href="/static/yorisoi/mark.svg">' in page
    assert "<style" not in page


@pytest.mark.parametrize("name", ["paper.css", "drawing.css"])
def test_style_sheets_of_papers_are_served(db: None, client: Client, name: str) -> None:
    with contextlib.closing(client.get(f"/static/yorisoi/papers/{name}")) as response:
        kind = response.headers["Content-Type"]

    assert (response.status_code, kind) == (200, 'text/css; charset="utf-8"')


@pytest.mark.parametrize("form", ["html", "pdf", "docx", "txt", "line.txt"])
def test_paper_of_the_desk_is_not_kept_and_its_type_is_not_guessed(
    cast: Cast, sign_in: SignIn, form: str
) -> None:
    response = sign_in(cast.dou).get(f"/desk/{cast.programme.code}/area/paper.{form}")

    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Disposition"].endswith(f'filename="area.{form}"')


def test_page_for_everybody_may_be_kept_by_the_browser_that_asks_again(
    cast: Cast, client: Client
) -> None:
    response = client.get("/courses/")

    assert response.headers["Cache-Control"] == "private, no-cache"
    assert "Cookie" in response.headers["Vary"]


def test_page_with_a_form_is_not_kept(cast: Cast, client: Client) -> None:
    assert client.get("/sign-in").headers["Cache-Control"] == "no-store"


def test_form_that_was_begun_without_an_account_is_not_kept(cast: Cast, client: Client) -> None:
    session = client.session
    session["draft"] = "somebody"
    session.save()

    assert client.get("/courses/").headers["Cache-Control"] == "no-store"


def test_every_cookie_is_for_this_site_only_and_no_script_reads_it(
    cast: Cast, client: Client
) -> None:
    client.get("/sign-in")
    client.post("/language", {"language": "en"})
    client.post("/looks", {"theme": "cream"})
    client.get(hello_path(cast.dou))

    flags = {
        name: (cookie["httponly"], cookie["samesite"]) for name, cookie in client.cookies.items()
    }
    assert set(flags) >= {"form", "language", "yorisoi-looks", "session"}
    assert set(flags.values()) == {(True, "Lax")}


ASKED_OVER_HTTPS = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "yorisoi.web.settings"
import django
django.setup()
from django.core.management import call_command
from django.test import Client
call_command("migrate", verbosity=0)
client = Client(headers={"X-Forwarded-Proto": "https", "Host": "desk.example"})
response = client.get("/sign-in", secure=False)
print(response.status_code, response.headers["Strict-Transport-Security"])
print(*(f"{name}|{c['secure']}|{c['path']}|{c['domain']}" for name, c in client.cookies.items()))
plain = Client(headers={"Host": "desk.example"}).get("/sign-in")
print(plain.status_code, plain.headers["Location"])
print(Client(headers={"X-Forwarded-Proto": "https", "Host": "other.example"}).get("/sign-in").status_code)
"""


@pytest.fixture
def production(tmp_path: Path) -> dict[str, str]:
    """The environment of an installation behind its own proxy."""
    return {
        **{key: os.environ[key] for key in ("PATH",) if key in os.environ},
        "PYTHONPATH": ":".join(sys.path),
        "YORISOI_DATA": str(tmp_path),
        "YORISOI_HOSTS": "desk.example",
        "YORISOI_HTTPS": "1",
        "YORISOI_PROXIES": "1",
        "YORISOI_FACE": "staff",
        "YORISOI_TABLES": "from-models",
    }


def test_behind_a_proxy_with_https_cookies_are_bound_to_the_host(
    production: dict[str, str],
) -> None:
    del production["YORISOI_TABLES"]
    done = subprocess.run(
        [sys.executable, "-c", ASKED_OVER_HTTPS],
        env=production,
        capture_output=True,
        text=True,
        check=True,
    )

    answer, cookies, plain, stranger = done.stdout.splitlines()
    assert answer == "200 max-age=31536000; includeSubDomains"
    assert {each for each in cookies.split() if each.startswith("__Host-")} == {
        "__Host-form|True|/|"
    }
    assert plain == "301 https://desk.example/sign-in"
    assert stranger == "400"


def test_django_finds_nothing_to_warn_of_in_an_installation(production: dict[str, str]) -> None:
    command = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"]
    done = subprocess.run(
        [*command, "--settings", "yorisoi.web.settings"],
        env=production,
        capture_output=True,
        text=True,
    )

    assert (done.returncode, done.stdout + done.stderr) == (
        0,
        "System check identified no issues (1 silenced).\n",
    )


def test_django_warns_of_an_installation_that_was_left_open(production: dict[str, str]) -> None:
    command = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"]
    done = subprocess.run(
        [*command, "--settings", "yorisoi.web.settings"],
        env=production | {"YORISOI_HTTPS": "", "YORISOI_DEBUG": "1"},
        capture_output=True,
        text=True,
    )

    assert done.returncode == 1
    assert "security.W018" in done.stderr


@pytest.mark.parametrize("method", ["TRACE", "PUT", "DELETE", "PATCH", "OPTIONS", "CONNECT"])
@pytest.mark.parametrize("place", ["/", "/static/yorisoi/base.css", "/nowhere"])
def test_method_that_no_page_is_asked_with_ends_at_the_door(
    db: None, client: Client, method: str, place: str
) -> None:
    response = client.generic(method, place, headers={"X-Said": "echo me"})

    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD, POST")
    assert b"echo me" not in response.content


@pytest.mark.parametrize(
    "place",
    [
        *("/.git/HEAD", "/.git/config", "/static/.git/HEAD", "/.env", "/pyproject.toml"),
        *("/static/", "/static/yorisoi/", "/static/entrance", "/static/../web/settings.py"),
        *("/static/%2e%2e/web/settings.py", "/static/yorisoi/papers/", "/src/yorisoi/"),
    ],
)
def test_nothing_of_the_source_and_no_list_of_files_is_served(
    db: None, client: Client, place: str
) -> None:
    assert client.get(place).status_code == 404


def test_sign_out_tells_the_browser_to_forget_what_it_kept(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.dou)
    page = client.get(f"/desk/{cast.programme.code}/")

    out = client.post("/sign-out")

    assert out.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert (out.cookies["session"]["max-age"], "Clear-Site-Data" in page.headers) == (0, False)


def test_quick_way_out_and_an_end_from_elsewhere_forget_as_well(
    cast: Cast, sign_in: SignIn
) -> None:
    left = sign_in(cast.aki.account).get("/leave")
    client = sign_in(cast.dou)
    Session.objects.all().delete()
    ended = client.get(f"/desk/{cast.programme.code}/")

    assert [each.headers.get("Clear-Site-Data") for each in (left, ended)] == [FORGET, FORGET]


def test_session_has_a_number_that_nobody_can_guess(cast: Cast, sign_in: SignIn) -> None:
    numbers = [sign_in(cast.dou).cookies["session"].value for _ in range(20)]

    assert len(set(numbers)) == 20
    assert [each for each in numbers if not re.fullmatch("[a-z0-9]{32}", each)] == []
    assert 32 * math.log2(36) > 128


def test_word_in_the_address_never_stands_for_one_of_a_form(cast: Cast, client: Client) -> None:
    cast.dou.set_password("long enough words")
    cast.dou.save()

    answers = [
        client.post("/sign-in?code=dou&password=long+enough+words", said)
        for said in ({}, {"code": "dou"}, {"code": ["ei", "dou"], "password": "long enough words"})
    ]

    assert [each.status_code for each in answers] == [200, 422, 302]
