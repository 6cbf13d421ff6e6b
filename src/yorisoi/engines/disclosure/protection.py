"""Protecting a table: primary rule, secondary cells, audit."""

import numpy as np

from yorisoi.engines.disclosure.auditing import audit
from yorisoi.engines.disclosure.exact import cheapest
from yorisoi.engines.disclosure.greedy import good_enough
from yorisoi.engines.disclosure.grid import Flags, Grid, Needs, grid_of, needs_of
from yorisoi.engines.disclosure.model import Cell, FrequencyTable, Protected, Status


def protect(
    table: FrequencyTable,
    *,
    threshold: int = 10,
    below: int = 1,
    n_rounds: int | None = None,
) -> Protected:
    """Hide every count of 1 to threshold-1 and as little else as keeps them hidden.

    An attacker's interval for each small count will hold count-`below` (at least 0) and the
    threshold. `n_rounds` limits the search for the choice of least loss with proof (None: enough
    for tables of two dimensions, little beyond, so that a page need not wait; 0: none). Where it
    ends without proof, the choice is as safe but may hide more: `is_optimal` is False, and
    `lower_bound` says how far off at most. Raises `DisclosureError` for a threshold under 1 or a
    negative `below`.
    """
    grid = grid_of(table)
    needs = needs_of(grid, threshold=threshold, below=below)
    hidden, lower_bound = _choose(grid, needs=needs, n_rounds=n_rounds)
    cells = _cells(grid, needs=needs, hidden=hidden)
    loss = float(grid.loss[hidden].sum())
    published = {cell.labels: cell.count for cell in cells}
    return Protected(
        dimensions=table.dimensions,
        cells=cells,
        loss=loss,
        lower_bound=min(lower_bound, loss),
        is_optimal=loss <= lower_bound + 1e-6,
        audit=audit(table, published, threshold=threshold, below=below),
    )


def _choose(grid: Grid, *, needs: Needs, n_rounds: int | None) -> tuple[Flags, float]:
    if not needs.small.any():
        return needs.small, 0.0
    lower_bound = float(grid.loss[needs.small].sum())
    n_rounds = _rounds_for(grid) if n_rounds is None else n_rounds
    if n_rounds:
        choice = cheapest(grid, needs=needs, n_rounds=n_rounds)
        lower_bound = max(lower_bound, choice.lower_bound)
        if choice.hidden is not None:
            return choice.hidden, lower_bound
    return good_enough(grid, needs=needs), lower_bound


def _rounds_for(grid: Grid) -> int:
    """Return the rounds that end within seconds: cells of three dimensions are far harder."""
    if grid.n_dimensions < 3:
        return 60 if grid.n_cells <= 3_000 else 0
    return 12 if grid.n_cells <= 100 else 0


def _cells(grid: Grid, *, needs: Needs, hidden: Flags) -> tuple[Cell, ...]:
    cells = []
    for number, labels in enumerate(grid.labels):
        if needs.small[number]:
            cells.append(Cell(labels, None, Status.PRIMARY))
        elif hidden[number]:
            cells.append(Cell(labels, None, Status.SECONDARY))
        else:
            cells.append(Cell(labels, int(np.round(grid.values[number])), Status.PUBLISHED))
    return tuple(cells)
