"""The kit of a programme: what travels, and that it comes back byte for byte."""

import shipped
from people import Cast
from yorisoi.programme import actions, kit
from yorisoi.programme.models import Programme
from yorisoi.programme.terms import Stage


def _elsewhere(cast: Cast) -> Programme:
    other = cast.ei.memberships.get().organisation
    words = actions.ProgrammeWords(name="まだ名前がない")
    return actions.found(
        by=cast.ei, municipality=other, code="yoso-r9", fiscal_year=2027, words=words
    )


def test_kit_comes_back_the_same(cast: Cast) -> None:
    elsewhere = _elsewhere(cast)
    kit.load(programme=elsewhere, tables=shipped.tables("programme"), by=cast.ei)
    first = kit.tables(programme=elsewhere)

    kit.load(programme=cast.programme, tables={each.name: each for each in first}, by=cast.dou)
    again = {each.name: each for each in kit.tables(programme=elsewhere)}

    assert again == {each.name: each for each in first}


def test_shipped_kit_is_what_the_house_would_write(cast: Cast) -> None:
    elsewhere = _elsewhere(cast)
    given = shipped.tables("programme")

    kit.load(programme=elsewhere, tables=given, by=cast.ei)

    assert {each.name: each for each in kit.tables(programme=elsewhere)} == given


def test_next_municipality_finds_two_to_four_tasks_for_every_stage(cast: Cast) -> None:
    elsewhere = _elsewhere(cast)

    kit.load(programme=elsewhere, tables=shipped.tables("programme"), by=cast.ei)

    counts = {str(stage): elsewhere.tasks.filter(stage=stage).count() for stage in Stage}
    assert {name: n for name, n in counts.items() if not 2 <= n <= 4} == {}


def test_next_municipality_puts_its_own_name_first(cast: Cast) -> None:
    elsewhere = _elsewhere(cast)

    kit.load(programme=elsewhere, tables=shipped.tables("programme"), by=cast.ei)

    names = [party.organisation.name for party in elsewhere.parties.all()]
    assert names[0] == "よその市"
    assert "練馬区" not in names
