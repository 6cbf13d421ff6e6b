"""The values of this engine: a sheet and its rows, a parsed cell, a doubt, an error."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Severity(StrEnum):
    """What is left of a cell that gave a doubt: a likely value, or none."""

    DOUBTFUL = "doubtful"
    UNUSABLE = "unusable"


class Reason(StrEnum):
    """Why a cell or a column is in doubt; a code to look up, never a sentence for a screen."""

    COLUMN_MISSING = "column-missing"
    COLUMN_TWICE = "column-twice"
    COLUMN_UNKNOWN = "column-unknown"
    COLUMN_UNNAMED = "column-unnamed"
    FORMULA_NOT_CALCULATED = "formula-not-calculated"
    ERROR_VALUE = "error-value"
    NOT_A_DATE = "not-a-date"
    IMPOSSIBLE_DATE = "impossible-date"
    OUTSIDE_ERA = "outside-era"
    YEAR_ASSUMED = "year-assumed"
    YEAR_MISSING = "year-missing"
    YEAR_AMBIGUOUS = "year-ambiguous"
    DAY_MISSING = "day-missing"
    WEEKDAY_DIFFERS = "weekday-differs"
    SERIAL_DATE = "serial-date"
    NOT_A_YEAR = "not-a-year"
    NOT_A_PHONE = "not-a-phone"
    ZERO_RESTORED = "zero-restored"
    SEVERAL_VALUES = "several-values"
    NOTE_LEFT_OUT = "note-left-out"
    NOT_AN_EMAIL = "not-an-email"
    UNUSUAL_EMAIL = "unusual-email"
    NOT_KANA = "not-kana"
    NOT_YES_NO = "not-yes-no"
    UNKNOWN_WORD = "unknown-word"
    NOT_AN_AGE = "not-an-age"
    AGE_RANGE = "age-range"


class SheetReason(StrEnum):
    """Why a file is no sheet at all."""

    EMPTY = "empty"
    TOO_LARGE = "too-large"
    TOO_MANY_ROWS = "too-many-rows"
    UNKNOWN_ENCODING = "unknown-encoding"
    NOT_A_TABLE = "not-a-table"
    PASSWORD_PROTECTED = "password-protected"  # noqa: S105  a reason code, not a secret
    OLD_EXCEL = "old-excel"
    DAMAGED = "damaged"
    NO_HEADER = "no-header"
    NO_ROWS = "no-rows"
    FORMULAS_ONLY = "formulas-only"


class SheetError(ValueError):
    """The only error of this engine: the file as a whole cannot be read as a sheet."""

    def __init__(self, reason: SheetReason, *, place: str = "", detail: str = "") -> None:
        """Keep the code and the place (file, sheet or byte) beside the message."""
        self.reason = reason
        self.place = place
        self.detail = detail
        super().__init__(": ".join(part for part in (reason.value, place, detail) if part))


@dataclass(frozen=True)
class Doubt:
    """One thing a person should look at.

    ``row`` counts from 1 as Excel shows it, ``column`` is the header as typed, ``value`` the cell
    as typed.
    """

    row: int
    column: str
    value: str
    reason: Reason
    severity: Severity


@dataclass(frozen=True)
class Parsed(Generic[T]):
    """What a cell means (None: empty or unusable) and what is in doubt about it."""

    value: T | None
    doubts: tuple[Doubt, ...] = ()

    @property
    def doubt(self) -> Doubt | None:
        """Return the first doubt, or None."""
        return self.doubts[0] if self.doubts else None


@dataclass(frozen=True)
class Row:
    """One row below the header; ``number`` counts from 1 as Excel shows it."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """A header and the rows below it that are not empty; every row is as wide as the header.

    ``encoding`` is ``xlsx`` for a workbook; ``sheet_name`` is empty for CSV. ``doubts`` are those
    found while reading: formulas never calculated, error values, a column without a name.
    ``long_rows`` are the rows of a CSV with more cells than its header has, as a comma inside a
    figure makes them; what stands in them may have moved to the right.
    """

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    header_row: int
    encoding: str
    sheet_name: str = ""
    doubts: tuple[Doubt, ...] = ()
    long_rows: tuple[int, ...] = ()


@dataclass(frozen=True)
class Cell:
    """Where a parser stands: the text as typed, and the place to name in a doubt."""

    text: str
    row: int = 0
    column: str = ""

    def doubtful(self, reason: Reason) -> Doubt:
        """Return a doubt about this cell whose likely value is kept."""
        return Doubt(self.row, self.column, self.text, reason, Severity.DOUBTFUL)

    def unusable(self, reason: Reason) -> Doubt:
        """Return a doubt about this cell which leaves no value."""
        return Doubt(self.row, self.column, self.text, reason, Severity.UNUSABLE)
