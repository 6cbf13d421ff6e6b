"""Telephone and fax numbers and mail addresses.

Numbers are those of Japan (10 digits, or 11 for 050 to 090). Hyphens are set where the
groups are certain (mobile, 03, 06, 0120, 0570, 0800), otherwise kept as typed in three groups.
Source: 総務省 電気通信番号計画.
"""

import re

from yorisoi.engines.sheets.folding import is_blank, narrow
from yorisoi.engines.sheets.shape import Cell, Doubt, Parsed, Reason

_NOTE = re.compile(r"\([^()]*[^\d()\s-][^()]*\)|内線\d*.*$")
_LABEL = re.compile(r"^(?:tel|fax|電話|携帯|自宅)[:.]?", re.IGNORECASE)
_BETWEEN = re.compile(r"[\n/、,;・]+|または|又は|もしくは")
_JUNK = re.compile(r"[^\d+]")
_STRAY = re.compile(r"[^\d+()\s.ー-]")
_THREE_GROUPS = re.compile(r"\(?(\d+)[)\s.ー-]+(\d+)[\s.ー-]+(\d+)")
_GROUPS = (
    (re.compile(r"0[5-9]0\d{8}"), (3, 7)),
    (re.compile(r"0[36]\d{8}"), (2, 6)),
    (re.compile(r"(?:0120|0570|0990)\d{6}"), (4, 7)),
    (re.compile(r"0800\d{7}"), (4, 7)),
    (re.compile(r"0(?![5-9]0)[1-9]\d{8}"), None),
)
_LOST_ZERO = re.compile(r"[5-9]0\d{8}|[1-9]\d{8}")
_EMAIL = re.compile(
    r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}"
)
_LONGEST_EMAIL = 254


def parse_phone(text: str, *, row: int = 0, column: str = "") -> Parsed[str]:
    """Return a telephone number with hyphens, such as 090-0000-1234.

    A number that lost its first 0 in a spreadsheet gets it back, with a doubt. Of several numbers
    in one cell the first is taken, with a doubt; words in brackets are left out, with a doubt.
    """
    cell = Cell(text, row, column)
    if is_blank(text):
        return Parsed(None)
    plain = narrow(text)
    doubts: list[Doubt] = []
    bare = _NOTE.sub("", plain)
    if bare != plain:
        doubts.append(cell.doubtful(Reason.NOTE_LEFT_OUT))
    parts = [part.strip() for part in _BETWEEN.split(bare) if part.strip()]
    if len(parts) > 1:
        doubts.append(cell.doubtful(Reason.SEVERAL_VALUES))
    number, restored = _number(parts[0] if parts else "")
    if number is None:
        return Parsed(None, (cell.unusable(Reason.NOT_A_PHONE),))
    if restored:
        doubts.append(cell.doubtful(Reason.ZERO_RESTORED))
    return Parsed(number, tuple(doubts))


def parse_email(text: str, *, row: int = 0, column: str = "") -> Parsed[str]:
    """Return a mail address in half width and lower case.

    Points in a row or before the ``@``, which old Japanese mobile addresses have, give a doubt.
    """
    cell = Cell(text, row, column)
    if is_blank(text):
        return Parsed(None)
    parts = [part for part in re.split(r"[\s、,;/]+", narrow(text).lower()) if part]
    address = "".join(parts[:1]).removeprefix("mailto:").strip("<>")
    if not _EMAIL.fullmatch(address) or len(address) > _LONGEST_EMAIL:
        return Parsed(None, (cell.unusable(Reason.NOT_AN_EMAIL),))
    doubts = []
    if len(parts) > 1:
        doubts.append(cell.doubtful(Reason.SEVERAL_VALUES))
    if ".." in address or ".@" in address or address.startswith("."):
        doubts.append(cell.doubtful(Reason.UNUSUAL_EMAIL))
    return Parsed(address, tuple(doubts))


def _number(text: str) -> tuple[str | None, bool]:
    """Return the number with its hyphens (or None), and whether a 0 was put back."""
    bare = _LABEL.sub("", text).strip().removesuffix(".0")
    if _STRAY.search(bare):
        return None, False
    digits = _JUNK.sub("", bare)
    if digits.startswith("+81"):
        digits = "0" + digits.removeprefix("+81").removeprefix("0")
        bare = digits
    if "+" in digits:
        return None, False
    restored = bool(_LOST_ZERO.fullmatch(digits))
    if restored:
        digits, bare = "0" + digits, "0" + bare
    return _hyphenated(digits, typed=bare), restored


def _hyphenated(digits: str, *, typed: str) -> str | None:
    for pattern, cuts in _GROUPS:
        if not pattern.fullmatch(digits):
            continue
        if cuts:
            return f"{digits[: cuts[0]]}-{digits[cuts[0] : cuts[1]]}-{digits[cuts[1] :]}"
        groups = _THREE_GROUPS.fullmatch(typed)
        return "-".join(groups.groups()) if groups else digits
    return None
