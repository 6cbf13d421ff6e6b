"""The register and the map say what the models declare, and the committed map is current."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from people import Cast
from yorisoi.people.held import records
from yorisoi.people.held.register import MINIMUM_BY_LAW, data_map, register_paper
from yorisoi.people.models import Account

SignIn = Callable[[Account], Client]


def test_committed_map_is_current(house: Path) -> None:
    """Mend it with: yorisoi personal-data > docs/personal-data.md"""
    assert (house / "docs" / "personal-data.md").read_text(encoding="utf-8") == data_map()


def test_map_marks_what_is_specially_protected_and_what_is_sealed() -> None:
    participant = data_map().split("## `people.Participant`")[1].split("## ")[0]

    assert "**kinds** (sealed)" in participant
    assert "birth_year" in participant
    assert "**birth_year**" not in participant


def test_register_names_every_kind_of_record_and_every_item(cast: Cast, sign_in: SignIn) -> None:
    address = f"/desk/{cast.programme.code}/people/register"
    client = sign_in(cast.dou)

    page = re.sub(r"<[^>]+>", "", client.get(address).content.decode())
    paper = re.sub(r"<[^>]+>", "", client.get(f"{address}/paper.html").content.decode())

    for model in records.personal_models():
        words = records.records()[model._meta.label].words
        assert (words in page, words in paper) == (True, True)
    assert "障害の種類" in paper
    assert "アキ" not in page + paper
    assert sign_in(cast.ei).get(address).status_code == 404


@pytest.mark.parametrize(("n", "must"), [(MINIMUM_BY_LAW - 1, False), (MINIMUM_BY_LAW, True)])
def test_register_says_from_how_many_people_it_must_be_published(n: int, must: bool) -> None:
    paper = register_paper(place="架空区", programme="事業", contact="", n_people=n)

    rows = dict(paper.blocks[0].rows)  # type: ignore[union-attr]
    assert ("簿に載せて公表します" in rows["いまの人数"]) is must


def test_every_period_is_sourced_and_used() -> None:
    used = {each.period.code for each in records.records().values()}

    assert used == set(records.periods())
    assert all(
        each.rule and each.reason and (each.years > 0) != (each.days > 0)
        for each in records.periods().values()
    )
