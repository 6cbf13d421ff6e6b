"""Rows that may be the same person, and on what they agree; a person decides."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from yorisoi.engines.sheets.folding import fold


@dataclass(frozen=True)
class Candidate:
    """One row to compare: its number as Excel shows it and its fields as text."""

    row: int
    values: Mapping[str, str]


@dataclass(frozen=True)
class Duplicate:
    """Rows that agree on every field of each named key."""

    rows: tuple[int, ...]
    keys: tuple[tuple[str, ...], ...]


def find_duplicates(
    rows: Sequence[Candidate], keys: Sequence[Sequence[str]]
) -> tuple[Duplicate, ...]:
    """Return the groups of rows that agree on at least one key, in the order of their rows.

    Args:
        rows: the rows to compare.
        keys: each a list of fields that must all agree, such as ``("reading", "phone")``. Values
            are compared folded and without hyphens; a row with an empty field never agrees.

    """
    found: dict[tuple[int, ...], list[tuple[str, ...]]] = defaultdict(list)
    for key in keys:
        groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for row in rows:
            values = tuple(fold(row.values.get(field, "")).replace("-", "") for field in key)
            if all(values):
                groups[values].append(row.row)
        for group in groups.values():
            if len(group) > 1:
                found[tuple(group)].append(tuple(key))
    return tuple(Duplicate(group, tuple(found[group])) for group in sorted(found))
