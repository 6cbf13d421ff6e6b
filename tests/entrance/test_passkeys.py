"""A passkey opens the house for whom it was made, and nothing else does."""

import pytest
from django.test import Client

from coming_in import come_in, sign, with_machine
from fakes.authenticator import PRESENT, FakeAuthenticator
from people import Cast
from yorisoi.entrance.staff import queries
from yorisoi.entrance.staff.rules import Ways
from yorisoi.journal.models import Entry

pytestmark = pytest.mark.usefixtures("real")


def _acts(of: str) -> list[str]:
    return list(Entry.objects.filter(subject_code=of).values_list("act", flat=True))


def test_registered_machine_lets_its_owner_in_without_typing(cast: Cast) -> None:
    machine = FakeAuthenticator()
    with_machine(come_in(cast.dou), machine)
    elsewhere = Client()

    response = sign(elsewhere, machine, next=f"/desk/{cast.programme.code}/goals/")

    assert response.headers["Location"] == f"/desk/{cast.programme.code}/goals/"
    assert elsewhere.get(f"/desk/{cast.programme.code}/").status_code == 200
    last = Entry.objects.filter(act="account.sign_in").latest("id")
    assert (last.actor, last.detail["way"]) == ("dou", "passkey")


def test_registering_is_in_the_journal_and_in_the_list(cast: Cast) -> None:
    client = come_in(cast.dou)

    response = with_machine(client, FakeAuthenticator(), name="窓口のタブレット")

    assert response.headers["Location"] == "/account/keys"
    assert "factor.add" in _acts("dou")
    assert "窓口のタブレット" in client.get("/account/keys").content.decode().replace("<wbr>", "")
    assert queries.ways(cast.dou) == Ways(n_passkeys=1, has_app=True, has_password=True)


@pytest.mark.parametrize(
    "change",
    [
        {"origin": "https://elsewhere.example"},
        {"flags": PRESENT},
    ],
    ids=["of another site", "that did not check the person"],
)
def test_machine_is_not_registered_if_it_answers_wrongly(
    cast: Cast, change: dict[str, object]
) -> None:
    client = come_in(cast.dou)

    response = with_machine(client, FakeAuthenticator(**change))

    assert response.status_code == 422
    assert "もう一度押してください" in response.content.decode().replace("<wbr>", "")
    assert queries.ways(cast.dou).n_passkeys == 0


def test_signature_of_another_machine_lets_nobody_in(cast: Cast, client: Client) -> None:
    machine = FakeAuthenticator()
    with_machine(come_in(cast.dou), machine)
    thief = FakeAuthenticator(number=machine.number, handle=machine.handle)

    response = sign(client, thief)

    assert response.status_code == 422
    assert "_auth_user_id" not in client.session
    # Who claims to be ドウ is not written down as ドウ.
    last = Entry.objects.latest("id")
    assert (last.act, last.subject_code) == ("account.sign_in_failed", "public-desk")


def test_answer_is_taken_once(cast: Cast, client: Client) -> None:
    machine = FakeAuthenticator()
    with_machine(come_in(cast.dou), machine)
    asked = client.post("/sign-in/passkey/question").json()
    answer = {"credential": machine.sign(asked)}
    client.post("/sign-in/passkey", answer)
    client.post("/sign-out")

    assert client.post("/sign-in/passkey", answer).status_code == 422


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "nonsense",
        "[]",
        "{}",
        '{"response": {}}',
        '{"response": {"userHandle": null}}',
        '{"id": 1, "rawId": "!", "type": "x", "response": {"userHandle": "AA", "signature": 3}}',
        '{"response": "' + "x" * 30_000 + '"}',
    ],
)
def test_made_up_answer_is_refused_in_the_same_words(
    cast: Cast, client: Client, answer: str
) -> None:
    client.post("/sign-in/passkey/question")

    response = client.post("/sign-in/passkey", {"credential": answer})

    assert response.status_code == 422
    assert "登録が見つかりません" in response.content.decode().replace("<wbr>", "")


def test_account_that_was_closed_does_not_open_with_its_passkey(cast: Cast, client: Client) -> None:
    machine = FakeAuthenticator()
    with_machine(come_in(cast.dou), machine)
    cast.dou.is_active = False
    cast.dou.save()

    assert sign(client, machine).status_code == 422


def test_last_way_is_not_removed_and_says_what_to_do(cast: Cast) -> None:
    client = come_in(cast.dou)
    app = cast.dou.authenticator_set.get()

    page = client.post(f"/account/keys/{app.pk}/remove", follow=True).content.decode()

    assert "先に、ほかの入り方を足してください" in page.replace("<wbr>", "")
    assert queries.ways(cast.dou).has_app


def test_machine_that_is_lost_is_removed(cast: Cast) -> None:
    client = come_in(cast.dou)
    with_machine(client, FakeAuthenticator())
    lost = queries.passkeys(cast.dou).get()

    client.post(f"/account/keys/{lost.pk}/remove")

    assert queries.ways(cast.dou).n_passkeys == 0
    assert _acts("dou")[-1] == "factor.remove"


def test_key_of_somebody_else_does_not_exist(cast: Cast) -> None:
    with_machine(come_in(cast.sei), FakeAuthenticator())
    theirs = queries.passkeys(cast.sei).get()

    assert come_in(cast.dou).post(f"/account/keys/{theirs.pk}/remove").status_code == 404
    assert queries.ways(cast.sei).n_passkeys == 1


def test_new_key_lets_other_machines_out(cast: Cast) -> None:
    client = come_in(cast.dou)
    elsewhere = Client()
    machine = FakeAuthenticator()
    with_machine(client, machine)
    sign(elsewhere, machine)

    with_machine(client, FakeAuthenticator())

    assert elsewhere.get("/account").status_code == 302
    assert client.get("/account").status_code == 200
