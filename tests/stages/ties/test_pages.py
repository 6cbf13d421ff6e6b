"""Pages of circles and ties: writing, keeping what was typed, counting, and few queries."""

import csv
import io
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from coming_in import for_whom
from people import Cast
from stages.ties.rounds import circle, secret
from yorisoi.engines import kitfile
from yorisoi.people.models import Account
from yorisoi.programme import actions as programmes
from yorisoi.stages.ties import actions, presenters, queries, rules
from yorisoi.stages.ties.terms import CircleState, Frequency, TieTo

SignIn = Callable[[Account], Client]


def _facts(frequency: Frequency, *, to: TieTo = TieTo.SUPPORTER) -> actions.TieFacts:
    return actions.TieFacts(to=to, channel="phone", frequency=frequency, noted_on=date(2026, 12, 1))


def test_stamp_is_sent_with_one_press_and_shown_with_its_word(cast: Cast, sign_in: SignIn) -> None:
    found = circle(cast)
    beni = sign_in(cast.beni.account)

    response = beni.post("/me/circles/friends/", {"stamp": "done"})

    assert response.status_code == 302
    assert [each.stamp for each in queries.messages(circle=found)] == ["done"]
    assert "<span>できた</span>" in beni.get("/me/circles/friends/").content.decode()


def test_supporter_beside_a_participant_is_named_in_the_circle(cast: Cast, sign_in: SignIn) -> None:
    circle(cast)
    said = {"stamp": "hello", **for_whom(cast.chiyo, cast.beni)}
    sign_in(cast.chiyo).post("/me/circles/friends/", said)

    page = sign_in(cast.beni.account).get("/me/circles/friends/").content.decode()

    assert "ベニさん（チヨさんと一緒に）" in page


def test_nothing_said_asks_for_words_or_a_stamp(cast: Cast, sign_in: SignIn) -> None:
    found = circle(cast)

    response = sign_in(cast.beni.account).post("/me/circles/friends/", {"text": " "})

    assert response.status_code == 422
    assert not queries.messages(circle=found).exists()


@pytest.mark.parametrize("state", [CircleState.PAUSED, CircleState.CLOSED])
def test_circle_that_rests_is_read_and_not_written(
    cast: Cast, sign_in: SignIn, state: CircleState
) -> None:
    found = circle(cast)
    secret(cast, found)
    actions.set_state(by=cast.dou, circle=found, state=state)

    response = sign_in(cast.beni.account).get("/me/circles/friends/")

    assert response.status_code == 200
    assert 'name="text"' not in response.content.decode()


def test_circle_of_last_year_is_open_to_its_members(cast: Cast, sign_in: SignIn) -> None:
    circle(cast)
    programmes.found(
        by=cast.dou,
        municipality=cast.ward,
        code="kakuu-r9",
        fiscal_year=2027,
        words=programmes.ProgrammeWords(name="つぎの年（架空）"),
    )
    beni = sign_in(cast.beni.account)

    assert 'href="/me/circles/friends/"' in beni.get("/me/").content.decode()
    assert beni.get("/me/circles/friends/").status_code == 200


@pytest.mark.parametrize(
    "text", ["電話は03-0000-0000", "０９０ー００００ー００００です", "a@example.jp へ"]
)
def test_number_is_sent_only_after_it_was_asked_once(
    cast: Cast, sign_in: SignIn, text: str
) -> None:
    found, beni = circle(cast), sign_in(cast.beni.account)

    asked = beni.post("/me/circles/friends/", {"text": text})
    n_before = queries.messages(circle=found).count()
    beni.post("/me/circles/friends/", {"text": text, "step": "send"})

    assert (asked.status_code, n_before) == (200, 0)
    assert [each.text for each in queries.messages(circle=found)] == [
        unicodedata.normalize("NFKC", text)
    ]


def test_words_with_a_number_can_be_written_again(cast: Cast, sign_in: SignIn) -> None:
    found = circle(cast)

    again = sign_in(cast.beni.account).post(
        "/me/circles/friends/", {"text": "03-0000-0000です", "step": "rewrite"}
    )

    assert "03-0000-0000です</textarea>" in again.content.decode()
    assert not queries.messages(circle=found).exists()


@pytest.mark.parametrize("text", ["12月1日の午後1時30分", "5,000円", "2026年12月1日", "100000"])
def test_ordinary_figures_are_not_taken_for_a_number(text: str) -> None:
    assert not rules.names_a_contact(text)


def test_leaving_a_circle_closes_its_page(cast: Cast, sign_in: SignIn) -> None:
    circle(cast)
    beni = sign_in(cast.beni.account)

    beni.post("/me/circles/friends/leave")

    assert beni.get("/me/circles/friends/").status_code == 404
    assert beni.get("/me/circles").status_code == 200


def test_circle_without_rules_says_what_to_write_and_keeps_the_name(
    cast: Cast, sign_in: SignIn
) -> None:
    response = sign_in(cast.dou).post(
        f"/desk/{cast.programme.code}/ties/circles/new",
        {"name": "水曜の輪", "purpose": "話す", "host": "dou"},
    )

    page = response.content.decode().replace("<wbr>", "")
    assert response.status_code == 422
    assert "決まりを書いてください" in page
    assert "水曜の輪" in page


def test_tie_is_recorded_without_any_words(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.dou).post(
        f"/desk/{cast.programme.code}/ties/ties/new",
        {
            "participant": cast.aki.code,
            "to": "peer",
            "channel": "line",
            "frequency": "weekly",
            "noted_on": "令和8年12月1日",
        },
    )

    tie = cast.programme.ties.get()
    assert (tie.participant, tie.to, tie.channel, tie.frequency, tie.noted_on) == (
        cast.aki,
        "peer",
        "line",
        "weekly",
        date(2026, 12, 1),
    )


def test_person_counts_once_a_day_with_the_closest_tie(cast: Cast) -> None:
    for frequency, to in ((Frequency.RARELY, TieTo.PEER), (Frequency.WEEKLY, TieTo.SUPPORTER)):
        facts = _facts(frequency, to=to)
        actions.record_tie(by=cast.dou, programme=cast.programme, participant=cast.aki, facts=facts)

    (day,) = queries.days_of_ties(programme=cast.programme)

    assert day.n_people == 1
    assert dict(day.counts) == {
        Frequency.WEEKLY: 1,
        Frequency.MONTHLY: 0,
        Frequency.RARELY: 0,
        Frequency.NEVER: 0,
    }


def test_small_counts_cannot_be_worked_out_from_a_row(cast: Cast) -> None:
    counts = tuple(zip(Frequency, (12, 3, 11, 0), strict=True))
    day = queries.DayOfTies(date(2026, 12, 1), counts, is_simulated=True)

    table = presenters.days_table([day], programme=cast.programme)

    (row,) = table.rows
    assert row[0] == "2026年12月1日（火）（模擬）"
    assert "3" not in row
    assert sum(cell == "―" for cell in row) >= 2


@pytest.mark.parametrize("page", ["", "ties/"])
def test_lists_ask_as_often_for_three_rows_as_for_one(
    cast: Cast, sign_in: SignIn, page: str
) -> None:
    dou, address = sign_in(cast.dou), f"/desk/{cast.programme.code}/ties/{page}"
    _grow(cast, 1)
    with CaptureQueriesContext(connection) as one:
        dou.get(address)
    _grow(cast, 2)
    with CaptureQueriesContext(connection) as three:
        dou.get(address)

    assert len(three) == len(one)


def test_conversation_asks_as_often_for_three_messages_as_for_one(
    cast: Cast, sign_in: SignIn
) -> None:
    found, beni = circle(cast), sign_in(cast.beni.account)
    secret(cast, found)
    with CaptureQueriesContext(connection) as one:
        beni.get("/me/circles/friends/")
    secret(cast, found)
    secret(cast, found)
    with CaptureQueriesContext(connection) as three:
        beni.get("/me/circles/friends/")

    assert len(three) == len(one)


def test_kit_carries_circles_without_people_and_comes_back_the_same(cast: Cast) -> None:
    secret(cast, circle(cast))
    tables = {each.name: each for each in queries.kit_tables(programme=cast.programme)}
    other = cast.ei.memberships.get().organisation

    programme = other.parties.get().programme
    n = actions.load_kit_tables(programme=programme, tables=tables, by=cast.ei)

    assert n == 1
    assert queries.kit_tables(programme=programme) == tuple(tables.values())
    assert programme.circles.get().members.count() == 0


def test_shipped_circles_load_and_come_back_the_same(cast: Cast, house: Path) -> None:
    kit = {
        name: kitfile.Table(name, columns, _rows(house / f"kits/nerima/{name}.csv"))
        for name, columns in queries.COLUMNS.items()
    }

    actions.load_kit_tables(programme=cast.programme, tables=kit, by=cast.dou)

    assert queries.kit_tables(programme=cast.programme) == tuple(kit.values())


def _rows(path: Path) -> tuple[tuple[str, ...], ...]:
    text = io.StringIO(path.read_bytes().decode(), newline="")
    return tuple(tuple(row) for row in csv.reader(text))[1:]


def _grow(cast: Cast, n: int) -> None:
    for _ in range(n):
        circle(cast, code=f"circle-{cast.programme.circles.count()}")
        actions.record_tie(
            by=cast.dou,
            programme=cast.programme,
            participant=cast.aki,
            facts=_facts(Frequency.WEEKLY),
        )
