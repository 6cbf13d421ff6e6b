"""The cheapest safe choice of hidden cells, with proof (Benders cuts after Fischetti and Salazar)."""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, OptimizeResult, milp

from yorisoi.engines.disclosure.attacker import Cut, shortfalls, whole_shortfalls
from yorisoi.engines.disclosure.grid import Flags, Floats, Grid, Needs


@dataclass(frozen=True, eq=False)
class Choice:
    """Which cells to hide (None: not found within the effort) and a bound for any safe choice."""

    hidden: Flags | None
    lower_bound: float


# Rounds of cuts before the search, and nodes of each round's search. Counted in steps and not in
# seconds, so that every machine gives the same table.
N_ROOT_ROUNDS = 60
N_NODES = 2_000


def cheapest(grid: Grid, *, needs: Needs, n_rounds: int) -> Choice:
    """Find the choice with the least loss that leaves every small count safe, in so many rounds."""
    cuts, lower_bound = _root_cuts(grid, needs=needs)
    for _ in range(n_rounds):
        solved = _master(grid, needs=needs, cuts=cuts, n_nodes=N_NODES)
        if solved.mip_dual_bound is not None:
            lower_bound = max(lower_bound, float(solved.mip_dual_bound))
        if solved.status != 0:
            break
        hidden = np.asarray(solved.x > 0.5)
        found = _cuts_against(grid, needs=needs, hidden=hidden)
        if not found:
            return Choice(hidden, lower_bound)
        cuts = [*cuts, *found]
    return Choice(None, lower_bound)


def ceiling_of(grid: Grid, *, needs: Needs) -> float:
    """Return a limit for upward moves that hinders no honest attacker: all people and the need."""
    return float(grid.values.max() + needs.up.max() + 1.0)


def _root_cuts(grid: Grid, *, needs: Needs) -> tuple[list[Cut], float]:
    """Gather cuts with fractions allowed, and the bound they prove: cheap, and spares search."""
    cuts: list[Cut] = []
    ceiling = ceiling_of(grid, needs=needs)
    lower_bound = 0.0
    for _ in range(N_ROOT_ROUNDS):
        solved = _master(grid, needs=needs, cuts=cuts, n_nodes=0)
        if solved.status != 0 or solved.fun <= lower_bound + 1e-7:
            break
        lower_bound = float(solved.fun)
        freedom = np.clip(solved.x, 0.0, 1.0)
        found = [c for *_, c in shortfalls(grid, needs=needs, freedom=freedom, ceiling=ceiling)]
        if not found:
            break
        cuts += found
    return cuts, lower_bound


def _master(grid: Grid, *, needs: Needs, cuts: list[Cut], n_nodes: int) -> OptimizeResult:
    """Solve for the least loss under the cuts; no nodes means fractions are allowed."""
    constraints = []
    if cuts:
        weights = np.array([cut.weights for cut in cuts])
        constraints = [LinearConstraint(weights, np.array([cut.least for cut in cuts]), np.inf)]
    return milp(
        grid.loss,
        constraints=constraints,
        bounds=Bounds(needs.small.astype(float), grid.may_hide.astype(float)),
        integrality=np.full(grid.n_cells, 1 if n_nodes else 0),
        options={"mip_rel_gap": 0.0, **({"node_limit": n_nodes} if n_nodes else {})},
    )


def _cuts_against(grid: Grid, *, needs: Needs, hidden: Flags) -> list[Cut]:
    """Return cuts that rule this choice out, or nothing when it is safe."""
    ceiling = ceiling_of(grid, needs=needs)
    freedom = hidden.astype(float)
    cuts = [c for *_, c in shortfalls(grid, needs=needs, freedom=freedom, ceiling=ceiling)]
    if not cuts:
        betrayed = next(whole_shortfalls(grid, needs=needs, hidden=hidden), None)
        return [] if betrayed is None else [_more_than(hidden)]
    if all(_meets(cut, freedom=freedom) for cut in cuts):
        return [_more_than(hidden)]
    return cuts


def _more_than(hidden: Flags) -> Cut:
    """Demand one more hidden cell: whatever hides less than an unsafe choice is unsafe too."""
    return Cut(np.where(hidden, 0.0, 1.0), 1.0)


def _meets(cut: Cut, *, freedom: Floats) -> bool:
    return float(cut.weights @ freedom) >= cut.least - 1e-7
