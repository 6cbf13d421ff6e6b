"""A safe choice of hidden cells for tables where the proven optimum would take too long."""

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from yorisoi.engines.disclosure.attacker import WHOLE_NODES, shortfalls, whole_shortfalls
from yorisoi.engines.disclosure.exact import ceiling_of
from yorisoi.engines.disclosure.grid import Flags, Grid, Needs

# Cells times small counts up to which needless hidden cells are looked for afterwards.
CLEAN_UP_LIMIT = 40_000


def good_enough(grid: Grid, *, needs: Needs) -> Flags:
    """Hide cells until every small count is safe, the cheapest way for one count after another."""
    hidden = needs.small.copy()
    while (short := _first_short(grid, needs=needs, hidden=hidden)) is not None:
        more = _cheapest_moves(grid, needs=needs, hidden=hidden, short=short)
        if more is None or not np.any(more & ~hidden):
            # Hiding everything is always safe; reached only when HiGHS gives up.
            return grid.may_hide.copy()
        hidden = hidden | more
    return _without_needless(grid, needs=needs, hidden=hidden)


def _first_short(grid: Grid, *, needs: Needs, hidden: Flags) -> tuple[int, int, bool] | None:
    ceiling = ceiling_of(grid, needs=needs)
    freedom = hidden.astype(float)
    for target, sign, _ in shortfalls(grid, needs=needs, freedom=freedom, ceiling=ceiling):
        return target, sign, False
    for target, sign in whole_shortfalls(grid, needs=needs, hidden=hidden):
        return target, sign, True
    return None


def _cheapest_moves(
    grid: Grid, *, needs: Needs, hidden: Flags, short: tuple[int, int, bool]
) -> Flags | None:
    """Return the cells to hide so that one small count can be believed far enough off."""
    target, sign, must_be_whole = short
    n = grid.n_cells
    cost = np.where(hidden, 1e-4, grid.loss)
    pick = sparse.csr_array(([1.0, -1.0], ([0, 0], [target, n + target])), shape=(1, 2 * n))
    rows = sparse.vstack([sparse.hstack([grid.sums, -grid.sums]), pick], format="csc")
    right = np.zeros(rows.shape[0])
    right[-1] = sign * needs.of(target, sign=sign)
    ups = np.where(grid.may_hide, ceiling_of(grid, needs=needs), 0.0)
    solved = milp(
        np.concatenate([cost, cost]),
        constraints=LinearConstraint(rows, right, right),
        bounds=Bounds(np.zeros(2 * n), np.concatenate([ups, grid.values])),
        integrality=np.full(2 * n, int(must_be_whole)),
        options={"node_limit": WHOLE_NODES} if must_be_whole else {},
    )
    if solved.x is None:
        return None
    return np.asarray(np.abs(solved.x[:n] - solved.x[n:]) > 1e-7)


def _without_needless(grid: Grid, *, needs: Needs, hidden: Flags) -> Flags:
    """Publish again, dearest first, each cell that is not needed to keep the others safe."""
    extra = np.flatnonzero(hidden & ~needs.small)
    if len(extra) * int(needs.small.sum()) > CLEAN_UP_LIMIT:
        return hidden
    for cell in extra[np.argsort(-grid.loss[extra], kind="stable")]:
        fewer = hidden.copy()
        fewer[cell] = False
        if _first_short(grid, needs=needs, hidden=fewer) is None:
            hidden = fewer
    return hidden
