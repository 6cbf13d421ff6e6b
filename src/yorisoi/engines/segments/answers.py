"""Reads a table of answers and reduces it to its unique patterns, which say all a fit needs.

A table maps each item to its answers, one a person: text or whole numbers, None or "" for
missing. Patterns are sorted, so neither the order of people nor of categories matters.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from yorisoi.engines.segments.errors import SegmentsError

Floats = NDArray[np.float64]
Codes = NDArray[np.int64]
Answer = str | int | None
Table = Mapping[str, Sequence[Answer]]

MISSING = -1


@dataclass(frozen=True, slots=True)
class Coded:
    """One row a person: `codes` (n, items) are places in `categories`, -1 for missing."""

    items: tuple[str, ...]
    categories: tuple[tuple[str, ...], ...]
    codes: Codes


@dataclass(frozen=True, slots=True)
class Patterns:
    """Unique patterns that hold an answer.

    `marks` (u, categories of all items) is 1 where a pattern gives that answer, a missing
    item has no 1; `weights` (u,) are summed weights, `people` (u,) people.
    """

    items: tuple[str, ...]
    categories: tuple[tuple[str, ...], ...]
    marks: Floats
    weights: Floats
    people: Floats
    n_unanswered: int
    n_missing: int
    n_effective: float

    @property
    def n(self) -> int:
        """How many people gave an answer."""
        return int(self.people.sum())

    @property
    def starts(self) -> Codes:
        """Where each item's columns begin in `marks`."""
        widths = [len(categories) for categories in self.categories]
        return np.concatenate(([0], np.cumsum(widths)[:-1])).astype(np.int64)


def read(table: Table) -> Coded:
    """Code a table; categories are the answers seen, sorted.

    Raises SegmentsError `no_items`, `empty`, `lengths_differ`, `answer_not_text`,
    `item_without_answers`.
    """
    columns = _columns(table)
    categories = []
    for item, column in columns.items():
        seen = tuple(sorted({answer for answer in column if answer}))
        if not seen:
            raise SegmentsError(
                "item_without_answers", f"nobody answered the item {item!r}", item=item
            )
        categories.append(seen)
    return _code(columns, tuple(categories))


def read_as(
    table: Table, *, items: tuple[str, ...], categories: tuple[tuple[str, ...], ...]
) -> Coded:
    """Code a table by known categories.

    Raises SegmentsError as `read` does, `items_differ`, and `unknown_answer` for one not known.
    """
    if set(table) != set(items):
        raise SegmentsError(
            "items_differ", f"expected the items {sorted(items)}, got {sorted(table)}"
        )
    return _code(_columns({item: table[item] for item in items}), categories)


def mark(codes: Codes, *, categories: tuple[tuple[str, ...], ...]) -> Floats:
    """Spread codes (n, items) into 0/1 columns (n, categories of all items)."""
    parts = [
        (codes[:, [column]] == np.arange(len(seen))[None, :]).astype(float)
        for column, seen in enumerate(categories)
    ]
    return np.hstack(parts)


def patterns(coded: Coded, *, weights: Sequence[float] | None) -> Patterns:
    """Reduce people to patterns; people with no answer or no weight are left out.

    Raises SegmentsError `weights_differ`, `weight_not_finite`, `weight_negative`, `empty`.
    """
    weight = _weights(weights, n=len(coded.codes))
    is_answered = (coded.codes != MISSING).any(axis=1)
    used = is_answered & (weight > 0)
    if not used.any():
        raise SegmentsError("empty", "nobody with a weight answered anything")
    unique, place = np.unique(coded.codes[used], axis=0, return_inverse=True)
    place = place.reshape(-1)
    people = np.bincount(place).astype(float)
    return Patterns(
        items=coded.items,
        categories=coded.categories,
        marks=mark(unique, categories=coded.categories),
        weights=np.bincount(place, weights=weight[used]).astype(np.float64),
        people=people,
        n_unanswered=int((~is_answered).sum()),
        n_missing=int((coded.codes[used] == MISSING).sum()),
        n_effective=float(weight[used].sum() ** 2 / (weight[used] ** 2).sum()),
    )


def _columns(table: Table) -> dict[str, list[str]]:
    if not table:
        raise SegmentsError("no_items", "the table has no items")
    lengths = {item: len(column) for item, column in table.items()}
    n = next(iter(lengths.values()))
    for item, length in lengths.items():
        if length != n:
            raise SegmentsError(
                "lengths_differ", f"{item!r} has {length} rows, the first item {n}", item=item
            )
    if n == 0:
        raise SegmentsError("empty", "the table has no people")
    return {
        item: [_text(answer, item=item, row=row) for row, answer in enumerate(column)]
        for item, column in table.items()
    }


def _text(answer: object, *, item: str, row: int) -> str:
    if answer is None:
        return ""
    if isinstance(answer, str | int | np.integer):
        return str(answer)
    raise SegmentsError(
        "answer_not_text",
        f"{item!r} row {row}: expected text, a whole number or None, got {answer!r}",
        item=item,
        row=row,
    )


def _code(columns: dict[str, list[str]], categories: tuple[tuple[str, ...], ...]) -> Coded:
    codes = np.empty((len(next(iter(columns.values()))), len(columns)), dtype=np.int64)
    for place, (item, column) in enumerate(columns.items()):
        numbers = {"": MISSING} | {answer: code for code, answer in enumerate(categories[place])}
        for row, answer in enumerate(column):
            if answer not in numbers:
                raise SegmentsError(
                    "unknown_answer", f"{item!r} row {row}: {answer!r} is new", item=item, row=row
                )
            codes[row, place] = numbers[answer]
    return Coded(tuple(columns), categories, codes)


def _weights(weights: Sequence[float] | None, *, n: int) -> Floats:
    if weights is None:
        return np.ones(n)
    if len(weights) != n:
        raise SegmentsError("weights_differ", f"{len(weights)} weights for {n} people")
    for row, weight in enumerate(weights):
        if not math.isfinite(weight):
            raise SegmentsError("weight_not_finite", f"weight {row} is {weight}", row=row)
        if weight < 0:
            raise SegmentsError("weight_negative", f"weight {row} is {weight}", row=row)
    return np.array(weights, dtype=np.float64)
