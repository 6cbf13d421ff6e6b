"""The attacker: how far a hidden count may be from the truth, given all that is published.

In terms of moves (believed count minus true count): published cells do not move, sums of moves
keep adding up, and no cell moves below a count of 0. Linear programmes by HiGHS.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

from yorisoi.engines.disclosure.grid import Flags, Floats, Grid, Needs

TOLERANCE = 1e-6
# Nodes for one question about whole counts; past it the answer is taken to be the unsafe one.
WHOLE_NODES = 2_000


@dataclass(frozen=True, eq=False)
class Cut:
    """A condition on what is hidden: `weights` times hidden must be at least `least`."""

    weights: Floats
    least: float


@dataclass(frozen=True, eq=False)
class Answer:
    """The farthest move of one cell, the moves of all cells, and the cut that limits it."""

    distance: float
    moves: Floats
    weights: Floats


def farthest(grid: Grid, *, target: int, sign: int, freedom: Floats, ceiling: float) -> Answer:
    """Move one cell as far as possible up (sign 1) or down (-1).

    `freedom` is 1 for hidden and 0 for published cells, or between while a choice is relaxed;
    `ceiling` limits upward moves (inf: none). The distance is inf when nothing limits the cell.
    """
    columns = np.flatnonzero(freedom > 1e-9)
    free = freedom[columns]
    cost = np.where(columns == target, -float(sign), 0.0)
    high = np.full(len(columns), np.inf) if np.isinf(ceiling) else ceiling * free
    solved = linprog(
        cost,
        A_eq=grid.sums[:, columns],
        b_eq=np.zeros(grid.sums.shape[0]),
        bounds=np.column_stack([-grid.values[columns] * free, high]),
        method="highs-ds",
    )
    moves = np.zeros(grid.n_cells)
    if solved.x is None:
        # No move at all is always possible, so no solution means that nothing limits the cell.
        return Answer(np.inf, moves, np.zeros(grid.n_cells))
    moves[columns] = solved.x
    full_cost = np.zeros(grid.n_cells)
    full_cost[target] = -float(sign)
    reduced = full_cost - grid.sums.T @ solved.eqlin.marginals
    limit = 0.0 if np.isinf(ceiling) else ceiling
    weights = np.where(reduced < 0, -reduced * limit, reduced * grid.values)
    return Answer(float(-solved.fun), moves, weights)


def farthest_whole(grid: Grid, *, target: int, sign: int, hidden: Flags) -> float:
    """Return the farthest move when the attacker also knows that counts are whole.

    In one and two dimensions the linear answer is whole already. Beyond, a mixed-integer
    programme decides; where it gives up, the linear answer stands.
    """
    freedom = hidden.astype(float)
    answer = farthest(grid, target=target, sign=sign, freedom=freedom, ceiling=np.inf)
    if np.isinf(answer.distance) or is_whole(answer.moves):
        return answer.distance
    columns = np.flatnonzero(hidden)
    solved = milp(
        np.where(columns == target, -float(sign), 0.0),
        constraints=LinearConstraint(grid.sums[:, columns], 0.0, 0.0),
        bounds=Bounds(-grid.values[columns], np.full(len(columns), np.inf)),
        integrality=np.ones(len(columns)),
        options={"node_limit": WHOLE_NODES, "mip_rel_gap": 0.0},
    )
    return float(-solved.fun) if solved.status == 0 else answer.distance


def shortfalls(
    grid: Grid, *, needs: Needs, freedom: Floats, ceiling: float
) -> Iterator[tuple[int, int, Cut]]:
    """Yield (cell, sign, cut) for each small count whose belief does not reach far enough.

    Each solution found is a witness for all cells that it moves far enough, so that most of them
    need no programme of their own.
    """
    wanted = {(int(n), sign) for n in np.flatnonzero(needs.small) for sign in (1, -1)}
    for target, sign in sorted(wanted):
        need = needs.of(target, sign=sign)
        if (target, sign) not in wanted or need <= 0:
            continue
        answer = farthest(grid, target=target, sign=sign, freedom=freedom, ceiling=ceiling)
        wanted -= witnessed(needs, moves=answer.moves)
        if answer.distance < need - TOLERANCE:
            yield target, sign, Cut(np.minimum(answer.weights, need), need)


def witnessed(needs: Needs, *, moves: Floats) -> set[tuple[int, int]]:
    """Return the (cell, sign) pairs whose need these moves meet."""
    up = needs.small & (moves >= needs.up - TOLERANCE)
    down = needs.small & (-moves >= needs.down - TOLERANCE)
    ups, downs = np.flatnonzero(up), np.flatnonzero(down)
    return {(int(n), 1) for n in ups} | {(int(n), -1) for n in downs}


def whole_shortfalls(grid: Grid, *, needs: Needs, hidden: Flags) -> Iterator[tuple[int, int]]:
    """Yield (cell, sign) for each small count that whole numbers betray although fractions do not."""
    if grid.n_dimensions < 3:
        return
    for target in np.flatnonzero(needs.small):
        for sign in (1, -1):
            reach = farthest_whole(grid, target=int(target), sign=sign, hidden=hidden)
            if reach < needs.of(int(target), sign=sign) - TOLERANCE:
                yield int(target), sign


def is_whole(moves: Floats) -> bool:
    """Whether all moves are whole numbers, up to rounding."""
    return bool(np.all(np.abs(moves - np.round(moves)) < TOLERANCE))
