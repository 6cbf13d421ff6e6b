import re

import pytest

from yorisoi.ui import catalogue, charts

EVERY = catalogue.all_charts()


@pytest.mark.parametrize("chart", EVERY, ids=lambda chart: chart.title)
def test_chart_has_a_name_a_description_and_a_table(chart):
    assert re.match(
        r'<svg viewBox="0 0 360 [\d.]+" role="img" aria-labelledby="t\w+" aria-describedby="d\w+"><title',
        chart.svg,
    )
    assert chart.summary and chart.table.rows
    assert {len(row) for row in chart.table.rows} == {len(chart.table.header)}


@pytest.mark.parametrize("chart", EVERY, ids=lambda chart: chart.title)
def test_chart_is_coloured_by_classes_only(chart):
    assert re.findall(r'style=|fill="|stroke="|<script|nan|inf', chart.svg) == []


@pytest.mark.parametrize("chart", EVERY, ids=lambda chart: chart.title)
def test_shapes_stay_inside_the_frame(chart):
    places = [float(x) for x in re.findall(r' (?:x|cx)="(-?[\d.]+)"', chart.svg)]
    assert min(places) >= -4 and max(places) <= 360


def test_ids_differ_between_charts():
    ids = [name for chart in EVERY for name in re.findall(r' id="(\w+)"', chart.svg)]
    assert len(ids) == len(set(ids))


def test_pyramid_tells_its_largest_band():
    drawn = charts.pyramid(
        [
            charts.AgeBand("0–14", 10, 12),
            charts.AgeBand("75以上", 33299, 53803, is_emphasised=True),
        ],
        title="人口",
    )
    assert (
        drawn.summary
        == "左が男性、右が女性です。いちばん多いのは75以上で、男性33,299人、女性53,803人です。"
    )
    assert drawn.table.rows == (
        ("0–14", "10", "12", "22"),
        ("75以上", "33,299", "53,803", "87,102"),
    )
    assert (drawn.svg.count('class="c1"'), drawn.svg.count('class="c0"')) == (2, 2)


def test_matrix_says_how_sure_each_figure_is():
    cells = (
        charts.Cell("counted", 34717),
        charts.Cell("estimated", 1894, "B"),
        charts.Cell("unknown"),
        charts.Cell("hidden"),
    )
    drawn = charts.matrix(
        [charts.MatrixRow("視覚", cells)], columns=("a", "b", "c", "d"), title="種類"
    )
    assert drawn.table.rows == (("視覚", "34,717 数", "約1,890 推B", "不明", "10人未満"),)


def test_trend_leaves_unknown_years_open():
    drawn = charts.trend(
        [charts.Point("1", 1), charts.Point("2", None), charts.Point("3", 3)],
        title="人数",
        unit="人",
    )
    assert re.findall(r'class="cl w2" d="([^"]+)"', drawn.svg) == ["M32.0 110.0M328.0 30.0"]
    assert drawn.summary == "1は1人、3は3人です。"


def test_bars_without_any_known_share_say_so():
    assert (
        charts.bars([charts.Bar("視覚", None)], title="割合").summary
        == "わかっている数がまだありません。"
    )


def test_interval_shows_zero_and_writes_a_true_minus():
    drawn = charts.interval([charts.Range("不安", -0.4, -1.2, 0.4, 11)], title="変化", unit="点")
    assert drawn.summary == "不安は−0.4点（−1.2～0.4）。"
    assert ">0</text>" in drawn.svg


def test_dots_draw_everybody_also_those_not_asked():
    row = charts.DotRow("音声", 7, 1, 1, 1, already=2, low=3.8, high=9.7)
    drawn = charts.dots([row], title="できた")
    assert (row.n, drawn.svg.count("<circle")) == (12, 7 + 2 * 2 + 1 + 1)
    assert drawn.table.rows == (("音声", "7", "2", "1", "1", "1", "3.8–9.7"),)
    assert [item.words for item in drawn.key] == [
        "新しくできた",
        "前からできた",
        "まだ",
        "むずかしくなった",
        "聞けなかった",
        "ありうる幅",
    ]


@pytest.mark.parametrize(("n", "fits"), [(30, True), (31, False)])
def test_dots_are_for_up_to_thirty_people(n, fits):
    rows = [charts.DotRow("音声", n, 0, 0, 0)]
    if fits:
        assert charts.dots(rows, title="できた").svg.count("<circle") == n
    else:
        with pytest.raises(ValueError, match="at most 30"):
            charts.dots(rows, title="できた")


def test_reach_hides_small_numbers_and_draws_no_mark_for_nobody():
    drawn = charts.reach(
        [charts.ReachRow("視覚", 1890, None), charts.ReachRow("精神", 7290, 0)], title="届いた"
    )
    assert drawn.table.rows == (("視覚", "約1,890", "10人未満"), ("精神", "約7,290", "0人"))
    assert drawn.svg.count("cs w8") == 1


def test_map_puts_north_up_and_east_right():
    places = [charts.Place("北東", 36.0, 140.0), charts.Place("南西", 35.0, 139.0)]
    drawn = charts.town_map(places, centres=(), title="町")
    (x1, y1), (x2, y2) = (
        (float(x), float(y)) for x, y in re.findall(r'cx="([\d.]+)" cy="([\d.]+)"', drawn.svg)
    )
    assert x1 > x2 and y1 < y2


def test_map_without_places_is_refused():
    with pytest.raises(ValueError, match="at least one place"):
        charts.town_map((), centres=(), title="町")


def test_chain_shows_assumptions_as_such_and_links_from_the_table():
    drawn = charts.chain(
        [charts.ChainLink("像", "声で知る", "/p", is_assumption=True)], title="根拠"
    )
    assert drawn.table.rows == (("仮の像", '<a href="/p">声で知る</a>'),)
    assert "dash" in drawn.svg


def test_chain_escapes_words_from_people():
    drawn = charts.chain([charts.ChainLink("声", "<img>", "/a")], title="根拠")
    assert "<img" not in drawn.svg and "<img" not in drawn.table.rows[0][1]


def test_room_says_what_is_special():
    drawn = charts.seats(
        [charts.Seat("1"), charts.Seat("2", note="ループ", has_partner=False)], title="席"
    )
    assert drawn.summary.endswith("2番はループ。")
    assert drawn.table.rows == (("1", "―", "いる"), ("2", "ループ", "いない"))


def test_long_name_is_written_whole_and_does_not_meet_its_figure():
    name = "区からの知らせを声で聞いて、わからないところを支援者に聞けるようになった"
    drawn = charts.bars([charts.Bar(name, 0.5, 12)], title="割合")
    lines = re.findall(r'<text x="0" y="([\d.]+)">([^<]+)</text>', drawn.svg)
    said = re.findall(r'<text x="360" y="([\d.]+)"', drawn.svg)
    assert "".join(words for _, words in lines) == name
    assert len(lines) == 2 and float(said[0]) > float(lines[0][0])


@pytest.mark.parametrize(("low", "high"), [(-3, -3), (0, 0), (5, 5), (-2, 4)])
def test_interval_keeps_zero_and_its_range_in_sight(low, high):
    drawn = charts.interval([charts.Range("変化", low, low, high, 9)], title="変化", unit="点")
    places = [float(x) for x in re.findall(r"M(-?[\d.]+) ", drawn.svg)]
    assert min(places) >= 0 and max(places) <= 360
