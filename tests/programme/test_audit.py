"""Somebody who does not do the work reads who looked, by codes, and finds what was changed."""

import json
import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client

from people import Cast
from yorisoi.journal import actions as journal
from yorisoi.journal import frame, heads, queries
from yorisoi.journal.models import Entry
from yorisoi.people import actions
from yorisoi.people.models import Account
from yorisoi.people.terms import Role

SignIn = Callable[[Account], Client]


@pytest.fixture
def kan(cast: Cast) -> Account:
    """カン, who audits the ward."""
    account = actions.open_account(code="kan", name="カン")
    actions.join(by=cast.dou, account=account, organisation=cast.ward, role=Role.AUDITOR)
    return account


def _text(answer: object) -> str:
    return re.sub(r"<[^>]+>", "", answer.content.decode())  # type: ignore[attr-defined]


def _page(cast: Cast) -> str:
    return f"/desk/{cast.programme.code}/audit/"


def _record(cast: Cast, who: str) -> str:
    return f"/desk/{cast.programme.code}/people/{who}/"


def test_auditor_reads_who_opened_whose_record_without_a_name_of_a_participant(
    cast: Cast, kan: Account, sign_in: SignIn
) -> None:
    sign_in(cast.dou).get(_record(cast, cast.aki.code))
    sign_in(cast.dou).get(_record(cast, cast.beni.code))
    sign_in(cast.sei).get(_record(cast, cast.aki.code))

    text = _text(sign_in(kan).get(_page(cast)))

    assert "架空区のドウさんが、記録を見ました。" in text
    assert cast.aki.code in text
    assert (cast.aki.name in text, cast.beni.name in text) == (False, False)
    assert text.index("ドウ2人") < text.index("セイ1人")


def test_reading_the_journal_is_a_line_the_persons_find(
    cast: Cast, kan: Account, sign_in: SignIn
) -> None:
    sign_in(cast.dou).get(_record(cast, cast.aki.code))

    sign_in(kan).get(_page(cast))

    line = queries.touching(cast.aki.code).first()
    assert line is not None
    assert (line.actor, line.act, line.detail["names"]) == ("kan", "journal.view", False)
    assert "カンさんが、だれが何をしたかの記録を確かめました" in _text(
        sign_in(cast.aki.account).get("/me/journal")
    )


@pytest.mark.parametrize(
    ("asked", "n"),
    [
        ({"who": "ドウ"}, 2),
        ({"who": "dou"}, 2),
        ({"who": "だれも"}, 0),
        ({"about": "{aki}", "who": "dou"}, 1),
        ({"is_asked": "on"}, 1),
        ({"since": "令和8年1月1日", "who": "dou"}, 2),
        ({"until": "令和8年1月1日"}, 0),
    ],
)
def test_lines_are_found_by_who_about_whom_when_and_whether_a_purpose_was_asked(
    cast: Cast, kan: Account, sign_in: SignIn, asked: dict[str, str], n: int
) -> None:
    client = sign_in(kan)
    with frame.inside(frame.Frame(organisation=cast.ward.code, municipality=cast.ward.code)):
        for person, purpose in ((cast.aki, ""), (cast.beni, "asked")):
            journal.write(by=cast.dou, act="participant.view", about=person, purpose=purpose)
    mine = Entry.objects.filter(act="participant.view").values_list("pk", flat=True)

    words = {name: value.format(aki=cast.aki.code) for name, value in asked.items()}
    text = _text(client.get(_page(cast), words))

    assert sum(f"{number}行目" in text for number in mine) == n


def test_line_written_at_the_server_is_found_when_it_touches_somebody_of_the_ward(
    cast: Cast, kan: Account, sign_in: SignIn
) -> None:
    ours = journal.write(by=cast.dou, act="participant.change", about=cast.aki)
    theirs = journal.write(by=cast.ei, act="programme.open", about=cast.programme)

    text = _text(sign_in(kan).get(_page(cast)))

    assert (f"{ours.pk}行目" in text, f"{theirs.pk}行目" in text) == (True, False)


def test_end_before_the_beginning_is_told_and_keeps_what_was_typed(
    cast: Cast, kan: Account, sign_in: SignIn
) -> None:
    answer = sign_in(kan).get(_page(cast), {"since": "令和8年2月1日", "until": "令和8年1月1日"})

    assert answer.status_code == 422
    assert "いつまでを、いつからより後の日にしてください" in _text(answer)
    assert "令和8年2月1日" in answer.content.decode()


def test_check_says_whole_until_somebody_changes_a_line(
    own_tables: None, cast: Cast, kan: Account, sign_in: SignIn
) -> None:
    client = sign_in(kan)
    whole = _text(client.post(f"{_page(cast)}check", follow=True))
    second = Entry.objects.order_by("id")[1].pk
    with connection.cursor() as cursor:
        cursor.execute("UPDATE journal_entry SET act = 'nothing' WHERE id = %s", [second])

    broken = _text(client.post(f"{_page(cast)}check", follow=True))

    assert "書きかえられていません" in whole
    assert f"{second}行目が合いません" in broken
    assert Entry.objects.filter(act="journal.check").count() == 2


def test_head_is_given_as_a_file_that_names_nobody(
    cast: Cast, kan: Account, sign_in: SignIn
) -> None:
    answer = sign_in(kan).get(f"{_page(cast)}head.json")

    head = heads.read(answer.content.decode())
    assert queries.hash_of(head.n) == head.hash
    assert set(json.loads(answer.content)) == {"kind", "installation", "lines", "hash", "at"}


def test_journal_is_read_by_auditors_of_this_ward_only(
    cast: Cast, kan: Account, sign_in: SignIn
) -> None:
    readers = {each.code: sign_in(each) for each in (kan, cast.dou, cast.gen, cast.sei, cast.ei)}

    found = {code: client.get(_page(cast)).status_code for code, client in readers.items()}

    assert found == {"kan": 200, "dou": 404, "gen": 404, "sei": 404, "ei": 404}
    assert "だれが見たかの記録" in _text(readers["kan"].get(f"/desk/{cast.programme.code}/"))
