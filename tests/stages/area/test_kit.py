"""The kit of Nerima: it loads, says the published numbers, and comes out as it went in."""

from people import Cast
from stages.area.area_files import KIT, kit, nerima
from yorisoi.engines.kitfile.table_text import to_bytes
from yorisoi.stages.area import actions, presenters, queries


def test_kit_comes_out_as_it_went_in_byte_for_byte(cast: Cast) -> None:
    programme = nerima(cast)
    actions.load_kit_tables(programme=programme, tables=kit(), by=cast.dou)

    written = {table.name: to_bytes(table) for table in queries.kit_tables(programme=programme)}

    assert written == {f"area/{path.stem}": path.read_bytes() for path in KIT.glob("*.csv")}


def test_kit_loaded_twice_is_there_once(cast: Cast) -> None:
    programme = nerima(cast)
    actions.load_kit_tables(programme=programme, tables=kit(), by=cast.dou)
    once = queries.kit_tables(programme=programme)

    actions.load_kit_tables(programme=programme, tables=kit(), by=cast.dou)

    assert queries.kit_tables(programme=programme) == once


def test_facts_of_the_kit_are_the_published_numbers(cast: Cast) -> None:
    programme = nerima(cast)
    actions.load_kit_tables(programme=programme, tables=kit(), by=cast.dou)

    front = presenters.front(programme=programme)

    assert [(fact.label, fact.value, fact.unit) for fact in front.facts] == [
        ("手帳を持つ人", "34,717", "人"),
        ("福祉サービスを使う人", "8,015", "人"),
        ("65歳以上", "159,298", "人"),
        ("一人で暮らす世帯", "178,473", "世帯"),
    ]
    assert front.lead.startswith("手帳を持つ人は34,717人です。住む人のおよそ20人に1人です。")
    assert front.ages is not None
    assert front.ages.title == "住む人の22％は65歳以上"
    assert programme.towns.count() == 202


def test_reach_hides_small_counts(cast: Cast) -> None:
    reach = {row.kind: row for row in queries.reach(cast.programme)}

    assert (reach["visual"].met.value, reach["visual"].met.is_hidden) == (None, True)
    assert (reach["mental"].met.value, reach["mental"].met.is_hidden) == (0, False)
    assert reach["visual"].met_by_age["18-64"].value is None
