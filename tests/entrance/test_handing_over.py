"""A link and numbers are shown for a while to whoever made them: F5 makes no second one, 閉じる ends it."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from coming_in import come_in, with_machine
from fakes.authenticator import FakeAuthenticator
from people import Cast
from yorisoi.entrance import shown
from yorisoi.entrance.factors import recovery
from yorisoi.entrance.staff.models import Invitation
from yorisoi.people.models import Account
from yorisoi.web.models import SentForm

pytestmark = pytest.mark.usefixtures("real")
NUMBERS = "/account/keys/numbers"


def _text(response) -> str:
    return response.content.decode().replace("<wbr>", "")


def _place(cast: Cast, rest: str) -> str:
    return f"/desk/{cast.programme.code}/entrance/{rest}"


def _link(page: str) -> str | None:
    found = re.search(r">http://testserver(/welcome/[^<]+)<", page)
    return found[1] if found else None


def _numbers(page: str) -> list[str]:
    return re.findall(r'<li class="num">([^<]+)</li>', page)


def _over(client: Client) -> None:
    """Given a quarter of an hour has passed since something was shown."""
    session = client.session
    session[shown.KEY] = {**session[shown.KEY], "until": session[shown.KEY]["until"] - 15 * 60}
    session.save()


def test_newcomer_is_added_once_and_f5_shows_the_same_link(cast: Cast) -> None:
    dou = come_in(cast.dou)
    given = {
        "name": "ナオ",
        "code": "nao",
        "organisation": cast.centre.pk,
        "role": "centre_staff",
        "opens": "here",
    }

    made = dou.post(_place(cast, "new"), given)
    first, again = (_text(dou.get(made.headers["Location"])) for _ in range(2))

    assert made.headers["Location"] == _place(cast, "nao/link")
    assert _link(first) == _link(again) is not None
    assert Invitation.objects.count() == 1
    assert "符号「nao」も使います" in first


def test_link_stands_in_no_address_and_not_in_the_database(cast: Cast) -> None:
    dou = come_in(cast.dou)
    made = dou.post(_place(cast, "gen/invite"), {"once": "k" * 24})
    token = _link(_text(dou.get(made.headers["Location"]))).rpartition("/")[2]

    assert token not in made.headers["Location"]
    assert token not in str(dict(dou.session))
    assert [
        each for each in SentForm.objects.values_list("answer", flat=True) if token in each
    ] == []


def test_page_says_until_when_the_link_opens(cast: Cast) -> None:
    dou = come_in(cast.dou)

    made = dou.post(_place(cast, "gen/invite"))

    until = timezone.localtime(Invitation.objects.get().until)
    assert until - timezone.localtime() <= timedelta(hours=24)
    page = _text(dou.get(made.headers["Location"]))
    assert f"{until.month}月{until.day}日" in page
    assert "本人だけが読む庁内メール" in page


def test_link_that_was_put_away_is_shown_no_more_but_still_opens(
    cast: Cast, client: Client
) -> None:
    dou = come_in(cast.dou)
    place = dou.post(_place(cast, "gen/invite")).headers["Location"]
    link = _link(_text(dou.get(place)))

    closed = dou.post(place)
    again = dou.get(place, follow=True)

    assert closed.headers["Location"] == _place(cast, "")
    assert "ゲンさんのリンクは、もう見られません" in _text(again)
    assert _link(_text(again)) is None
    assert client.get(link).headers["Location"] == "/welcome"


def test_link_is_shown_for_ten_minutes_only(cast: Cast) -> None:
    dou = come_in(cast.dou)
    place = dou.post(_place(cast, "gen/invite")).headers["Location"]
    _over(dou)

    assert "もう見られません" in _text(dou.get(place, follow=True))
    assert shown.KEY not in dou.session


def test_link_is_shown_to_nobody_but_whoever_made_it(cast: Cast) -> None:
    place = come_in(cast.dou).post(_place(cast, "gen/invite")).headers["Location"]
    tomo = come_in(cast.dou)

    assert _link(_text(tomo.get(place, follow=True))) is None
    assert come_in(cast.sei).get(place).status_code == 404


def test_f5_shows_the_same_numbers_and_makes_no_others(cast: Cast) -> None:
    dou = come_in(cast.dou)

    dou.post(NUMBERS)
    first, again = (_numbers(_text(dou.get(NUMBERS))) for _ in range(2))

    assert len(first) == 10
    assert first == again
    assert [each for each in first if each in str(dict(dou.session))] == []
    assert recovery.use(cast.dou, first[0])


def test_numbers_that_were_put_away_are_shown_no_more(cast: Cast) -> None:
    dou = come_in(cast.dou)
    dou.post(NUMBERS)

    closed = dou.post(NUMBERS, {"close": "1"})

    assert closed.headers["Location"] == "/account/keys"
    assert _numbers(_text(dou.get(NUMBERS))) == []


def test_link_of_one_page_is_not_shown_on_another(cast: Cast) -> None:
    dou = come_in(cast.dou)
    dou.post(_place(cast, "gen/invite"))

    assert _numbers(_text(dou.get(NUMBERS))) == []
    assert _link(_text(dou.get(_place(cast, "sei/link"), follow=True))) is None


def test_who_was_let_out_within_thirty_days_stands_below_the_team(cast: Cast) -> None:
    dou = come_in(cast.dou)
    with_machine(come_in(cast.sei), FakeAuthenticator())
    before = _text(dou.get(_place(cast, "")))

    dou.post(_place(cast, "sei/dismiss"), follow=True)

    after = _text(dou.get(_place(cast, "")))
    assert "さいきん外した人" not in before
    assert "さいきん外した人" in after
    said = after.partition("さいきん外した人")[2]
    assert ("セイ" in said, "ドウさんが外しました" in said) == (True, True)
    assert not Account.objects.get(code="sei").is_active
