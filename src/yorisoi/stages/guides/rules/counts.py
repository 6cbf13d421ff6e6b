"""Counts of people on their way out: what is small is never said, nor left to be worked out.

Everything that an edition says about people comes from one total (who applied) and from
partitions of it, so the total is always treated as known to the reader.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from unicodedata import normalize

from yorisoi.engines import disclosure

REST = "rest"
_PEOPLE = re.compile(r"(?P<n>[0-9０-９][0-9０-９,，]*)\s*(?:人|名)(?!未満|以上|以下)")
_FIGURES = re.compile(r"[0-9][0-9,.]*|[一二三四五六七八九十百千万]+(?=人|名|割|倍)")
_OF = re.compile(r"([0-9０-９][0-9０-９,，]*)\s*(?:人|名)(?:の)?(?:うち|中|なか)")


@dataclass(frozen=True)
class Spread:
    """A total and its parts as they may be shown; None is a figure that stays in the house."""

    total: int | None
    parts: tuple[tuple[str, int | None], ...]


def gathered(counts: Mapping[str, int], *, minimum: int) -> Spread:
    """Return parts of a total in falling order, the small ones gathered into one part `REST`.

    Every part shown is at least `minimum`, the gathered one as well, so that no subtraction
    leads to a small count. Where even the total is small, nothing is shown.
    """
    total = sum(counts.values())
    if disclosure.hide(total, minimum).is_hidden:
        return Spread(total=None, parts=())
    shown = sorted(((name, n) for name, n in counts.items() if n), key=lambda part: -part[1])
    rest = sum(n for _, n in shown if n < minimum)
    parts = [(name, n) for name, n in shown if n >= minimum]
    while 0 < rest < minimum and parts:
        rest += parts.pop()[1]
    if rest:
        parts.append((REST, rest))
    return Spread(total=total, parts=tuple(parts))


def parted(counts: Mapping[str, int], *, minimum: int) -> Spread:
    """Return every part of a total by its own name, hidden where it is small or would tell.

    The total is shown unless it is small itself; then nothing is.
    """
    names, total = tuple(counts), sum(counts.values())
    if disclosure.hide(total, minimum).is_hidden:
        return Spread(total=None, parts=tuple((name, None) for name in names))
    row = disclosure.hide_row(tuple(counts.values()), minimum)
    values = [cell.value for cell in row.cells]
    # Hiding the total instead of a part does not help: readers learn it elsewhere.
    hidden = total - sum(value or 0 for value in values)
    while 0 < hidden < minimum or (hidden and values.count(None) == 1):
        place = min(
            (n for n, value in enumerate(values) if value is not None),
            key=lambda n: (values[n] == 0, values[n]),
        )
        hidden += values[place] or 0
        values[place] = None
    return Spread(total=total, parts=tuple(zip(names, values, strict=True)))


def is_safe(text: str, *, minimum: int) -> bool:
    """Whether a sentence names no small number of people, also not as the rest of two numbers."""
    counts = [_number(found["n"]) for found in _PEOPLE.finditer(text)]
    if any(0 < n < minimum for n in counts):
        return False
    wholes = [_number(found[1]) for found in _OF.finditer(text)]
    return not any(0 < whole - n < minimum for whole in wholes for n in counts)


def masked(text: str, *, minimum: int, instead: str) -> str:
    """Return a sentence without its small numbers of people; `instead` where the rest would tell."""
    small = re.sub(
        _PEOPLE,
        lambda found: f"{minimum}人未満" if 0 < _number(found["n"]) < minimum else found.group(),
        text,
    )
    return small if is_safe(small, minimum=minimum) else instead


def says_other_numbers(before: str, after: str) -> bool:
    """Whether a changed sentence has other figures than before, so that its evidence may not hold."""
    return _FIGURES.findall(normalize("NFKC", before)) != _FIGURES.findall(normalize("NFKC", after))


def _number(text: str) -> int:
    return int(text.translate(str.maketrans("", "", ",，")))
