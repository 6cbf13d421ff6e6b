"""The kit: questions that may be handed on and the plan; never an answer, never a protected text."""

from people import Cast
from shipped import tables
from stages.effects.askers import ask, tell
from yorisoi.engines.kitfile import Table
from yorisoi.programme.models import Programme
from yorisoi.stages.effects import actions, queries
from yorisoi.stages.effects.models import Answer
from yorisoi.stages.effects.terms import Scale, WaveKind

PROTECTED = "だれにも見せてはいけない問い"


def _tables(programme: Programme) -> dict[str, Table]:
    return {each.name: each for each in queries.kit_tables(programme=programme)}


def test_shipped_kit_goes_in_and_comes_out_the_same(cast: Cast) -> None:
    shipped = tables("effects")

    actions.load_kit_tables(programme=cast.programme, tables=shipped, by=cast.dou)

    assert _tables(cast.programme) == shipped


def test_kit_taken_twice_changes_nothing(cast: Cast) -> None:
    for _time in range(2):
        actions.load_kit_tables(programme=cast.programme, tables=tables("effects"), by=cast.dou)

    assert _tables(cast.programme) == tables("effects")
    assert queries.plans(programme=cast.programme).count() == 1


def test_protected_instruments_ship_without_their_questions() -> None:
    shipped = tables("effects")
    instruments = shipped["effects/instruments"].rows
    with_questions = {row[0] for row in shipped["effects/items"].rows}

    by_name = {row[0]: row[4] for row in instruments}
    assert {"lsns-6", "who-5-j", "mdpq-j"} <= set(by_name)
    assert {by_name[code] for code in with_questions} == {"yes"}


def test_own_text_of_a_protected_instrument_stays_in_the_house(cast: Cast) -> None:
    words = actions.InstrumentWords(name="LSNS-6", source_note="Lubben", licence_note="許可を得た")
    instrument = actions.put_instrument(
        by=cast.dou, programme=cast.programme, code="lsns-6", words=words
    )
    item = actions.ItemWords(text=PROTECTED, scale=Scale.NUMBER)
    actions.put_item(by=cast.dou, instrument=instrument, code="q1", words=item)

    assert PROTECTED not in str(_tables(cast.programme))
    assert queries.items(programme=cast.programme).count() == 1


def test_answers_and_results_never_travel(cast: Cast) -> None:
    item = ask(cast, text="見本の問い")
    tell(cast, WaveKind.BASELINE, item, [(cast.aki, "words")])
    tell(cast, WaveKind.END, item, [(cast.aki, "alone")])
    actions.compute(by=cast.dou, programme=cast.programme)

    found = _tables(cast.programme)

    assert sorted(found) == ["effects/instruments", "effects/items", "effects/plans"]
    assert cast.aki.code not in str(found)
    assert Answer.objects.count() == 2
