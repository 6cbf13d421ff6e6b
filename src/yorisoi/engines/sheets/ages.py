"""Ages as people write them."""

import re

from yorisoi.engines.sheets.eras import western_digits
from yorisoi.engines.sheets.folding import is_blank, narrow
from yorisoi.engines.sheets.shape import Cell, Parsed, Reason

_AGE = re.compile(r"(?:満)?(\d{1,3})(?:\.0)?[歳才]?")
_RANGE = re.compile(r"(?:約)?\d{1,3}[歳才]?(?:代|台|くらい|位|ぐらい|前後|[~-]\d{0,3}).*|約.*")
_OLDEST = 120


def parse_age(text: str, *, row: int = 0, column: str = "") -> Parsed[int]:
    """Return an age in whole years from 0 to 120; 40代 or 約40歳 is unusable as an age."""
    cell = Cell(text, row, column)
    if is_blank(text):
        return Parsed(None)
    folded = western_digits("".join(narrow(text).split()))
    found = _AGE.fullmatch(folded)
    if found and int(found[1]) <= _OLDEST:
        return Parsed(int(found[1]))
    reason = Reason.AGE_RANGE if _RANGE.fullmatch(folded) else Reason.NOT_AN_AGE
    return Parsed(None, (cell.unusable(reason),))
