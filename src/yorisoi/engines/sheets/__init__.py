"""Reading the sheet an office keeps: CSV or Excel, headers in any order, cells as people type.

Nothing is guessed in silence. A cell that could mean two things gives a `Doubt` with the row as
Excel shows it, the words of the column, what was typed, and a reason code; the value is then
either the likely one (``doubtful``) or None (``unusable``). An empty cell gives None and no doubt.

The usual order: `read_table`, `match_columns`, one parser per cell, `find_duplicates`.
The engine knows no clock and no vocabulary of its own: words and codes come as arguments.

Sources: Unicode NFKC (UAX 15); ECMA-376 (xlsx); the eras of 元号法 (1979) and its cabinet orders.
"""

from yorisoi.engines.sheets.ages import parse_age
from yorisoi.engines.sheets.choices import parse_choice, parse_many, parse_yes_no
from yorisoi.engines.sheets.columns import Matched, match_columns
from yorisoi.engines.sheets.contacts import parse_email, parse_phone
from yorisoi.engines.sheets.dates import parse_birth_year, parse_date, parse_year
from yorisoi.engines.sheets.duplicates import Candidate, Duplicate, find_duplicates
from yorisoi.engines.sheets.folding import fold, is_blank, parse_reading
from yorisoi.engines.sheets.reading import read_table
from yorisoi.engines.sheets.shape import (
    Doubt,
    Parsed,
    Reason,
    Row,
    Severity,
    Sheet,
    SheetError,
    SheetReason,
)

__all__ = [
    "Candidate",
    "Doubt",
    "Duplicate",
    "Matched",
    "Parsed",
    "Reason",
    "Row",
    "Severity",
    "Sheet",
    "SheetError",
    "SheetReason",
    "find_duplicates",
    "fold",
    "is_blank",
    "match_columns",
    "parse_age",
    "parse_birth_year",
    "parse_choice",
    "parse_date",
    "parse_email",
    "parse_many",
    "parse_phone",
    "parse_reading",
    "parse_year",
    "parse_yes_no",
    "read_table",
]
