"""On which machines somebody is still in, and how they let themselves out elsewhere."""

import pytest
from allauth.usersessions.models import UserSession
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from coming_in import come_in, sign, with_machine
from fakes.authenticator import FakeAuthenticator
from people import Cast
from yorisoi.entrance.machines import machine
from yorisoi.entrance.sessions import standing
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


TOLD = "ほかの機器から、出るようにされました"


def test_machine_that_was_ended_is_told_why_once(cast: Cast) -> None:
    here, there = _two_machines(cast)

    here.post("/account/sessions/end")
    first = there.get(f"/desk/{cast.programme.code}/", follow=True)
    second = there.get("/sign-in")

    assert TOLD in _text(first)
    assert TOLD not in _text(second)


def test_nobody_else_is_told_that_a_machine_was_ended(cast: Cast) -> None:
    here, _there = _two_machines(cast)

    here.post("/account/sessions/end")

    assert TOLD not in _text(Client().get("/sign-in"))
    assert TOLD not in _text(come_in(cast.sei).get("/account"))
    assert TOLD not in _text(here.get("/account/sessions"))


def test_machine_that_was_ended_stays_out_whatever_it_asks(cast: Cast) -> None:
    here, there = _two_machines(cast)
    key = there.cookies["session"].value

    here.post("/account/sessions/end")
    there.get("/sign-in")
    there.cookies["session"] = key

    assert there.get("/account").headers["Location"].startswith("/sign-in")


def test_who_was_let_out_is_not_told_by_whom(cast: Cast) -> None:
    sei = come_in(cast.sei)

    come_in(cast.dou).post(f"/desk/{cast.programme.code}/entrance/sei/dismiss")

    page = _text(sei.get(f"/desk/{cast.programme.code}/", follow=True))
    assert TOLD not in page
    assert "区の担当に電話してください" in page


def test_list_says_when_a_machine_was_last_used_to_five_minutes(cast: Cast) -> None:
    _here, there = _two_machines(cast)
    _used(there, at=1_900_000_123)

    found = standing(cast.dou, here="")[0]

    assert found.used.timestamp() == 1_900_000_123 - 1_900_000_123 % 300
    assert found.user_agent == PHONE


def test_list_is_read_without_a_write(cast: Cast) -> None:
    here, _there = _two_machines(cast)

    with CaptureQueriesContext(connection) as asked:
        here.get("/account/sessions")

    writes = [
        each["sql"] for each in asked if each["sql"].startswith(("INSERT", "UPDATE", "DELETE"))
    ]
    assert writes == []


def test_nothing_to_end_has_no_button_and_is_said_once(cast: Cast) -> None:
    page = _text(come_in(cast.dou).get("/account/sessions"))

    assert page.count("ほかに、入ったままの機器はありません") == 1
    assert 'action="/account/sessions/end"' not in page


def test_end_says_how_many_machines_it_was(cast: Cast) -> None:
    here, _there = _two_machines(cast)
    page = _text(here.get("/account/sessions"))

    said = _text(here.post("/account/sessions/end", follow=True))

    assert "ほかの機器1台から出る</button>" in page
    assert said.count("ほかの機器1台から出ました") == 1


def test_whoever_goes_out_from_the_desk_is_told_at_the_door(cast: Cast) -> None:
    client = come_in(cast.dou)

    page = client.post("/sign-out", follow=True)

    assert page.redirect_chain == [("/sign-in", 302)]
    assert "出ました。もう一度入るまで" in _text(page)
    assert "出ました" not in _text(client.get("/sign-in"))


@pytest.mark.parametrize("place", ["/account", "/account/keys", "/account/sessions", "/help"])
def test_whoever_came_from_the_desk_finds_the_way_back_at_the_top(cast: Cast, place: str) -> None:
    top = _text(come_in(cast.dou).get(place)).partition("<main")[0]

    assert '<a href="/desk/">一年の道</a>' in top


def test_participant_finds_their_own_page_at_the_top(cast: Cast, sign_in) -> None:
    top = _text(sign_in(cast.beni.account).get("/help")).partition("<main")[0]

    assert "自分のページ" in top.replace("<ruby>", "")
    assert "一年の道" not in top


def _text(response) -> str:
    return response.content.decode().replace("<wbr>", "")


def _used(client: Client, *, at: float) -> None:
    """Given a machine whose last page was opened at an instant."""
    session = client.session
    session[presence.KEY] = {**session[presence.KEY], "seen": at}
    session.save()
