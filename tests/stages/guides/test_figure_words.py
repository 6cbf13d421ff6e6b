"""A figure of the area is a sentence that anybody can read."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yorisoi.stages.area.models import Figure
from yorisoi.stages.guides.presenters.figure_words import figure_sentence, plain, when_words


def _figure(item: str, **more: str) -> Figure:
    told = {
        "item": item,
        "place": "東京都",
        "kind": "visual",
        "age": "",
        "as_of": "2023-10",
        "value": "36.400",
        "unit": "％",
        "certainty": "counted",
        **more,
    }
    return Figure(code="f", **{**told, "value": Decimal(told["value"])})


@pytest.mark.parametrize(
    ("figure", "sentence"),
    [
        (
            _figure("情報手段:スマホ・タブレット", age="18+"),
            "東京都の調査（令和5年10月）では、視覚障害のある18歳以上の人のうち、スマートフォン・タブレットで情報を得る人は36.4％でした。",
        ),
        (
            _figure("一緒に生活している人：親", kind="intellectual", value="75.2"),
            "東京都の調査（令和5年10月）では、知的障害のある人のうち、「一緒に生活している人」の問いに「親」と答えた人は75.2％でした。",
        ),
        (
            _figure("ICT前提の手続で困っている（困+やや困）", place="全国", as_of="2022-02"),
            "全国の調査（令和4年2月）では、視覚障害のある人のうち、「ICT前提の手続で困っている（困る・やや困る）」に当てはまる人は36.4％でした。",
        ),
        (
            _figure("調査に答えた人の年齢の割合", age="18-64", as_of="2023-10-11"),
            "東京都の調査（令和5年10月）に答えた視覚障害のある人のうち、18〜64歳の人は36.4％でした。",
        ),
        (
            _figure("調査に本人が答えた割合", kind="intellectual"),
            "東京都の調査（令和5年10月）では、知的障害のある人のうち、36.4％が本人の答えでした。",
        ),
        (
            _figure("手帳を持つ人", unit="人", value="770", age="65+", certainty="estimated"),
            "東京都の「手帳を持つ人」（視覚障害、65歳以上）は、推計で770人です（令和5年10月）。",
        ),
        (
            _figure("手帳を持つ人", unit="人", value="7", kind=""),
            "東京都の「手帳を持つ人」は、10人未満です（令和5年10月）。",
        ),
    ],
)
def test_figure_is_a_sentence(figure: Figure, sentence: str) -> None:
    assert figure_sentence(figure, minimum=10) == sentence


@pytest.mark.parametrize(
    ("as_of", "said"),
    [
        ("2020", "令和2年"),
        ("2019-04", "令和元年4月"),
        ("2022年度", "令和4年度"),
        ("2012-01", "平成24年1月"),
        ("2022-03-31", "令和4年3月31日"),
        ("去年の夏", "去年の夏"),
    ],
)
def test_day_of_figures_is_said_in_the_japanese_calendar(as_of: str, said: str) -> None:
    assert when_words(as_of) == said


@given(st.text(max_size=40))
def test_any_item_has_no_sign_left_over(item: str) -> None:
    assert "=" not in plain(item)
    assert "スマホ" not in plain(item)


@given(st.integers(1, 9), st.sampled_from(["", "visual", "body", "intractable"]))
def test_small_number_of_people_is_never_told(n: int, kind: str) -> None:
    figure = _figure("手帳を持つ人", unit="人", value=str(n), kind=kind)

    assert f"{n}人" not in figure_sentence(figure, minimum=10)
