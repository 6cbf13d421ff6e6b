"""A link lets somebody in once, within a day; a team lets in, lets out, and replaces lost keys by two."""

import re
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from coming_in import PASSWORD, come_in, number_now, sign, with_machine, with_password
from fakes.authenticator import FakeAuthenticator
from people import Cast
from yorisoi.entrance.staff import queries
from yorisoi.entrance.staff.actions import invitations, members
from yorisoi.entrance.staff.models import Invitation, Renewal
from yorisoi.entrance.staff.rules import Ways, digest
from yorisoi.journal.models import Entry
from yorisoi.people import actions as people
from yorisoi.people.models import Account
from yorisoi.people.terms import Role

pytestmark = pytest.mark.usefixtures("real")


def _text(response) -> str:
    return response.content.decode().replace("<wbr>", "")


def _desk(cast: Cast, rest: str = "") -> str:
    return f"/desk/{cast.programme.code}/entrance/{rest}"


def _second(cast: Cast) -> Account:
    """Another coordinator of the ward."""
    account = people.open_account(code="tomo", name="トモ")
    people.join(by=cast.dou, account=account, organisation=cast.ward, role=Role.COORDINATOR)
    return account


def _link(response) -> str:
    """The link on the page to which making it leads."""
    page = response.client.get(response.headers["Location"]).content.decode()
    return re.search(r">http://testserver(/welcome/[^<]+)<", page)[1]


def _take(client: Client, link: str, machine: FakeAuthenticator):
    """When somebody opens a link and registers a machine."""
    client.get(link)
    asked = client.post("/welcome/passkey/question").json()
    given = {"name": "職場のパソコン", "credential": machine.create(asked)}
    return client.post("/welcome/passkey", given)


def test_link_lets_in_with_a_passkey_and_no_password(cast: Cast, client: Client) -> None:
    link = f"/welcome/{invitations.invite(by=cast.dou, account=cast.gen)}"
    greeting = client.get(link, follow=True)
    assert greeting.redirect_chain == [("/welcome", 302)]
    assert "ゲンさん、ようこそ" in _text(greeting)
    machine = FakeAuthenticator()

    response = _take(client, link, machine)

    assert response.headers["Location"] == "/account/ready"
    assert client.get(f"/desk/{cast.programme.code}/").status_code == 200
    assert queries.ways(cast.gen) == Ways(n_passkeys=1)
    assert sign(Client(), machine).status_code == 302
    acts = Entry.objects.filter(actor="gen").values_list("act", flat=True)
    assert list(acts) == [
        "account.open",
        "invitation.accept",
        "factor.add",
        "account.sign_in",
        "account.sign_in",
    ]


def test_link_lets_in_with_a_password_that_leads_to_an_app(cast: Cast, client: Client) -> None:
    client.get(f"/welcome/{invitations.invite(by=cast.dou, account=cast.gen)}")

    response = client.post("/welcome/password", {"password": PASSWORD})

    assert response.headers["Location"] == "/account/keys/app"
    desk = client.get(f"/desk/{cast.programme.code}/")
    assert desk.headers["Location"].startswith("/account/first")
    client.get("/account/keys/app")
    number = number_now(client.session["app_secret"])
    client.post("/account/keys/app", {"number": number})
    assert client.get(f"/desk/{cast.programme.code}/").status_code == 200


def test_link_is_used_up_by_its_first_use(cast: Cast, client: Client) -> None:
    link = f"/welcome/{invitations.invite(by=cast.dou, account=cast.gen)}"
    _take(client, link, FakeAuthenticator())
    second = Client()

    response = second.get(link)

    assert response.status_code == 404
    assert "新しいリンクを頼んでください" in _text(response)
    assert second.post("/welcome/passkey/question").status_code == 404


def test_link_opened_before_it_was_used_elsewhere_opens_nothing(cast: Cast) -> None:
    link = f"/welcome/{invitations.invite(by=cast.dou, account=cast.gen)}"
    early, late = Client(), Client()
    early.get(link)
    _take(late, link, FakeAuthenticator())

    response = early.post("/welcome/password", {"password": PASSWORD})

    assert response.status_code == 404
    assert not Account.objects.get(code="gen").has_usable_password()


def test_link_ends_after_a_day(cast: Cast, client: Client) -> None:
    token = invitations.invite(by=cast.dou, account=cast.gen)
    assert queries.open_invitation(token).until <= timezone.now() + timedelta(hours=24)
    Invitation.objects.update(until=timezone.now() - timedelta(seconds=1))

    assert client.get(f"/welcome/{token}").status_code == 404


def test_new_link_ends_the_one_before(cast: Cast, client: Client) -> None:
    first = invitations.invite(by=cast.dou, account=cast.gen)
    second = invitations.invite(by=cast.dou, account=cast.gen)

    assert client.get(f"/welcome/{first}").status_code == 404
    assert client.get(f"/welcome/{second}").status_code == 302


def test_database_does_not_hold_the_link(cast: Cast) -> None:
    token = invitations.invite(by=cast.dou, account=cast.gen)

    kept = Invitation.objects.get()

    assert kept.digest == digest(token)
    assert token not in str(vars(kept))


def test_who_can_come_in_is_not_invited_again(cast: Cast) -> None:
    come_in(cast.gen)

    with pytest.raises(invitations.AlreadyIn):
        invitations.invite(by=cast.dou, account=cast.gen)


def test_coordinator_sees_who_comes_in_with_what(cast: Cast) -> None:
    client = come_in(cast.dou)
    with_machine(come_in(cast.sei), FakeAuthenticator())
    invitations.invite(by=cast.dou, account=cast.gen)

    page = _text(client.get(_desk(cast)))

    assert "指や顔（機器1台）" in page
    assert "リンクを渡してあります" in page
    assert "入り方は、まだありません" in page
    assert "エイ" not in page


@pytest.mark.parametrize("who", ["gen", "hana", "sei", "chiyo", "ei"])
def test_team_page_does_not_exist_for_who_may_not_let_in(cast: Cast, who: str) -> None:
    client = come_in(getattr(cast, who))

    assert client.get(_desk(cast)).status_code == 404
    assert client.post(_desk(cast, "dou/invite")).status_code == 404


def test_coordinator_adds_a_person_and_hands_over_a_link(cast: Cast, client: Client) -> None:
    given = {
        "name": "ナオ",
        "code": "nao",
        "organisation": cast.centre.pk,
        "role": Role.CENTRE_STAFF,
        "opens": "here",
    }

    response = come_in(cast.dou).post(_desk(cast, "new"), given)

    assert "ナオさんのリンクができました" in _text(
        response.client.get(response.headers["Location"])
    )
    assert _take(client, _link(response), FakeAuthenticator()).status_code == 302
    assert client.get(f"/desk/{cast.programme.code}/").status_code == 200


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"code": "dou"}, "もう使われています"),
        ({"code": "ナオ"}, "半角の英数字だけで"),
        ({"role": "interpreter"}, "この組織では、この役割を渡せません"),
        ({"name": ""}, "名前を書いてください"),
    ],
)
def test_newcomer_that_does_not_fit_is_explained_and_keeps_what_was_typed(
    cast: Cast, change: dict[str, str], said: str
) -> None:
    given = {"name": "ナオ", "code": "nao", "organisation": cast.centre.pk, "role": "centre_staff"}

    response = come_in(cast.dou).post(_desk(cast, "new"), {**given, "opens": "all", **change})

    assert response.status_code == 422
    assert said in _text(response)
    assert not Account.objects.filter(code="nao").exists()


def test_it_does_not_give_a_role_that_sees_more_than_it_does(cast: Cast) -> None:
    it = people.open_account(code="itsu", name="イツ")
    people.join(by=cast.dou, account=it, organisation=cast.ward, role=Role.IT)
    client = come_in(it)
    given = {"name": "イツ２", "code": "itsu2", "organisation": cast.ward.pk, "role": "coordinator"}

    refused = client.post(_desk(cast, "new"), {**given, "opens": "here"})

    assert refused.status_code == 422
    assert "この組織では、この役割を渡せません" in _text(refused)
    assert client.post(_desk(cast, "dou/renewal")).status_code == 404
    assert client.post(_desk(cast, "dou/dismiss")).status_code == 404


def test_who_is_let_out_is_out_everywhere_at_once(cast: Cast) -> None:
    machine, sei = FakeAuthenticator(), come_in(cast.sei)
    with_machine(sei, machine)

    come_in(cast.dou).post(_desk(cast, "sei/dismiss"))

    assert sei.get(f"/desk/{cast.programme.code}/").headers["Location"].startswith("/sign-in")
    assert sign(Client(), machine).status_code == 422
    account = Account.objects.get(code="sei")
    assert (account.is_active, account.memberships.count()) == (False, 0)
    acts = Entry.objects.filter(subject_code="sei", actor="dou").values_list("act", flat=True)
    assert list(acts)[-4:] == [
        "membership.leave",
        "account.session_end",
        "factor.remove",
        "account.close",
    ]


def test_who_was_let_out_comes_back_under_the_same_code(cast: Cast, client: Client) -> None:
    dou = come_in(cast.dou)
    dou.post(_desk(cast, "sei/dismiss"))
    given = {"name": "セイ", "code": "sei", "organisation": cast.centre.pk, "role": "centre_staff"}

    response = dou.post(_desk(cast, "new"), {**given, "opens": "all"})

    assert _take(client, _link(response), FakeAuthenticator()).status_code == 302
    assert Account.objects.filter(code="sei").count() == 1


def test_nobody_lets_themselves_out(cast: Cast) -> None:
    assert come_in(cast.dou).post(_desk(cast, "dou/dismiss")).status_code == 404
    with pytest.raises(members.Oneself):
        members.dismiss(by=cast.dou, member=queries.member(cast.programme, code="dou"))


def test_lost_keys_take_two_to_replace(cast: Cast, client: Client) -> None:
    machine, sei = FakeAuthenticator(), come_in(cast.sei)
    with_machine(sei, machine)
    dou, tomo = come_in(cast.dou), come_in(_second(cast))
    dou.post(_desk(cast, "sei/renewal"))
    refused = dou.post(_desk(cast, "sei/renewal/confirm"), follow=True)
    assert "別の人が確かめてください" in _text(refused)
    assert queries.ways(cast.sei).n_passkeys == 1
    assert "ドウさんが作り直しを頼みました" in _text(tomo.get(_desk(cast)))

    response = tomo.post(_desk(cast, "sei/renewal/confirm"))

    assert queries.ways(Account.objects.get(code="sei")) == Ways()
    assert sei.get("/account").status_code == 302
    assert sign(Client(), machine).status_code == 422
    assert _take(client, _link(response), FakeAuthenticator()).status_code == 302
    acts = Entry.objects.filter(act__startswith="renewal.").values_list("act", "actor")
    assert list(acts) == [("renewal.ask", "dou"), ("renewal.confirm", "tomo")]


def test_renewal_that_was_taken_back_changes_nothing(cast: Cast) -> None:
    with_machine(come_in(cast.sei), FakeAuthenticator())
    dou = come_in(cast.dou)
    dou.post(_desk(cast, "sei/renewal"))

    dou.post(_desk(cast, "sei/renewal/drop"))

    assert queries.ways(cast.sei).n_passkeys == 1
    assert dou.post(_desk(cast, "sei/renewal/confirm")).status_code == 404


def test_database_itself_refuses_a_renewal_by_one(cast: Cast) -> None:
    renewal = members.ask_renewal(by=cast.dou, account=cast.sei)
    tomo = _second(cast)

    for alone in (cast.dou, cast.sei):
        with pytest.raises(IntegrityError), transaction.atomic():
            Renewal.objects.filter(pk=renewal.pk).update(
                confirmed_by=alone, confirmed_at=timezone.now()
            )
    assert Renewal.objects.filter(pk=renewal.pk).update(confirmed_by=tomo) == 1


def test_team_takes_as_many_queries_for_seven_as_for_five(
    cast: Cast, django_assert_max_num_queries
) -> None:
    for n in range(2):
        account = people.open_account(code=f"more-{n}", name=f"モト{n}")
        people.join(by=cast.dou, account=account, organisation=cast.centre, role=Role.CENTRE_STAFF)
        with_password(account)

    with django_assert_max_num_queries(10):
        found = queries.members(cast.programme)

    assert len(found) == 7
