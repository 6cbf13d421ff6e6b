"""Estimates of kind and age from counted figures: the numbers of the sheet, their formulas and dates."""

import pytest

from people import Cast
from stages.area.area_files import SUMMARY, kit, nerima, take, take_all
from yorisoi.stages.area import actions, queries

KNOWN = {
    ("visual", ""): (1890, "B"),
    ("visual", "18-64"): (770, "C"),
    ("visual", "65+"): (1110, "C"),
    ("hearing", ""): (2320, "B"),
    ("hearing", "18-64"): (710, "C"),
    ("hearing", "65+"): (1610, "C"),
    ("speech", ""): (370, "B"),
    ("physical", ""): (11130, "B"),
    ("internal", ""): (6960, "B"),
    ("intellectual", ""): (4760, "A"),
    ("intellectual", "0-17"): (690, "D"),
    ("mental", ""): (7290, "A"),
    ("", ""): (34717, ""),
}


def _cells(programme) -> dict[tuple[str, str], tuple[int, str]]:
    return {
        (cell.kind, cell.age): (cell.value, cell.way)
        for _kind, cells in queries.matrix(programme).rows
        for cell in cells
        if cell.value is not None
    }


def test_matrix_after_taking_the_published_tables_has_the_known_estimates(cast: Cast) -> None:
    programme = nerima(cast)
    take_all(cast, programme)

    actions.estimate_matrix(by=cast.dou, programme=programme)

    assert _cells(programme) == KNOWN


def test_kit_holds_exactly_what_estimating_from_its_counted_figures_gives(cast: Cast) -> None:
    programme = nerima(cast)
    actions.load_kit_tables(programme=programme, tables=kit(), by=cast.dou)
    shipped = _cells(programme)

    actions.estimate_matrix(by=cast.dou, programme=programme)

    assert shipped == KNOWN
    assert _cells(programme) == KNOWN


def test_formula_names_every_figure_with_its_date(cast: Cast) -> None:
    programme = nerima(cast)
    take_all(cast, programme)
    actions.estimate_matrix(by=cast.dou, programme=programme)

    cell = queries.matrix(programme).cell("hearing", "65+")

    assert cell.formula == (
        "C　34,717（区市町村の手帳の総数、2022年度） × 487,944÷747,389（東京都の手帳の割合、2023-10-31）"
        " × 48,405÷472,153（東京都（八王子市を除く）の種類の割合、2022-03-31）"
        " × 69.3％（調査の年齢の割合、2023-10-11、404人の調査、引き算）"
    )


def test_estimating_twice_keeps_one_of_each(cast: Cast) -> None:
    programme = nerima(cast)
    take_all(cast, programme)

    actions.estimate_matrix(by=cast.dou, programme=programme)
    n_figures = programme.figures.count()
    actions.estimate_matrix(by=cast.dou, programme=programme)

    assert programme.figures.count() == n_figures


def test_estimating_without_the_wider_area_changes_nothing(cast: Cast) -> None:
    programme = nerima(cast)
    take(cast, programme, SUMMARY, name="summary.csv")
    n_figures = programme.figures.count()

    with pytest.raises(actions.NothingToEstimate):
        actions.estimate_matrix(by=cast.dou, programme=programme)

    assert programme.figures.count() == n_figures


def test_counted_figure_of_a_cell_goes_before_its_estimate(cast: Cast) -> None:
    programme = nerima(cast)
    take_all(cast, programme)
    actions.estimate_matrix(by=cast.dou, programme=programme)
    published = "area,as_of,type,holders,note,evidence\n練馬区,2023-03-31,視覚障害,1803,,seen\n"

    take(cast, programme, published, name="ward.csv", as_of="2023-03-31")

    cell = queries.matrix(programme).cell("visual")
    assert (cell.value, cell.way, cell.certainty) == (1803, "", "counted")
