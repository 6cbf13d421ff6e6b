"""What a kit is made of; a value of these classes is always a sound one."""

import itertools
import re
from dataclasses import dataclass
from enum import StrEnum

MAX_CELL_CHARACTERS = 100_000
"""The longest cell; Python's CSV reader stops at 131,072."""

_TABLE_NAME = re.compile(r"[a-z][a-z0-9_]*/[a-z][a-z0-9_]*")
_COLUMN_NAME = re.compile(r"[a-z][a-z0-9_]*")
_KIT_NAME = re.compile(r"[a-z0-9]([a-z0-9._-]*[a-z0-9])?")
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


class Reason(StrEnum):
    """Why something is not a kit; a code to look up, never a sentence for a screen."""

    NOT_A_ZIP = "not-a-zip"
    DAMAGED = "damaged"
    TOO_LARGE = "too-large"
    BOMB = "bomb"
    UNSAFE_PATH = "unsafe-path"
    UNLISTED_ENTRY = "unlisted-entry"
    MISSING_ENTRY = "missing-entry"
    DUPLICATE_ENTRY = "duplicate-entry"
    HASH_MISMATCH = "hash-mismatch"
    BAD_DESCRIPTION = "bad-description"
    BAD_NAME = "bad-name"
    NOT_UTF8 = "not-utf8"
    UNSAFE_CHARACTER = "unsafe-character"
    CELL_TOO_LONG = "cell-too-long"
    BAD_CSV = "bad-csv"
    BAD_ROW = "bad-row"
    DUPLICATE_COLUMN = "duplicate-column"
    WRONG_COLUMNS = "wrong-columns"
    TABLE_NOT_ALLOWED = "table-not-allowed"
    FOLDER_IN_USE = "folder-in-use"
    BAD_KEY = "bad-key"


class KitError(ValueError):
    """The only error of this engine: a reason code, the place, and what came there."""

    def __init__(self, reason: Reason, *, place: str = "", detail: str = "") -> None:
        """Keep the code and the place beside the message."""
        self.reason = reason
        self.place = place
        self.detail = detail
        super().__init__(": ".join(part for part in (reason.value, place, detail) if part))


@dataclass(frozen=True)
class Table:
    """One table, named ``<stage>/<table>``; every row has one string for each column.

    Raises:
        KitError: a name, a column, the width of a row or a character is not allowed.

    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()

    def __post_init__(self) -> None:
        """Refuse what could not be written and read again as the same table."""
        if not _TABLE_NAME.fullmatch(self.name):
            raise KitError(Reason.BAD_NAME, place=self.name, detail="expected <stage>/<table>")
        _check_columns(self.name, self.columns)
        for n, row in enumerate(self.rows, start=1):
            _check_row(f"{self.name} row {n}", row, width=len(self.columns))


@dataclass(frozen=True)
class Manifest:
    """Who made a kit, from what, and what others may do with it.

    ``name`` is a slug of lower-case letters, digits, ``.``, ``_`` and ``-``; ``licence`` an SPDX
    identifier; ``created_from`` says in one line what the kit was made from; ``notice`` is the
    word that must stay on everything made from it, such as 架空.
    """

    name: str
    title: str
    version: str
    municipality: str
    licence: str
    created_from: str
    description: str = ""
    notice: str = ""

    def __post_init__(self) -> None:
        """Refuse a name that is no slug and characters that do not travel."""
        if not _KIT_NAME.fullmatch(self.name):
            raise KitError(Reason.BAD_NAME, place="manifest", detail="name must be a slug")
        for field, text in vars(self).items():
            _check_text(f"manifest {field}", text)


@dataclass(frozen=True)
class Kit:
    """A manifest and its tables, kept in the order of their names.

    Raises:
        KitError: two tables have the same name.

    """

    manifest: Manifest
    tables: tuple[Table, ...] = ()

    def __post_init__(self) -> None:
        """Sort the tables, so that equal contents are equal kits."""
        tables = tuple(sorted(self.tables, key=lambda table: table.name))
        for before, after in itertools.pairwise(tables):
            if before.name == after.name:
                raise KitError(Reason.DUPLICATE_ENTRY, place=after.name)
        object.__setattr__(self, "tables", tables)

    def table(self, name: str) -> Table | None:
        """Return the table of that name, or None when the kit has none."""
        return next((table for table in self.tables if table.name == name), None)


def _check_columns(name: str, columns: tuple[str, ...]) -> None:
    if not columns:
        raise KitError(Reason.WRONG_COLUMNS, place=name, detail="no column")
    for column in columns:
        if not _COLUMN_NAME.fullmatch(column):
            raise KitError(Reason.WRONG_COLUMNS, place=name, detail=f"column {column!r}")
    if len(set(columns)) != len(columns):
        twice = next(column for column in columns if columns.count(column) > 1)
        raise KitError(Reason.DUPLICATE_COLUMN, place=name, detail=twice)


def _check_row(place: str, row: tuple[str, ...], *, width: int) -> None:
    if len(row) != width:
        raise KitError(Reason.BAD_ROW, place=place, detail=f"expected {width}, came {len(row)}")
    for cell in row:
        _check_text(place, cell)


def _check_text(place: str, text: str) -> None:
    if not isinstance(text, str):
        raise KitError(Reason.BAD_ROW, place=place, detail=f"not a string: {text!r}")
    if len(text) > MAX_CELL_CHARACTERS:
        raise KitError(Reason.CELL_TOO_LONG, place=place, detail=str(len(text)))
    if found := _UNSAFE.search(text):
        raise KitError(Reason.UNSAFE_CHARACTER, place=place, detail=f"U+{ord(found[0]):04X}")
