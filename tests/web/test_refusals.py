"""What was refused leaves a line: in the log without a name, in the journal under who asked."""

import logging
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from people import Cast
from yorisoi.journal.models import Entry
from yorisoi.people.models import Account
from yorisoi.web.quiet import WithoutValues

SignIn = Callable[[Account], Client]
ACT = "account.refused"


class Kept(logging.Handler):
    """Keeps every line as it would be written."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(WithoutValues(settings.LOGGING["formatters"]["quiet"].get("format")))
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one line."""
        self.lines.append(self.format(record))


@pytest.fixture
def log() -> Iterator[list[str]]:
    """Every line that goes through the root, and those of the loggers that do not."""
    kept = Kept()
    loggers = [logging.getLogger(), logging.getLogger("django.request")]
    for each in loggers:
        each.addHandler(kept)
    yield kept.lines
    for each in loggers:
        each.removeHandler(kept)


def refused() -> list[tuple[str, str, str, dict[str, str], list[str]]]:
    """Return who was refused, where they work, what they opened and whom that touches."""
    return [
        (each.actor, each.organisation, each.municipality, each.detail, each.persons)
        for each in Entry.objects.filter(act=ACT).order_by("id")
    ]


def test_page_of_a_person_of_another_centre_leaves_a_line_the_person_finds(
    cast: Cast, sign_in: SignIn, log: list[str]
) -> None:
    path = f"/desk/{cast.programme.code}/people/{cast.aki.code}/needs/new"

    assert sign_in(cast.hana).get(path).status_code == 404

    [line] = refused()
    assert line == (
        *("hana", "kakuu--vendor", "kakuu", {"page": "people:new_need"}, [cast.aki.code]),
    )
    assert log == ["refused door: GET people:new_need"]


def test_page_of_another_municipality_leaves_a_line_about_who_asked(
    cast: Cast, sign_in: SignIn, log: list[str]
) -> None:
    path = f"/desk/{cast.programme.code}/people/{cast.aki.code}/"

    assert sign_in(cast.ei).get(path).status_code == 404

    assert refused() == [("ei", "yoso", "yoso", {"page": "people:participant"}, [])]
    assert cast.aki.code not in "".join(log)


def test_no_more_than_thirty_lines_an_hour_are_written_and_the_log_goes_on(
    cast: Cast, sign_in: SignIn, log: list[str]
) -> None:
    client = sign_in(cast.ei)
    for _ in range(32):
        client.get(f"/desk/{cast.programme.code}/goals/")

    assert len(refused()) == 30
    assert log == ["refused door: GET goals:home"] * 32


def test_page_that_opens_and_page_that_nobody_has_leave_nothing(
    cast: Cast, sign_in: SignIn, log: list[str]
) -> None:
    client = sign_in(cast.dou)

    codes = [client.get(place).status_code for place in (f"/desk/{cast.programme.code}/", "/no")]

    assert (codes, refused(), log) == ([200, 404], [], [])


def test_person_who_follows_an_old_link_of_their_own_is_written_down_nowhere_but_in_the_log(
    cast: Cast, sign_in: SignIn, log: list[str]
) -> None:
    assert sign_in(cast.aki.account).get("/me/practice/gone/").status_code == 404

    assert refused() == []
    assert len(log) == 1
    assert "gone" not in log[0]


def test_form_without_its_token_is_logged_without_the_address(cast: Cast, log: list[str]) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.dou)
    path = f"/desk/{cast.programme.code}/people/{cast.aki.code}/needs/new"

    assert client.post(path, {"words": "x"}).status_code == 403

    assert log == ["django.security.csrf: people:new_need", "refused form: POST people:new_need"]


def test_too_many_tries_are_logged(cast: Cast, log: list[str]) -> None:
    client = Client()
    for _ in range(11):
        client.post("/sign-in", {"code": "dou", "password": "not this one"})

    # The tenth is told that it was the last.
    assert log == ["refused often: POST entrance:sign_in"] * 2


def test_file_that_is_no_table_is_logged_without_its_name(
    cast: Cast, sign_in: SignIn, log: list[str]
) -> None:
    file = SimpleUploadedFile("アキさん.xlsx", b"\x00\x01 no table")
    path = reverse("area:bring", args=[cast.programme.code])

    response = sign_in(cast.dou).post(path, {"file": file})

    assert (response.status_code, log) == (422, ["refused file: POST area:bring"])
