"""A table of counts, what is left of it after protection, and what an attacker can infer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from yorisoi.engines.disclosure.errors import DisclosureError

Labels = tuple[str | None, ...]


class Status(StrEnum):
    """Why a cell is shown or hidden. For the desk; the public sees one mark for both hidden kinds."""

    PUBLISHED = "published"
    PRIMARY = "primary"
    SECONDARY = "secondary"


@dataclass(frozen=True)
class FrequencyTable:
    """Counts of people over the leaf categories of one or more dimensions; totals are derived.

    `counts` maps one category a dimension to a count; what is missing counts 0. `impossible` are
    combinations that cannot hold anybody, as every reader knows; they are never hidden.
    """

    dimensions: tuple[str, ...]
    categories: tuple[tuple[str, ...], ...]
    counts: Mapping[tuple[str, ...], int]
    impossible: frozenset[tuple[str, ...]] = frozenset()

    def __post_init__(self) -> None:
        if not self.dimensions or len(self.dimensions) != len(self.categories):
            message = "a table needs one or more dimensions with their categories"
            raise DisclosureError(message, reason="dimensions")
        for name, categories in zip(self.dimensions, self.categories, strict=True):
            if not categories or len(set(categories)) != len(categories):
                message = f"the categories of {name!r} must be one or more, each once"
                raise DisclosureError(message, reason="categories", dimension=name)
        for labels, count in self.counts.items():
            self._check_cell(labels, count=count)
        for labels in self.impossible:
            self._check_cell(labels, count=self.counts.get(labels, 0))
            if self.counts.get(labels, 0):
                message = f"the impossible cell {labels!r} holds people"
                raise DisclosureError(message, reason="impossible", labels=labels)

    @classmethod
    def from_counts(
        cls,
        dimensions: Sequence[str],
        counts: Mapping[tuple[str, ...], int],
        *,
        impossible: Iterable[tuple[str, ...]] = (),
    ) -> Self:
        """Make a table whose categories are those that occur, in the order of first occurrence."""
        for labels in counts:
            if len(labels) != len(dimensions):
                message = (
                    f"{labels!r} must name one category for each of {len(dimensions)} dimensions"
                )
                raise DisclosureError(message, reason="labels", labels=labels)
        categories = tuple(
            tuple(dict.fromkeys(labels[axis] for labels in counts))
            for axis in range(len(dimensions))
        )
        return cls(tuple(dimensions), categories, dict(counts), frozenset(impossible))

    def _check_cell(self, labels: tuple[str, ...], *, count: int) -> None:
        fits = len(labels) == len(self.dimensions) and all(
            label in known for label, known in zip(labels, self.categories, strict=False)
        )
        if not fits:
            message = f"{labels!r} is not one category for each dimension"
            raise DisclosureError(message, reason="labels", labels=labels)
        if not isinstance(count, int) or isinstance(count, bool) or count < 0:
            message = f"the count of {labels!r} must be a whole number of 0 or more, not {count!r}"
            raise DisclosureError(message, reason="count", labels=labels)


@dataclass(frozen=True)
class Shown:
    """One figure as it may be shown: its value, or None when it is hidden."""

    value: int | None
    status: Status

    @property
    def is_hidden(self) -> bool:
        """Whether the figure must not be shown."""
        return self.value is None


@dataclass(frozen=True)
class Cell:
    """One cell of a protected table; a label is None for the total over that dimension."""

    labels: Labels
    count: int | None
    status: Status


@dataclass(frozen=True)
class Interval:
    """All that an attacker can say about a hidden count: from `low` to `high` (None: no limit)."""

    labels: Labels
    low: int
    high: int | None

    @property
    def is_exact(self) -> bool:
        """Whether the attacker knows the count."""
        return self.low == self.high


@dataclass(frozen=True)
class Audit:
    """What an attacker learns from a published table.

    `exact_disclosures` are the small counts that can be worked out exactly (published ones among
    them), `too_short` those whose interval misses the requirement, `intervals` one a hidden cell.
    """

    exact_disclosures: tuple[Labels, ...]
    too_short: tuple[Labels, ...]
    intervals: tuple[Interval, ...]

    @property
    def is_safe(self) -> bool:
        """Whether every small count meets the requirement."""
        return not self.exact_disclosures and not self.too_short


@dataclass(frozen=True)
class Protected:
    """A table that may be published. It does not hold the hidden counts.

    `cells` come in the order of the categories, the total of a dimension last. `lower_bound` is a
    proven bound for the loss of any safe table; `is_optimal` says that `loss` reaches it.
    """

    dimensions: tuple[str, ...]
    cells: tuple[Cell, ...]
    loss: float
    lower_bound: float
    is_optimal: bool
    audit: Audit

    def figures(self) -> dict[Labels, int | None]:
        """Return what may be published: labels to count, None for every hidden cell alike."""
        return {cell.labels: cell.count for cell in self.cells}

    def shown(self, *labels: str | None) -> Shown:
        """Return one figure by its labels (None for a total); `DisclosureError` when unknown."""
        for cell in self.cells:
            if cell.labels == labels:
                return Shown(cell.count, cell.status)
        raise DisclosureError(f"there is no cell {labels!r}", reason="labels", labels=labels)
