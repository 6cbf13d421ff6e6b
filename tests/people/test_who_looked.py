"""A person reads who looked at what, and why: lists too, the oldest line too, and on paper."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from people import Cast
from yorisoi.journal import actions as journal
from yorisoi.people.models import Account, Participant
from yorisoi.people.seen.seeing import why

SignIn = Callable[[Account], Client]


def _said(client: Client, address: str = "/me/journal") -> str:
    page = client.get(address)
    assert page.status_code == 200
    return re.sub(r"<rt>.*?</rt>|<[^>]*>", "", page.content.decode().replace("<wbr>", ""))


def _roster(cast: Cast) -> str:
    return f"/desk/{cast.programme.code}/people/"


def test_person_finds_that_somebody_opened_a_list(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.dou).get(_roster(cast))

    said = _said(sign_in(cast.aki.account))

    assert "架空区のドウさんが、参加する人の名簿を見ました。" in said
    assert "番号だけ見ました" not in said


def test_person_finds_that_a_list_showed_the_number_only(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.gen).get(_roster(cast))

    said = _said(sign_in(cast.aki.account))

    assert "架空都のゲンさんが、参加する人の名簿を見ました。" in said
    assert "名前は見ていません。番号だけ見ました。" in said


def test_person_does_not_find_who_looked_at_somebody_else(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.gen).get(f"{_roster(cast)}{cast.beni.code}/")

    assert "ゲンさん" in _said(sign_in(cast.beni.account))
    assert "ゲンさん" not in _said(sign_in(cast.aki.account))


def test_oldest_line_is_on_the_last_page(cast: Cast, sign_in: SignIn) -> None:
    for number in range(90):
        journal.write(
            by=cast.sei, act="participant.view", about=cast.aki, detail={"number": number}
        )
    client = sign_in(cast.aki.account)

    first, last = _said(client), _said(client, "/me/journal?page=3")

    assert "記録をつくりました" not in first
    assert "記録をつくりました" in last


def test_every_line_can_be_put_on_paper(cast: Cast, sign_in: SignIn) -> None:
    for _ in range(60):
        journal.write(by=cast.sei, act="tie.record", about=cast.aki)
    sign_in(cast.dou).get(_roster(cast))

    said = _said(sign_in(cast.aki.account), "/me/journal/paper.html")

    assert "アキさんの記録" in said
    assert "架空区のドウさんが、参加する人の名簿を見ました。" in said
    assert "セイさんが、つながりのことを書きました（60回）。" in said
    assert "記録をつくりました" in said


def test_supporter_who_opens_any_page_for_somebody_leaves_a_line(
    cast: Cast, sign_in: SignIn
) -> None:
    sign_in(cast.chiyo).get("/me/")

    said = _said(sign_in(cast.beni.account))

    assert "チヨさんが、一緒に使うために見ました。" in said


@pytest.mark.parametrize(
    ("purpose", "said"),
    [
        ("", ""),
        ("練習", ""),
        ("asked", "本人や家族から、電話や窓口で聞かれた"),
        ("safety：大雨の前", "安全のために、急いで連絡する（大雨の前）"),
        ("other：名簿の引きつぎ", "名簿の引きつぎ"),
        ("言葉だけ", "言葉だけ"),
    ],
)
def test_purpose_is_said_in_plain_words(purpose: str, said: str) -> None:
    assert why(purpose) == said


def test_purpose_stands_beside_the_line(cast: Cast, sign_in: SignIn) -> None:
    journal.write(by=cast.dou, act="participant.view", about=cast.aki, purpose="correct")

    said = _said(sign_in(cast.aki.account))

    assert "ドウさんが、記録を見ました。" in said
    assert "見た理由：記録のまちがいを直す" in said


def test_paper_is_for_the_person_only(cast: Cast, sign_in: SignIn) -> None:
    other: Participant = cast.beni
    answer = sign_in(cast.ei).get("/me/journal/paper.html")

    assert answer.status_code == 302
    assert other.code not in answer.content.decode()
