"""Reading a day as people write it, in the Japanese calendar or the common one."""

import re
from datetime import date

# First year of each era, Gregorian (明治 1868-01-25, 大正 1912-07-30, 昭和 1926-12-25, 平成 1989-01-08, 令和 2019-05-01).
ERAS = {"明治": 1868, "大正": 1912, "昭和": 1926, "平成": 1989, "令和": 2019}
LETTERS = {"M": "明治", "T": "大正", "S": "昭和", "H": "平成", "R": "令和"}

WRITTEN = re.compile(
    r"(?P<era>明治|大正|昭和|平成|令和|[MTSHR])?\s*(?P<year>元|\d{1,4})\s*[年./-]\s*"
    r"(?P<month>\d{1,2})\s*[月./-]\s*(?P<day>\d{1,2})\s*日?",
    re.IGNORECASE,
)


class UnreadableDate(ValueError):
    """A text that is not a day; ``reason`` is ``invalid`` or ``no_such_day``."""

    def __init__(self, text: str, *, reason: str) -> None:
        super().__init__(f"expected a day such as 令和6年5月1日 or 2024-05-01, got {text!r}")
        self.reason = reason


def read_date(text: str) -> date:
    """Read a day from NFKC text; raises UnreadableDate."""
    written = WRITTEN.fullmatch(text)
    if written is None:
        raise UnreadableDate(text, reason="invalid")
    year = 1 if written["year"] == "元" else int(written["year"])
    if written["era"]:
        year += ERAS[LETTERS.get(written["era"].upper(), written["era"])] - 1
    elif year < 1000:
        raise UnreadableDate(text, reason="invalid")
    try:
        return date(year, int(written["month"]), int(written["day"]))
    except ValueError:
        raise UnreadableDate(text, reason="no_such_day") from None
