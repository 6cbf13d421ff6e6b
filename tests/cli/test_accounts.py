"""The command lets the first person in: by a link for one use, or with a password."""

import re
from argparse import Namespace

import pytest
from django.test import Client

from coming_in import come_in
from people import Cast
from yorisoi.cli.acts.accounts import account
from yorisoi.cli.errors import Refusal
from yorisoi.cli.words import say_for
from yorisoi.entrance.staff import queries
from yorisoi.entrance.staff.rules import Ways
from yorisoi.people.models import Account
from yorisoi.programme import actions as programmes
from yorisoi.programme import queries as opened

SAY = say_for(["--lang", "en"])
ADDRESS = "https://yorisoi.example.jp/"


def _given(**change: object) -> Namespace:
    given = {
        "code": "nao",
        "name": "ナオ",
        "organisation": "kakuu",
        "role": "coordinator",
        "programme": [],
        "invite": True,
        "lost": False,
        "address": ADDRESS,
    }
    return Namespace(**{**given, **change})


def test_link_of_a_new_account_opens_its_welcome(
    cast: Cast, client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    assert account(_given(), SAY) == 0

    link = re.search(r"https://yorisoi\.example\.jp(/welcome/\S+)", capsys.readouterr().out)[1]
    assert "ナオさん、ようこそ" in client.get(link, follow=True).content.decode().replace(
        "<wbr>", ""
    )
    made = Account.objects.get(code="nao")
    assert (made.has_usable_password(), made.memberships.get().organisation) == (False, cast.ward)


def test_account_opens_the_programmes_that_were_named_only(cast: Cast) -> None:
    words = programmes.ProgrammeWords(name="次の年（架空）")
    programmes.found(
        by=cast.dou, municipality=cast.ward, code="kakuu-r9", fiscal_year=2027, words=words
    )

    account(_given(programme=["kakuu-r9"]), SAY)

    made = Account.objects.get(code="nao")
    assert [each.code for each in opened.programmes(account=made)] == ["kakuu-r9"]


def test_account_that_can_come_in_gets_no_link_by_accident(cast: Cast) -> None:
    come_in(cast.dou)

    with pytest.raises(Refusal, match="--lost"):
        account(_given(code="dou"), SAY)

    assert queries.ways(cast.dou).has_app


def test_lost_ends_every_way_and_session(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    client = come_in(cast.dou)

    account(_given(code="dou", invite=False, lost=True), SAY)

    assert "/welcome/" in capsys.readouterr().out
    assert queries.ways(Account.objects.get(code="dou")) == Ways()
    assert client.get("/account").status_code == 302


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"organisation": "nowhere"}, "nowhere"),
        ({"role": "king"}, "role"),
        ({"programme": ["yoso-r8"]}, "does not carry yoso-r8; it carries: kakuu-r8"),
    ],
)
def test_what_does_not_exist_is_refused_and_opens_nothing(
    cast: Cast, change: dict[str, str], said: str
) -> None:
    with pytest.raises(Refusal, match=said):
        account(_given(**change), SAY)

    assert not Account.objects.filter(code="nao").exists()
