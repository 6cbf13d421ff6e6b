"""The table as numbers: every cell with its totals, and the sums that bind them."""

import itertools
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from yorisoi.engines.disclosure.errors import DisclosureError
from yorisoi.engines.disclosure.model import FrequencyTable, Labels

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Grid:
    """Cells of a table, leaves and totals alike, in one flat order (the total comes last).

    `sums` has one row a total and line: leaves minus total is 0. `may_hide` is False for cells
    that cannot hold anybody.
    """

    labels: tuple[Labels, ...]
    values: Floats
    sums: Any
    may_hide: Flags
    n_dimensions: int

    @property
    def n_cells(self) -> int:
        """Number of cells, totals included."""
        return len(self.labels)

    @property
    def loss(self) -> Floats:
        """What is lost by hiding each cell: 1 + log(1 + count)."""
        return 1.0 + np.log1p(self.values)


@dataclass(frozen=True, eq=False)
class Needs:
    """Which cells are small, and how far up and down an attacker's belief about each must reach."""

    small: Flags
    up: Floats
    down: Floats

    def of(self, target: int, *, sign: int) -> float:
        """Return the distance needed at a cell, upwards (sign 1) or downwards (sign -1)."""
        return float(self.up[target] if sign > 0 else self.down[target])


def grid_of(table: FrequencyTable) -> Grid:
    """Lay out the table with all its totals."""
    shape = tuple(len(categories) for categories in table.categories)
    leaves = np.zeros(shape)
    possible = np.ones(shape)
    position = [{name: n for n, name in enumerate(names)} for names in table.categories]
    for labels, count in table.counts.items():
        leaves[tuple(position[axis][label] for axis, label in enumerate(labels))] = count
    for labels in table.impossible:
        possible[tuple(position[axis][label] for axis, label in enumerate(labels))] = 0
    names = [(*categories, None) for categories in table.categories]
    return Grid(
        labels=tuple(itertools.product(*names)),
        values=_with_totals(leaves).ravel(),
        sums=_sums(tuple(size + 1 for size in shape)),
        may_hide=_with_totals(possible).ravel() > 0,
        n_dimensions=len(shape),
    )


def needs_of(grid: Grid, *, threshold: int, below: int) -> Needs:
    """State the requirement: from `below` under each small count (not under 0) to the threshold."""
    if threshold < 1 or below < 0:
        message = f"threshold must be 1 or more and below 0 or more, not {threshold} and {below}"
        raise DisclosureError(message, reason="threshold")
    small = (grid.values > 0) & (grid.values < threshold)
    up = np.where(small, threshold - grid.values, 0.0)
    down = np.where(small, np.minimum(below, grid.values), 0.0)
    return Needs(small, up, down)


def _with_totals(leaves: Floats) -> Floats:
    for axis in range(leaves.ndim):
        leaves = np.concatenate([leaves, leaves.sum(axis=axis, keepdims=True)], axis=axis)
    return leaves


def _sums(shape: tuple[int, ...]) -> Any:
    """Return one sparse row for each line of cells along each dimension."""
    number = np.arange(int(np.prod(shape))).reshape(shape)
    rows: list[Any] = []
    for axis, size in enumerate(shape):
        lines = np.moveaxis(number, axis, -1).reshape(-1, size)
        signs = np.tile([*[1.0] * (size - 1), -1.0], len(lines))
        index = np.repeat(np.arange(len(lines)), size)
        rows.append(
            sparse.csr_array((signs, (index, lines.ravel())), shape=(len(lines), number.size))
        )
    return sparse.vstack(rows, format="csc")
