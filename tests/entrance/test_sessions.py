"""On which machines somebody is still in, and how they let themselves out elsewhere."""

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client

from coming_in import come_in, sign, with_machine
from fakes.authenticator import FakeAuthenticator
from people import Cast
from yorisoi.entrance.machines import machine
from yorisoi.journal.models import Entry
from yorisoi.programme import presence

pytestmark = pytest.mark.usefixtures("real")
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        (PHONE, "iPhoneのSafari"),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/141.0 Safari/537.36 Edg/141.0",
            "WindowsのEdge",
        ),
        ("Mozilla/5.0 (Linux; Android 16) Chrome/141.0 Mobile Safari/537.36", "AndroidのChrome"),
        ("curl/8.0", "名前のわからない機器"),
    ],
)
def test_machine_is_called_as_people_call_it(said: str, name: str) -> None:
    assert machine(said) == name


def _two_machines(cast: Cast) -> tuple[Client, Client]:
    here, there = come_in(cast.dou), Client(headers={"user-agent": PHONE})
    key = FakeAuthenticator()
    with_machine(here, key)
    sign(there, key)
    return here, there


def test_list_shows_every_machine_and_which_one_is_here(cast: Cast) -> None:
    here, _there = _two_machines(cast)

    page = here.get("/account/sessions").content.decode().replace("<wbr>", "")

    assert "iPhoneのSafari" in page
    assert page.count("この機器</span>") == 1
    assert page.count("ここから出る") == 1


def test_other_machines_are_let_out_with_one_press(cast: Cast) -> None:
    here, there = _two_machines(cast)
    ended = presence.mark(there.session.session_key)

    here.post("/account/sessions/end")

    assert there.get(f"/desk/{cast.programme.code}/").headers["Location"].startswith("/sign-in")
    assert here.get(f"/desk/{cast.programme.code}/").status_code == 200
    last = Entry.objects.latest("id")
    assert (last.act, last.actor, last.detail) == (
        "account.session_end",
        "dou",
        {"why": "asked", "n": 1, "sessions": [ended]},
    )


def test_journal_ties_the_end_of_a_session_to_its_beginning_and_names_the_machine(
    cast: Cast,
) -> None:
    _here, there = _two_machines(cast)
    came = Entry.objects.filter(act="account.sign_in").latest("id").detail

    there.post("/sign-out")

    assert came == {
        "way": "passkey",
        "machine": "iPhone Safari",
        "session": came["session"],
    }
    out = Entry.objects.filter(act="account.sign_out").get()
    assert out.detail == {"sessions": [came["session"]]}
    assert len(came["session"]) == 16


def test_machine_of_somebody_else_is_not_let_out(cast: Cast) -> None:
    here, sei = come_in(cast.dou), come_in(cast.sei)
    theirs = UserSession.objects.get(user=cast.sei)

    here.post("/account/sessions/end", {"machine": theirs.pk})

    assert sei.get(f"/desk/{cast.programme.code}/").status_code == 200


def test_signing_out_takes_the_machine_from_the_list(cast: Cast) -> None:
    client = come_in(cast.dou)

    client.post("/sign-out")

    assert UserSession.objects.count() == 0
    assert Entry.objects.latest("id").act == "account.sign_out"


def test_address_of_a_participant_is_not_kept(cast: Cast, client: Client) -> None:
    account = cast.beni.account
    account.set_password("long enough words")
    account.save()

    client.post("/sign-in", {"code": account.code, "password": "long enough words"})

    assert "_auth_user_id" in client.session
    assert UserSession.objects.count() == 0
