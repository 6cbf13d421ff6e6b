"""Which of the counted numbers may leave the house.

A count under the minimum is hidden, and further ones with it, so that nobody can subtract it out
of the rest. A range is kept back with the count it was made from. Who was well before stays in
`same`, and an answer by a proxy in `not_asked`: the fewer cells, the fewer have to be hidden.
"""

from dataclasses import asdict, dataclass
from functools import lru_cache

from yorisoi.engines import disclosure
from yorisoi.stages.effects.rules.change import Counted
from yorisoi.stages.effects.rules.comparison import Compared


@dataclass(frozen=True)
class Published:
    """A change as it may be published; None is a number that stays in the house."""

    n: int | None
    better: int | None
    same: int | None
    worse: int | None
    not_asked: int | None
    low: float | None
    high: float | None

    @property
    def is_whole(self) -> bool:
        """Whether nothing had to be hidden."""
        return None not in (self.n, self.better, self.same, self.worse, self.not_asked)


@dataclass(frozen=True)
class PublishedDifference:
    """A comparison as it may be published; `direction` is all that is left of a small one."""

    n_offered: int | None
    n_waiting: int | None
    direction: str
    people: float | None = None
    low: float | None = None
    high: float | None = None


def published(found: Counted, *, minimum: int) -> Published:
    """Return what may be published of a change."""
    cells = (found.better, found.same + found.already, found.worse, found.n_unknown)
    row = _hidden(cells, minimum)
    better, same, worse, not_asked = (cell.value for cell in row.cells)
    shows_range = better is not None and row.total.value is not None
    return Published(
        n=row.total.value,
        better=better,
        same=same,
        worse=worse,
        not_asked=not_asked,
        low=found.low if shows_range else None,
        high=found.high if shows_range else None,
    )


def published_difference(
    found: Compared, *, change: Counted | None, minimum: int
) -> PublishedDifference:
    """Return what may be published of a comparison.

    The number of people stays in the house as long as any count of the same question is small,
    here or in the change beside it: the two together could give it away.
    """
    counts = [
        count
        for arm in (found.offered, found.waiting)
        for count in (arm.reached, arm.not_reached, arm.not_asked)
    ]
    n_offered, n_waiting = (
        disclosure.hide(each.n, minimum).value for each in (found.offered, found.waiting)
    )
    if n_offered is None or n_waiting is None:
        return PublishedDifference(n_offered=None, n_waiting=None, direction="")
    small = any(0 < count < minimum for count in (*counts, *_cells(change)))
    if small:
        return PublishedDifference(n_offered, n_waiting, found.direction)
    return PublishedDifference(
        n_offered, n_waiting, found.direction, found.people, found.low, found.high
    )


@lru_cache(maxsize=4096)
def _hidden(cells: tuple[int, ...], minimum: int) -> disclosure.Row:
    """Hide a row; many questions have the same counts, and each search takes a while."""
    return disclosure.hide_row(cells, minimum)


def content(found: Published | PublishedDifference) -> dict[str, object]:
    """Return the numbers as they are kept in a result."""
    return asdict(found)


def _cells(change: Counted | None) -> tuple[int, ...]:
    if change is None:
        return ()
    return (
        change.better,
        change.already,
        change.same,
        change.worse,
        change.by_proxy,
        change.not_asked,
    )
