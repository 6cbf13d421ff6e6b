"""The plain values that the macros of ``ui/parts.html`` draw; presenters make them."""

from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """The shape in front of a state; the word always stands beside it."""

    DONE = "done"
    NOW = "now"
    HALF = "half"
    NONE = "none"
    STOP = "stop"


@dataclass(frozen=True)
class State:
    """A state as shape and word."""

    kind: str
    word: str


@dataclass(frozen=True)
class Evidence:
    """The mark 根拠n that leads to a source; ``id`` is what the source leads back to."""

    key: str
    href: str
    id: str = ""


@dataclass(frozen=True)
class Fact:
    """One big figure with its name, unit, note and evidence."""

    label: str
    value: str
    unit: str = ""
    note: str = ""
    evidence: Evidence | None = None


@dataclass(frozen=True)
class Task:
    """Something to do: where, how it stands, and who until when in the note."""

    title: str
    href: str
    state: State
    note: str = ""


@dataclass(frozen=True)
class Answer:
    """A question with the answer given; ``change_href`` is empty when it cannot be changed here."""

    question: str
    lines: tuple[str, ...]
    change_href: str = ""


@dataclass(frozen=True)
class Source:
    """Where a figure or a sentence comes from; ``id`` is linked to, ``back_href`` leads back."""

    key: str
    text: str
    when: str = ""
    certainty: str = ""
    id: str = ""
    back_href: str = ""


@dataclass(frozen=True)
class Table:
    """A table in reading order; ``numeric`` are the columns set to the right, ``emphasised`` the rows held up."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    note: str = ""
    numeric: tuple[int, ...] = ()
    emphasised: tuple[int, ...] = ()
    is_grid: bool = False


@dataclass(frozen=True)
class Pager:
    """Which page of a long list this is; an empty address means there is nothing that way."""

    page: int
    n_pages: int
    previous_href: str = ""
    next_href: str = ""
