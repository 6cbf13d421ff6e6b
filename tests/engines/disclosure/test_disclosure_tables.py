"""Protection: boundaries, subtraction, and an attacker who tries everything."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yorisoi.engines.disclosure import (
    Cell,
    DisclosureError,
    FrequencyTable,
    Interval,
    Protected,
    Shown,
    Status,
    audit,
    protect,
)

Labels = tuple[str | None, ...]


def table_of(counts: list[int], *, shape: tuple[int, ...]) -> FrequencyTable:
    names = tuple(tuple(f"{axis}{n}" for n in range(size)) for axis, size in enumerate(shape))
    leaves = itertools.product(*names)
    return FrequencyTable(
        tuple(f"d{axis}" for axis in range(len(shape))),
        names,
        dict(zip(leaves, counts, strict=True)),
    )


def all_figures(leaves: tuple[int, ...], *, table: FrequencyTable) -> dict[Labels, int]:
    figures: dict[Labels, int] = {}
    for labels, count in zip(itertools.product(*table.categories), leaves, strict=True):
        for totals in itertools.product([False, True], repeat=len(labels)):
            place = tuple(None if t else name for t, name in zip(totals, labels, strict=True))
            figures[place] = figures.get(place, 0) + count
    return figures


def believable(
    table: FrequencyTable, protected: Protected, *, most: int
) -> dict[Labels, tuple[int, int]]:
    """The obvious attacker: try every table of whole counts up to `most`, keep those that fit."""
    places = list(itertools.product(*table.categories))
    tried = np.indices((most + 1,) * len(places)).reshape(len(places), -1)
    figures = {
        cell.labels: sum(
            tried[n] for n, place in enumerate(places) if _is_within(place, cell.labels)
        )
        for cell in protected.cells
    }
    fits = np.ones(tried.shape[1], dtype=bool)
    for labels, count in protected.figures().items():
        if count is not None:
            fits &= figures[labels] == count
    return {labels: (int(f[fits].min()), int(f[fits].max())) for labels, f in figures.items()}


def _is_within(leaf: tuple[str, ...], labels: Labels) -> bool:
    return all(wanted in (None, name) for name, wanted in zip(leaf, labels, strict=True))


def test_counts_at_the_threshold_are_shown_and_below_it_hidden() -> None:
    protected = protect(table_of([9, 10, 0, 100], shape=(4,)))

    assert protected.cells == (
        Cell(("00",), None, Status.PRIMARY),
        Cell(("01",), None, Status.SECONDARY),
        Cell(("02",), 0, Status.PUBLISHED),
        Cell(("03",), 100, Status.PUBLISHED),
        Cell((None,), 119, Status.PUBLISHED),
    )
    assert protected.shown("03") == Shown(100, Status.PUBLISHED)


def test_table_without_small_counts_is_shown_whole() -> None:
    protected = protect(table_of([10, 0, 12, 30], shape=(2, 2)))

    assert [cell.count for cell in protected.cells] == [10, 0, 10, 12, 30, 42, 22, 30, 52]
    assert (protected.loss, protected.lower_bound, protected.is_optimal) == (0.0, 0.0, True)


def test_hidden_pair_whose_sum_is_small_needs_a_third_cell() -> None:
    protected = protect(table_of([5, 4, 50, 70], shape=(4,)))

    assert [cell.status for cell in protected.cells] == [
        Status.PRIMARY,
        Status.PRIMARY,
        Status.SECONDARY,
        Status.PUBLISHED,
        Status.PUBLISHED,
    ]
    assert protected.audit.intervals == (
        Interval(("00",), 0, 59),
        Interval(("01",), 0, 59),
        Interval(("02",), 0, 59),
    )


def test_small_total_is_hidden_too() -> None:
    protected = protect(table_of([3, 4, 0], shape=(3,)))

    assert protected.figures() == {("00",): None, ("01",): None, ("02",): 0, (None,): None}
    assert protected.audit.intervals[0] == Interval(("00",), 0, None)


def test_one_small_count_in_a_table_of_two_dimensions_hides_a_rectangle() -> None:
    protected = protect(table_of([3, 20, 30, 40, 11, 60, 70, 80, 12], shape=(3, 3)))

    hidden = {cell.labels for cell in protected.cells if cell.count is None}
    assert hidden == {("00", "10"), ("00", "11"), ("01", "10"), ("01", "11")}
    assert protected.is_optimal


def test_cells_that_cannot_hold_anybody_are_never_hidden() -> None:
    table = FrequencyTable.from_counts(
        ("kind", "age"),
        {("x", "young"): 3, ("x", "old"): 30, ("y", "young"): 0, ("y", "old"): 40},
        impossible=[("y", "young")],
    )

    protected = protect(table)

    assert protected.shown("y", "young") == Shown(0, Status.PUBLISHED)
    assert protected.audit.is_safe


@pytest.mark.parametrize(
    ("published", "exact", "short"),
    [
        ({("00",): None, ("01",): 50, ("02",): 60, (None,): 113}, 1, 1),
        ({("00",): 3, ("01",): 50, ("02",): 60, (None,): 113}, 1, 1),
        ({("00",): None, ("01",): None, ("02",): 60, (None,): 113}, 0, 0),
        ({("00",): None, ("02",): 60, (None,): 113}, 0, 0),
        ({("00",): None, ("01",): 50, ("02",): 60, (None,): None}, 0, 0),
    ],
)
def test_audit_finds_what_subtraction_gives_away(
    published: dict[Labels, int | None], exact: int, short: int
) -> None:
    found = audit(table_of([3, 50, 60], shape=(3,)), published)

    assert (len(found.exact_disclosures), len(found.too_short)) == (exact, short)
    assert found.is_safe == (not exact and not short)


def test_audit_tells_a_short_interval_from_an_exact_one() -> None:
    published: dict[Labels, int | None] = {("00",): None, ("01",): None, ("02",): 50, (None,): 59}

    found = audit(table_of([5, 4, 50], shape=(3,)), published)

    assert found.exact_disclosures == ()
    assert found.too_short == (("00",), ("01",))
    assert found.intervals == (Interval(("00",), 0, 9), Interval(("01",), 0, 9))


@pytest.mark.parametrize(
    ("published", "reason"), [({("00",): 4}, "differs"), ({("zz",): 3}, "labels")]
)
def test_audit_refuses_another_table(published: dict[Labels, int | None], reason: str) -> None:
    with pytest.raises(DisclosureError) as caught:
        audit(table_of([3, 50], shape=(2,)), published)

    assert caught.value.reason == reason


@settings(deadline=None, max_examples=25)
@given(st.lists(st.integers(0, 3), min_size=4, max_size=4), st.sampled_from([(4,), (2, 2)]))
def test_obvious_attacker_finds_the_same_intervals_and_no_small_count(
    counts: list[int], shape: tuple[int, ...]
) -> None:
    table = table_of(counts, shape=shape)
    figures = all_figures(tuple(counts), table=table)

    protected = protect(table, threshold=3)

    # No limited interval ends beyond all people, so counts up to that and a bit are enough.
    found = believable(table, protected, most=sum(counts) + 3)
    for cell in protected.cells:
        if cell.status is Status.PRIMARY:
            assert found[cell.labels][0] < figures[cell.labels]
            assert found[cell.labels][1] >= 3
    for interval in protected.audit.intervals:
        low, high = found[interval.labels]
        assert interval.low == low
        assert interval.high == high if interval.high is not None else high > sum(counts)


@settings(deadline=None, max_examples=25)
@given(st.lists(st.integers(0, 30), min_size=6, max_size=6), st.integers(1, 12))
def test_choice_is_the_cheapest_of_all_safe_choices(counts: list[int], threshold: int) -> None:
    table = table_of(counts[:4], shape=(2, 2)) if threshold % 2 else table_of(counts, shape=(6,))

    protected = protect(table, threshold=threshold)

    assert protected.is_optimal
    assert protected.loss == pytest.approx(_least_loss(table, threshold=threshold), abs=1e-6)


def _least_loss(table: FrequencyTable, *, threshold: int) -> float:
    leaves = tuple(table.counts[name] for name in itertools.product(*table.categories))
    figures = all_figures(leaves, table=table)
    small = {place for place, count in figures.items() if 0 < count < threshold}
    losses = []
    for n_extra in range(len(figures) - len(small) + 1):
        for extra in itertools.combinations(sorted(set(figures) - small, key=str), n_extra):
            hidden = small | set(extra)
            loss = sum(1 + math.log1p(figures[place]) for place in hidden)
            if not losses or loss < min(losses):
                shown = {p: None if p in hidden else figures[p] for p in figures}
                if audit(table, shown, threshold=threshold).is_safe:
                    losses.append(loss)
    return min(losses)


@settings(deadline=None, max_examples=40)
@given(
    st.sampled_from([(7,), (3, 4), (2, 2, 3), (3, 3, 2)]),
    st.data(),
    st.integers(2, 10),
    st.sampled_from([None, 0]),
)
def test_no_small_count_is_ever_derivable(
    shape: tuple[int, ...], data: st.DataObject, threshold: int, n_rounds: int | None
) -> None:
    size = math.prod(shape)
    counts = data.draw(st.lists(st.integers(0, 25), min_size=size, max_size=size))
    table = table_of(counts, shape=shape)

    protected = protect(table, threshold=threshold, n_rounds=n_rounds)

    assert protected.audit.is_safe
    assert protected.loss >= protected.lower_bound
    shown = [cell.count for cell in protected.cells if cell.count is not None]
    assert all(count == 0 or count >= threshold for count in shown)


def test_same_table_is_protected_the_same_way_every_time() -> None:
    table = table_of([3, 14, 15, 9, 26, 5, 35, 8, 9, 7, 93, 2], shape=(3, 4))

    assert protect(table) == protect(table)


@pytest.mark.parametrize(
    ("dimensions", "counts", "impossible", "reason"),
    [
        (("a",), {("x",): -1}, [], "count"),
        (("a",), {("x",): True}, [], "count"),
        (("a",), {("x", "y"): 1}, [], "labels"),
        (("a",), {}, [], "categories"),
        ((), {}, [], "dimensions"),
        (("a",), {("x",): 1}, [("x",)], "impossible"),
        (("a",), {("x",): 1}, [("z",)], "labels"),
    ],
)
def test_malformed_table_is_refused(
    dimensions: tuple[str, ...],
    counts: dict[tuple[str, ...], int],
    impossible: list[tuple[str, ...]],
    reason: str,
) -> None:
    with pytest.raises(DisclosureError) as caught:
        FrequencyTable.from_counts(dimensions, counts, impossible=impossible)

    assert caught.value.reason == reason


def test_count_outside_the_categories_is_refused() -> None:
    with pytest.raises(DisclosureError) as caught:
        FrequencyTable(("a",), (("x",),), {("y",): 1})

    assert (caught.value.reason, caught.value.labels) == ("labels", ("y",))


@pytest.mark.parametrize(("threshold", "below"), [(0, 1), (10, -1)])
def test_senseless_requirement_is_refused(threshold: int, below: int) -> None:
    with pytest.raises(DisclosureError) as caught:
        protect(table_of([1, 2], shape=(2,)), threshold=threshold, below=below)

    assert caught.value.reason == "threshold"


def test_unknown_cell_is_refused() -> None:
    with pytest.raises(DisclosureError) as caught:
        protect(table_of([1, 2], shape=(2,))).shown("zz")

    assert caught.value.reason == "labels"
