"""What an attacker can work out from a published table."""

from collections.abc import Mapping

import numpy as np

from yorisoi.engines.disclosure.attacker import TOLERANCE, farthest_whole
from yorisoi.engines.disclosure.errors import DisclosureError
from yorisoi.engines.disclosure.grid import Flags, Grid, grid_of, needs_of
from yorisoi.engines.disclosure.model import Audit, FrequencyTable, Interval, Labels


def audit(
    table: FrequencyTable,
    published: Mapping[Labels, int | None],
    *,
    threshold: int = 10,
    below: int = 1,
) -> Audit:
    """Attack anybody's published version of the table and compare with the requirement.

    `published` maps labels (None for a total) to a count, or to None when hidden; a cell that is
    missing counts as hidden. Counts must be those of the table: rounded tables are refused
    (`DisclosureError`, reason `differs`), as are cells that the table does not have (`labels`).
    """
    grid = grid_of(table)
    needs = needs_of(grid, threshold=threshold, below=below)
    hidden = _hidden(grid, published=published)
    intervals = {
        int(n): _interval(grid, target=int(n), hidden=hidden) for n in np.flatnonzero(hidden)
    }
    exact: list[Labels] = []
    short: list[Labels] = []
    for n in map(int, np.flatnonzero(needs.small)):
        found = intervals.get(n)
        if found is None or found.is_exact:
            exact.append(grid.labels[n])
        count = int(grid.values[n])
        if found is None or not _reaches(found, low=count - needs.down[n], high=threshold):
            short.append(grid.labels[n])
    return Audit(tuple(exact), tuple(short), tuple(intervals.values()))


def _hidden(grid: Grid, *, published: Mapping[Labels, int | None]) -> Flags:
    unknown = set(published) - set(grid.labels)
    for labels in sorted(unknown, key=str):
        raise DisclosureError(f"there is no cell {labels!r}", reason="labels", labels=labels)
    for number, labels in enumerate(grid.labels):
        count = published.get(labels)
        if count is not None and count != grid.values[number]:
            message = f"the published count of {labels!r} is not the one of the table"
            raise DisclosureError(message, reason="differs", labels=labels)
    hidden = [published.get(labels) is None for labels in grid.labels]
    return np.array(hidden) & grid.may_hide


def _interval(grid: Grid, *, target: int, hidden: Flags) -> Interval:
    up = farthest_whole(grid, target=target, sign=1, hidden=hidden)
    down = farthest_whole(grid, target=target, sign=-1, hidden=hidden)
    count = grid.values[target]
    high = None if np.isinf(up) else int(np.floor(count + up + TOLERANCE))
    return Interval(grid.labels[target], int(np.ceil(count - down - TOLERANCE)), high)


def _reaches(interval: Interval, *, low: float, high: int) -> bool:
    return interval.low <= low and (interval.high is None or interval.high >= high)
