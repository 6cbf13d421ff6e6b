"""The team's pages of practice: the catalogue, one person, what was seen, the kit."""

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from people import Cast
from stages.rehearsals.screens import practised, procedure
from yorisoi.engines import kitfile
from yorisoi.journal.models import Entry
from yorisoi.people.models import Account
from yorisoi.stages.courses.terms import Help
from yorisoi.stages.rehearsals import actions, presenters, queries
from yorisoi.stages.rehearsals.models import Step
from yorisoi.stages.rehearsals.rules import Shown

SignIn = Callable[[Account], Client]
PAGES = (
    "",
    "procedures/new",
    "procedures/apply/",
    "procedures/apply/edit",
    "procedures/apply/steps/new",
    "procedures/apply/steps/1",
    "hands/",
    "persons/",
    "persons/{beni}/",
    "persons/{beni}/apply",
)


def _address(cast: Cast, page: str) -> str:
    return f"/desk/{cast.programme.code}/rehearsals/{page.format(beni=cast.beni.code)}"


@pytest.mark.parametrize("page", PAGES)
def test_page_is_for_the_team_and_for_nobody_else(cast: Cast, sign_in: SignIn, page: str) -> None:
    practised(cast, procedure(cast), Help.WORDS)

    assert sign_in(cast.dou).get(_address(cast, page)).status_code == 200
    assert sign_in(cast.ei).get(_address(cast, page)).status_code == 404


def test_procedure_is_added_with_a_day_of_the_era(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.dou).post(
        _address(cast, "procedures/new"),
        {
            "name": "ごみの日",
            "summary": "調べます",
            "difficulty": "1",
            "checked_on": "令和8年12月1日",
        },
    )

    found = queries.procedures(programme=cast.programme).get()
    assert (found.name, found.difficulty, found.checked_on, found.n_steps) == (
        "ごみの日",
        1,
        date(2026, 12, 1),
        0,
    )


def test_new_step_stands_at_the_end(cast: Cast, sign_in: SignIn) -> None:
    of = procedure(cast)

    sign_in(cast.dou).post(
        _address(cast, "procedures/apply/steps/new"), {"title": "終わる", "press": "終わる"}
    )

    assert [(s.order, s.title) for s in of.steps.filter(order__gt=3)] == [(4, "終わる")]


def test_what_was_seen_becomes_a_try(cast: Cast, sign_in: SignIn) -> None:
    procedure(cast)

    sign_in(cast.sei).post(
        _address(cast, "persons/{beni}/apply"),
        {"step_1": "alone", "step_2": "words", "step_3": "not_tried"},
    )

    (found,) = queries.tries_of(participant=cast.beni)
    assert found.levels == {1: Help.ALONE, 2: Help.WORDS, 3: Help.NOT_TRIED}
    assert found.attempt.started_by == cast.sei


def test_opening_a_person_is_journalled(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.sei).get(_address(cast, "persons/{beni}/"))

    line = Entry.objects.get(act="participant.view")
    assert (line.actor, line.subject_code, line.purpose) == ("sei", cast.beni.code, "練習")


def test_person_of_another_centre_does_not_exist_for_a_centre(cast: Cast, sign_in: SignIn) -> None:
    cast.beni.centre = None
    cast.beni.save()

    assert sign_in(cast.sei).get(_address(cast, "persons/{beni}/")).status_code == 404


def test_picture_frames_what_to_press_and_says_so() -> None:
    step = Step(order=1, title="押す", screen="はじめ", press="さがす")

    full, bare = presenters.picture(step), presenters.picture(step, shown=Shown.SCREEN)

    assert full.words == "スマホの絵。「はじめ」の画面。「さがす」に印がある。"
    assert ("ph-frame" in full.svg, "ph-finger" in full.svg) == (True, True)
    assert bare.words == "スマホの絵。「はじめ」の画面。"
    assert ("ph-frame" in bare.svg, "ph-finger" in bare.svg) == (False, False)


@pytest.mark.parametrize("page", ["", "persons/", "hands/"])
def test_lists_ask_as_often_for_three_rows_as_for_one(
    cast: Cast, sign_in: SignIn, page: str
) -> None:
    dou = sign_in(cast.dou)
    _grow(cast, "one", cast.beni)
    with CaptureQueriesContext(connection) as one:
        dou.get(_address(cast, page))
    _grow(cast, "two", cast.aki)
    _grow(cast, "three", cast.aki)
    with CaptureQueriesContext(connection) as three:
        dou.get(_address(cast, page))

    assert len(three) == len(one)


def _grow(cast: Cast, code: str, who) -> None:
    of = procedure(cast, code=code)
    practised(cast, of, Help.ALONE, who=who)
    attempt = actions.start(by=who.account, participant=who, procedure=of)
    place = actions.Place(page="/me/", attempt=attempt, at_step=1)
    actions.raise_hand(by=who.account, programme=cast.programme, participant=who, place=place)


def test_kit_carries_procedures_without_people_and_comes_back_the_same(cast: Cast) -> None:
    practised(cast, procedure(cast), Help.ALONE)
    tables = {each.name: each for each in queries.kit_tables(programme=cast.programme)}
    programme = cast.ei.memberships.get().organisation.parties.get().programme

    n = actions.load_kit_tables(programme=programme, tables=tables, by=cast.ei)

    assert n == 4
    assert queries.kit_tables(programme=programme) == tuple(tables.values())


def test_shipped_procedures_load_and_come_back_the_same(cast: Cast, house: Path) -> None:
    kit = {
        name: kitfile.Table(name, columns, _rows(house / f"kits/nerima/{name}.csv"))
        for name, columns in queries.COLUMNS.items()
    }

    actions.load_kit_tables(programme=cast.programme, tables=kit, by=cast.dou)

    assert queries.kit_tables(programme=cast.programme) == tuple(kit.values())
    n_steps = {each.code: each.n_steps for each in queries.procedures(programme=cast.programme)}
    assert n_steps == {"class-application": 7, "rubbish-day": 5}


def _rows(path: Path) -> tuple[tuple[str, ...], ...]:
    text = io.StringIO(path.read_bytes().decode(), newline="")
    return tuple(tuple(row) for row in csv.reader(text))[1:]
