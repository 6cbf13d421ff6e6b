"""Short ways for single figures and for one row with its total."""

from collections.abc import Sequence
from dataclasses import dataclass

from yorisoi.engines.disclosure.errors import DisclosureError
from yorisoi.engines.disclosure.model import FrequencyTable, Shown, Status
from yorisoi.engines.disclosure.protection import protect


@dataclass(frozen=True)
class Row:
    """A row of figures as they may be shown, in the order given, and its total."""

    cells: tuple[Shown, ...]
    total: Shown


def hide(count: int, threshold: int = 10) -> Shown:
    """Return a single figure, hidden when it is 1 to threshold-1.

    Only for a figure that stands alone: figures that add up with others need `hide_row` or
    `protect`. Raises `DisclosureError` for a negative count or a threshold under 1.
    """
    if threshold < 1:
        raise DisclosureError(f"threshold must be 1 or more, not {threshold}", reason="threshold")
    if count < 0:
        raise DisclosureError(f"a count must be 0 or more, not {count}", reason="count")
    if 0 < count < threshold:
        return Shown(None, Status.PRIMARY)
    return Shown(count, Status.PUBLISHED)


def hide_row(counts: Sequence[int], threshold: int = 10) -> Row:
    """Return a row of counts and its total, safe against subtraction.

    Raises `DisclosureError` for an empty row, a negative count or a threshold under 1.
    """
    names = tuple(str(number) for number in range(len(counts)))
    table = FrequencyTable(
        ("row",), (names,), {(name,): count for name, count in zip(names, counts, strict=True)}
    )
    protected = protect(table, threshold=threshold)
    *cells, total = (Shown(cell.count, cell.status) for cell in protected.cells)
    return Row(tuple(cells), total)
