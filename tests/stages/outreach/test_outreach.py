"""Outreach: the plan and its totals, the contacts made, one leaflet in every form."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import shipped
from people import Cast
from yorisoi.journal import queries as journal
from yorisoi.people.models import Account
from yorisoi.programme import queries as programmes
from yorisoi.programme.terms import Stage, StageState
from yorisoi.stages.outreach import actions, presenters, queries
from yorisoi.stages.outreach.queries import WayTotal
from yorisoi.stages.outreach.terms import PlanState, Way

SignIn = Callable[[Account], Client]
WORDS = {
    "title": "はじめてのスマホ教室（架空）",
    "lead": "申し込みが要ります。",
    "body": "電話に出る\n文字を大きくする",
    "when_and_where": "12月1日（火曜日）\n中村橋福祉ケアセンター",
    "how_to_apply": "電話、FAX、紙。どれでも同じです。",
    "arrangements": "手話、字幕、点字",
    "contact": "電話 03-0000-0000",
}


def _text(response) -> str:
    return response.content.decode().replace("<wbr>", "")


def _at(cast: Cast, path: str = "") -> str:
    return f"/desk/{cast.programme.code}/outreach/{path}"


def _row(cast: Cast, code: str, way: Way, **given: object):
    words = actions.RowWords(way=way, material="カード", owner=cast.ward, **given)
    return actions.put_row(by=cast.dou, programme=cast.programme, code=code, words=words)


def _leaflet(cast: Cast, **changed: str):
    words = actions.LeafletWords(**WORDS | changed)
    return actions.put_leaflet(by=cast.dou, programme=cast.programme, code="first", words=words)


def test_totals_add_costs_and_leave_unknown_numbers_unknown(cast: Cast) -> None:
    _row(cast, "a", Way.LEAFLET, cost_yen=8000)
    helper = _row(cast, "b", Way.GUIDE_HELPER, cost_yen=3000, n_expected=10)
    _row(cast, "c", Way.GUIDE_HELPER, cost_yen=500, n_expected=2)
    actions.note_contact(by=cast.dou, row=helper, made_on=date(2026, 11, 1), n_reached=4)

    totals = queries.by_way(programme=cast.programme)

    assert totals == (
        WayTotal(Way.LEAFLET, n_rows=1, cost_yen=8000, n_expected=None, n_reached=None),
        WayTotal(Way.GUIDE_HELPER, n_rows=2, cost_yen=3500, n_expected=12, n_reached=4),
    )


def test_row_that_was_given_up_does_not_count(cast: Cast) -> None:
    row = _row(cast, "a", Way.LEAFLET, cost_yen=8000)

    actions.set_row_state(by=cast.dou, row=row, state=PlanState.DROPPED)

    assert queries.by_way(programme=cast.programme) == ()
    assert presenters.sentence(programme=cast.programme) == "届ける計画は、まだありません"


def test_first_contact_puts_a_row_under_way(cast: Cast) -> None:
    row = _row(cast, "a", Way.GUIDE_HELPER)

    actions.note_contact(by=cast.dou, row=row, made_on=date(2026, 11, 1))

    found = queries.row(programme=cast.programme, code="a")
    assert (found.state, queries.n_reached(found)) == (PlanState.DOING, None)


def test_contact_does_not_reopen_what_is_done(cast: Cast) -> None:
    row = _row(cast, "a", Way.GUIDE_HELPER)
    actions.set_row_state(by=cast.dou, row=row, state=PlanState.DONE)

    actions.note_contact(by=cast.dou, row=row, made_on=date(2026, 11, 1), n_reached=3)

    assert queries.row(programme=cast.programme, code="a").state == PlanState.DONE


def test_changing_a_row_keeps_its_state(cast: Cast) -> None:
    row = _row(cast, "a", Way.GUIDE_HELPER)
    actions.set_row_state(by=cast.dou, row=row, state=PlanState.DONE)

    _row(cast, "a", Way.FRIEND)

    found = queries.row(programme=cast.programme, code="a")
    assert (found.way, found.state) == (Way.FRIEND, PlanState.DONE)


def test_first_row_begins_the_stage(cast: Cast) -> None:
    _row(cast, "a", Way.FRIEND)

    assert programmes.states(programme=cast.programme)[Stage.OUTREACH] is StageState.NOW
    assert journal.check().is_whole


def test_leaflet_has_the_same_words_in_every_form(cast: Cast) -> None:
    words = actions.LeafletWords(**WORDS)

    previews = presenters.previews(words, programme=cast.programme)

    said = "".join(previews.speech)
    assert (
        "見本です" in said,
        "もうしこみ" in said or "申し込み" in said or "モウシコミ" in said,
    ) == (True, True)
    assert previews.message[:2] == ("【見本です。】", "■はじめてのスマホ教室（架空）")
    assert previews.n_letters_in_message <= 500


@pytest.mark.parametrize("form", ["html", "large.pdf", "ruby.pdf", "txt", "line.txt", "docx"])
def test_leaflet_is_given_in_every_form(cast: Cast, sign_in: SignIn, form: str) -> None:
    _leaflet(cast)

    response = sign_in(cast.dou).get(_at(cast, f"leaflets/first/paper.{form}"))

    assert response.status_code == 200
    assert len(response.content) > 100


def test_writing_coach_names_the_place_and_never_stops_anybody(cast: Cast, sign_in: SignIn) -> None:
    hard = "申込書提出期限厳守のため、本人でなければ申し込めないわけではありません。"

    response = sign_in(cast.dou).post(_at(cast, "leaflets/new"), {**WORDS, "lead": hard})

    assert response.status_code == 302
    kept = queries.leaflets(programme=cast.programme).get()
    page = _text(sign_in(cast.dou).get(_at(cast, f"leaflets/{kept.code}")))
    assert "漢字が続いています" in page
    assert "申込書提出期限厳守" in page


def test_easy_leaflet_has_nothing_to_mend() -> None:
    words = actions.LeafletWords(**{name: "電話に出る" for name in WORDS})

    assert presenters.hints(words) == ()


def test_looking_at_a_leaflet_does_not_keep_it(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.dou).post(_at(cast, "leaflets/new"), {**WORDS, "look": "1"})

    assert response.status_code == 200
    assert "まだ残していません" in _text(response)
    assert not queries.leaflets(programme=cast.programme).exists()


def test_leaflet_form_says_what_is_missing_and_keeps_the_rest(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.dou).post(_at(cast, "leaflets/new"), {**WORDS, "title": ""})

    assert response.status_code == 422
    assert "題を書いてください" in _text(response)
    assert "申し込みが要ります。" in _text(response)


def test_row_is_written_on_the_page_and_shown_in_the_plan(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.dou)
    given = {"way": "guide_helper", "material": "手渡しのカード", "owner": cast.centre.pk}

    client.post(
        _at(cast, "rows/new"), {**given, "cost_yen": "３０００", "due_on": "令和8年11月26日"}
    )

    page = _text(client.get(_at(cast)))
    assert [word in page for word in ("手渡しのカード", "3,000円", "11月26日（木）まで")] == [
        True
    ] * 3


def test_state_and_contact_are_written_on_the_row(cast: Cast, sign_in: SignIn) -> None:
    _row(cast, "a", Way.GROUP)
    client = sign_in(cast.dou)

    client.post(_at(cast, "rows/a/contacts/new"), {"made_on": "2026-11-20", "n_reached": "12"})
    client.post(_at(cast, "rows/a/state"), {"state": "done"})

    found = queries.row(programme=cast.programme, code="a")
    assert (found.state, queries.n_reached(found)) == (PlanState.DONE, 12)


@pytest.mark.parametrize("path", ["", "rows/a", "leaflets/first", "paper.html"])
def test_outsiders_find_nothing(cast: Cast, sign_in: SignIn, path: str) -> None:
    _row(cast, "a", Way.GROUP)
    _leaflet(cast)

    assert sign_in(cast.ei).get(_at(cast, path)).status_code == 404
    assert sign_in(cast.dou).get(_at(cast, path)).status_code == 200


def test_readers_do_not_write(cast: Cast, sign_in: SignIn) -> None:
    _row(cast, "a", Way.GROUP)

    response = sign_in(cast.chiyo).post(_at(cast, "rows/a/state"), {"state": "done"})

    assert response.status_code == 404
    assert queries.row(programme=cast.programme, code="a").state == PlanState.PLANNED


def test_plan_takes_as_many_queries_for_three_rows_as_for_one(cast: Cast, sign_in: SignIn) -> None:
    client, counts = sign_in(cast.dou), []
    for codes in (("a",), ("b", "c")):
        for code in codes:
            _row(cast, code, Way.GROUP)
        with CaptureQueriesContext(connection) as counted:
            client.get(_at(cast))
        counts.append(len(counted))

    assert counts[0] == counts[1]


def test_shipped_kit_loads_and_comes_back_the_same(cast: Cast) -> None:
    n = actions.load_kit_tables(
        programme=cast.programme, tables=shipped.tables("outreach"), by=cast.dou
    )
    first = queries.kit_tables(programme=cast.programme)

    actions.load_kit_tables(
        programme=cast.programme, tables={each.name: each for each in first}, by=cast.dou
    )

    assert n == sum(len(each.rows) for each in first)
    assert queries.kit_tables(programme=cast.programme) == first


def test_kit_carries_no_contacts(cast: Cast) -> None:
    row = _row(cast, "a", Way.GROUP)
    actions.note_contact(by=cast.dou, row=row, made_on=date(2026, 11, 1), note="朝礼で話した")

    assert "朝礼で話した" not in repr(queries.kit_tables(programme=cast.programme))
