"""Reads answers into arrays; None is the only mark of a missing answer."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from yorisoi.engines.effects.errors import EffectsError

Floats = NDArray[np.float64]
Answers = Sequence[float | int | bool | None]


def read(values: Answers, *, field: str) -> Floats:
    """Give the answers as floats, shape (n,), NaN where the answer is None.

    Raises EffectsError `empty`, `not_a_number` or `not_finite` (a NaN typed as data is refused:
    it hides where it came from).
    """
    if len(values) == 0:
        raise EffectsError("empty", f"{field} holds no rows", field=field)
    return np.array([_one(value, field=field, row=row) for row, value in enumerate(values)])


def read_pairs(before: Answers, after: Answers) -> tuple[Floats, Floats]:
    """Read two answers of the same people; EffectsError `lengths_differ` if they do not match."""
    same_length(before, after, fields=("before", "after"))
    return read(before, field="before"), read(after, field="after")


def read_offered(values: Answers) -> NDArray[np.bool_]:
    """Read who was offered a place: 0 or 1, nobody missing, both present.

    Raises EffectsError `offered_not_binary` or `offered_constant`.
    """
    offered = read(values, field="offered")
    for row, value in enumerate(offered):
        if value not in (0.0, 1.0):
            raise EffectsError(
                "offered_not_binary",
                f"offered must be 0 or 1 for everybody, row {row} is {values[row]}",
                field="offered",
                row=row,
            )
    if len(set(offered)) == 1:
        raise EffectsError(
            "offered_constant", "nobody to compare with: offered is constant", field="offered"
        )
    return np.array(offered == 1.0, dtype=np.bool_)


def same_length(
    first: Sequence[object], second: Sequence[object], *, fields: tuple[str, str]
) -> None:
    """Refuse two columns of different length with EffectsError `lengths_differ`."""
    if len(first) != len(second):
        raise EffectsError(
            "lengths_differ",
            f"{fields[0]} has {len(first)} rows and {fields[1]} has {len(second)}",
            field=fields[1],
        )


def _one(value: object, *, field: str, row: int) -> float:
    if value is None:
        return math.nan
    if not isinstance(value, int | float | np.integer | np.floating | np.bool_):
        raise EffectsError(
            "not_a_number", f"{field} row {row}: expected a number or None", field=field, row=row
        )
    number = float(value)
    if not math.isfinite(number):
        raise EffectsError(
            "not_finite",
            f"{field} row {row} is {number}; use None for missing",
            field=field,
            row=row,
        )
    return number
