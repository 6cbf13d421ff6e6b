"""Files on their way in: nothing is stored before somebody looked, and doubts name row and column."""

import pytest

from people import Cast
from stages.area.area_files import (
    BY_TYPE,
    FACILITIES,
    HOLDERS,
    SUMMARY,
    TODAY,
    TOWNS,
    bring,
    nerima,
    take,
)
from yorisoi.engines.sheets import SheetError
from yorisoi.stages.area import actions, queries
from yorisoi.stages.area.rules.rows import RowDoubt
from yorisoi.stages.area.rules.source_line import read_source
from yorisoi.stages.area.rules.understanding import UnknownShape
from yorisoi.stages.area.terms import DoubtReason, Effect


def _stored(programme) -> tuple[int, int, int, int]:
    return (
        programme.sources.count(),
        programme.figures.count(),
        programme.towns.count(),
        programme.facilities.count(),
    )


def test_file_that_was_brought_stores_no_figure(cast: Cast) -> None:
    programme = nerima(cast)

    intake = bring(cast, programme, SUMMARY, name="summary.csv")

    assert (intake.shape, len(intake.rows)) == ("disability_summary", 2)
    assert _stored(programme) == (0, 0, 0, 0)


def test_source_line_fills_in_the_source(cast: Cast) -> None:
    intake = bring(cast, nerima(cast), SUMMARY, name="summary.csv")

    assert intake.source_details == {
        "title": "架空区障害者計画 わかりやすい版",
        "publisher": "",
        "url": "https://example.jp/plan.txt",
        "licence": "",
        "as_of": "2022年度",
        "mark": "secondary",
    }


@pytest.mark.parametrize(
    ("comment", "mark"),
    [
        ("# source: https://www.city.nerima.tokyo.jp/x.csv (計画); 2022; seen", "seen"),
        ("# source: https://www.metro.tokyo.lg.jp/x (計画); 2022; seen", "seen"),
        ("# source: https://www.mhlw.go.jp/x (計画); 2022; seen", "seen"),
        ("# source: https://www.city.nerima.tokyo.jp/x.csv (計画); 2022", "secondary"),
        ("# source: https://blog.example.jp/x (計画); 2022; seen", "secondary"),
        ("# source: https://example.jp/www.city.nerima.lg.jp/ (計画); 2022; seen", "secondary"),
        ("# source: https://www.mhlw.go.jp/x (計画); 2022; seen in a secondary page", "secondary"),
        ("# source: https://www.mhlw.go.jp/x (計画); 2022; unseen", "secondary"),
        ("# source: (計画); 2022; recalled", "recalled"),
    ],
)
def test_source_counts_as_seen_only_where_it_says_so_and_an_office_keeps_it(
    comment: str, mark: str
) -> None:
    assert read_source(comment).mark == mark


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("2022〜2025", "2022〜2025"),
        ("2022～2025年", "2022〜2025"),
        ("2022-2025", "2022〜2025"),
        ("令和4年度から令和7年度", "2022年度〜2025年度"),
        ("2023-10-31", "2023-10-31"),
    ],
)
def test_date_of_a_source_keeps_its_range(written: str, kept: str) -> None:
    assert read_source(f"# source: (計画); date: {written}; seen").as_of == kept


COMMA = """city_code,city,year,indicator,value,unit,note,evidence
13120,練馬区,2022,handbook_holders_total,34,717,persons,,
13120,練馬区,2022,disability_service_users,8015,persons,,seen
"""


@pytest.mark.parametrize("text", [COMMA, COMMA.replace("persons,,\n", "persons,,seen\n")])
def test_row_with_more_cells_than_the_header_is_named_and_stops_the_file(
    cast: Cast, text: str
) -> None:
    programme = nerima(cast)
    intake = bring(cast, programme, text, name="comma.csv")
    words = actions.SourceWords(title="見本", as_of="2022年度", mark="seen")

    with pytest.raises(actions.MustBeMended):
        actions.store(by=cast.dou, intake=intake, words=words, taken_on=TODAY)

    assert [(d.row, d.column, d.reason, d.effect) for d in queries.doubts(intake)] == [
        (2, "", DoubtReason.TOO_MANY_CELLS, Effect.STOPS)
    ]
    assert [row["line"] for row in intake.rows] == [3]
    assert _stored(programme) == (0, 0, 0, 0)


def test_comma_in_quotes_is_a_figure(cast: Cast) -> None:
    quoted = COMMA.replace("34,717", '"34,717"')

    intake = bring(cast, nerima(cast), quoted, name="quoted.csv")

    assert queries.doubts(intake) == []
    assert [row["value"] for row in intake.rows] == ["34717", "8015"]


def test_doubtful_row_is_named_with_what_becomes_of_it(cast: Cast) -> None:
    intake = bring(cast, nerima(cast), SUMMARY, name="summary.csv")

    assert queries.doubts(intake) == [
        RowDoubt(4, "value", "about 1/20", DoubtReason.NOT_A_NUMBER, Effect.LEFT_OUT)
    ]


def test_cp932_file_is_read_like_utf8(cast: Cast) -> None:
    programme = nerima(cast)
    utf8 = bring(cast, programme, SUMMARY, name="summary.csv")

    cp932 = bring(cast, programme, SUMMARY, name="summary.csv", encoding="cp932")

    assert cp932.encoding == "cp932"
    assert (cp932.rows, cp932.source_details) == (utf8.rows, utf8.source_details)


@pytest.mark.parametrize(
    "broken", ["", "なにか,べつの,表\n1,2,3\n", "\x00\x01\x02", "# source: だけ\n"]
)
def test_broken_file_changes_nothing(cast: Cast, broken: str) -> None:
    programme = nerima(cast)

    with pytest.raises((SheetError, UnknownShape)):
        bring(cast, programme, broken, name="broken.csv")

    assert _stored(programme) == (0, 0, 0, 0)
    assert programme.intakes.count() == 0


def test_discarded_file_leaves_nothing_but_its_name(cast: Cast) -> None:
    programme = nerima(cast)
    intake = bring(cast, programme, SUMMARY, name="summary.csv")

    actions.discard(by=cast.dou, intake=intake)

    assert (intake.state, intake.rows, intake.doubts) == ("discarded", [], [])
    assert _stored(programme) == (0, 0, 0, 0)


def test_settled_file_cannot_be_stored_again(cast: Cast) -> None:
    programme = nerima(cast)
    intake = take(cast, programme, SUMMARY, name="summary.csv")
    words = actions.SourceWords(title="見本", as_of="2022年度", mark="seen")

    with pytest.raises(actions.AlreadySettled):
        actions.store(by=cast.dou, intake=intake, words=words, taken_on=TODAY)


def test_figures_without_a_date_wait_for_the_date_of_their_source(cast: Cast) -> None:
    programme = nerima(cast)
    intake = bring(cast, programme, BY_TYPE, name="by_type.csv")
    words = actions.SourceWords(title="見本", as_of="いつか", mark="seen")

    with pytest.raises(actions.DateMissing):
        actions.store(by=cast.dou, intake=intake, words=words, taken_on=TODAY)

    assert _stored(programme) == (0, 0, 0, 0)


def test_figure_worked_out_by_subtraction_is_never_counted(cast: Cast) -> None:
    programme = nerima(cast)
    take(cast, programme, BY_TYPE, name="by_type.csv")

    speech = programme.figures.get(kind="speech")

    assert (speech.certainty, speech.mark, speech.formula) == (
        "estimated", "inferred", "同じ表のほかの数からの引き算",
    )  # fmt: skip


def test_recalled_figure_is_unknown_until_it_is_seen(cast: Cast) -> None:
    programme = nerima(cast)
    recalled = "area,as_of,type,holders,note,evidence\n練馬区,2023-03-31,視覚障害,1803,,recalled_unverified\n"

    take(cast, programme, recalled, name="recalled.csv")

    figure = programme.figures.get()
    assert (figure.value, figure.certainty, figure.mark) == (None, "unknown", "recalled")


def test_new_year_shows_old_and_new_what_is_added_and_what_is_missing(cast: Cast) -> None:
    programme = nerima(cast)
    take(cast, programme, HOLDERS, name="holders.csv")
    newer = (
        "area,as_of,type,holders,note,evidence\n"
        "東京都,2024-10-31,身体障害者手帳,485000,,seen\n"
        "東京都,2024-10-31,愛の手帳,104000,,seen\n"
        "東京都,2024-10-31,肢体不自由,230000,,seen\n"
    )
    intake = bring(cast, programme, newer, name="holders-2024.csv")

    found = queries.difference(intake)

    changed = [(c.row.kind, c.old, c.row.value, c.old_as_of) for c in found.changed]
    assert changed == [
        ("body", 487944, 485000, "2023-10-31"),
        ("intellectual", 102531, 104000, "2023-10-31"),
    ]
    assert [row.kind for row in found.added] == ["physical"]
    assert [(f.kind, f.age) for f in found.missing] == [
        ("intellectual", "0-17"),
        ("intellectual", "18+"),
        ("mental", ""),
    ]


def test_same_file_again_changes_nothing(cast: Cast) -> None:
    programme = nerima(cast)
    take(cast, programme, HOLDERS, name="holders.csv")
    before = list(programme.figures.order_by("code").values())

    again = bring(cast, programme, HOLDERS, name="holders.csv")
    difference = queries.difference(again)
    take(cast, programme, HOLDERS, name="holders.csv")

    assert (difference.is_empty, difference.n_same) == (True, 6)
    after = list(programme.figures.order_by("code").values())
    assert after == before


def test_towns_and_public_facilities_are_taken_with_doubtful_positions_left_empty(
    cast: Cast,
) -> None:
    programme = nerima(cast)

    take(cast, programme, TOWNS, name="towns.csv")
    intake = take(cast, programme, FACILITIES, name="facilities.csv", as_of="2024")

    assert [town.name for town in queries.towns(programme=programme)] == [
        "旭丘一丁目",
        "貫井一丁目",
    ]
    places = {f.name: (f.latitude, f.hours) for f in queries.facilities(programme=programme)}
    assert {name: (str(lat) if lat else None, hours) for name, (lat, hours) in places.items()} == {
        "架空図書館": ("35.700000", "火水木金土日 09:00–19:00"),
        "架空公民館": (None, ""),
    }
    assert [(d.row, d.reason) for d in queries.doubts(intake)] == [
        (3, DoubtReason.POSITION_OUTSIDE)
    ]


def _recommended(rows: list[list[str]]) -> str:
    from_ages = [f"{low}-{low + 4}歳の" for low in range(0, 85, 5)] + ["85歳以上の"]
    header = ["調査年月日", "地域名", "総人口", "男性", "女性"]
    header += [f"{age}{sex}" for age in from_ages for sex in ("男性", "女性")]
    return "\n".join(",".join(cells) for cells in [header, *rows])


def test_recommended_population_adds_up_the_towns_and_says_unknown_where_one_is_withheld(
    cast: Cast,
) -> None:
    programme = nerima(cast)
    first = ["2024-04-01", "見本町一丁目", "72", "36", "36", *(["2"] * 36)]
    second = ["2024-04-01", "見本町二丁目", "36", "18", "18", *(["1"] * 35), "X"]

    take(cast, programme, _recommended([first, second]), name="population.csv", as_of="2024-04-01")

    own = programme.figures.filter(place="練馬区")
    assert own.filter(certainty="counted").count() == 35
    assert {int(f.value) for f in own.filter(certainty="counted")} == {3}
    assert [(f.age, f.sex) for f in own.filter(certainty="unknown")] == [("85+", "female")]
    towns = programme.figures.exclude(place="練馬区").values_list("place", "value")
    assert {place: int(value) for place, value in towns} == {"見本町一丁目": 72, "見本町二丁目": 36}
