"""Single figures and rows with a total."""

import pytest

from yorisoi.engines.disclosure import DisclosureError, Row, Shown, Status, hide, hide_row


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (0, Shown(0, Status.PUBLISHED)),
        (1, Shown(None, Status.PRIMARY)),
        (9, Shown(None, Status.PRIMARY)),
        (10, Shown(10, Status.PUBLISHED)),
    ],
)
def test_figure_on_both_sides_of_the_threshold(count: int, shown: Shown) -> None:
    assert hide(count) == shown
    assert hide(count).is_hidden == (shown.value is None)


def test_threshold_is_a_setting() -> None:
    assert (hide(4, 5).value, hide(5, 5).value) == (None, 5)


def test_row_with_one_small_count_hides_a_second_one() -> None:
    assert hide_row([3, 50, 60]) == Row(
        cells=(
            Shown(None, Status.PRIMARY),
            Shown(None, Status.SECONDARY),
            Shown(60, Status.PUBLISHED),
        ),
        total=Shown(113, Status.PUBLISHED),
    )


def test_row_of_one_small_count_hides_the_total() -> None:
    assert hide_row([3]) == Row((Shown(None, Status.PRIMARY),), Shown(None, Status.PRIMARY))


def test_row_of_large_counts_is_shown() -> None:
    shown = hide_row([10, 0, 20])

    assert ([cell.value for cell in shown.cells], shown.total.value) == ([10, 0, 20], 30)


@pytest.mark.parametrize(("counts", "reason"), [([], "categories"), ([-1], "count")])
def test_senseless_row_is_refused(counts: list[int], reason: str) -> None:
    with pytest.raises(DisclosureError) as caught:
        hide_row(counts)

    assert caught.value.reason == reason


@pytest.mark.parametrize(("count", "threshold", "reason"), [(-1, 10, "count"), (1, 0, "threshold")])
def test_senseless_figure_is_refused(count: int, threshold: int, reason: str) -> None:
    with pytest.raises(DisclosureError) as caught:
        hide(count, threshold)

    assert caught.value.reason == reason
