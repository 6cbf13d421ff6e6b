"""When a figure was true: written in many ways, kept in one that sorts."""

import re
import unicodedata

_FISCAL = re.compile(r"(?:FY\s*(\d{4})|(\d{4})\s*年度)", re.IGNORECASE)
_ERA_FISCAL = re.compile(r"(令和|平成)\s*(\d+|元)\s*年度")
_ERA = re.compile(r"(令和|平成)\s*(\d+|元)\s*年(?:\s*(\d+)\s*月)?(?:\s*(\d+)\s*日)?")
_DAY = re.compile(
    r"(\d{4})(?:\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})|([-/.])(\d{1,2})\4(\d{1,2})(?!\d))"
)
_MONTH = re.compile(r"(\d{4})\s*(?:年|[-/.])\s*(\d{1,2})(?!\d)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_ANY_YEAR = r"(?:FY\s*)?(?<!\d)(?:(?:19|20)\d{2}|(?:令和|平成)\s*(?:\d+|元))(?!\d)\s*(?:年度|年)?"
_RANGE = re.compile(
    rf"(?P<first>{_ANY_YEAR})\s*(?:[~〜–—-]|から|to)\s*(?P<last>{_ANY_YEAR})", re.IGNORECASE
)
_LATER = re.compile(r"\(published[^)]*\)")
_FIRST_YEAR = {"令和": 2018, "平成": 1988}


def when(text: str) -> str:
    """Return 2023-10-31, 2023-10, 2022年度, 2020 or 2022〜2025 for what was written; "" without a year."""
    plain = _LATER.sub("", unicodedata.normalize("NFKC", text))
    if found := _RANGE.search(plain):
        return "〜".join((_one(found["first"]), _one(found["last"])))
    return _one(plain)


def _one(plain: str) -> str:
    if found := _FISCAL.search(plain):
        return f"{found[1] or found[2]}年度"
    if found := _ERA_FISCAL.search(plain):
        return f"{_year(found[1], found[2])}年度"
    if found := _DAY.search(plain):
        return _joined(found[1], found[2] or found[5], found[3] or found[6])
    if found := _ERA.search(plain):
        return _joined(str(_year(found[1], found[2])), found[3], found[4])
    if found := _MONTH.search(plain):
        return _joined(found[1], found[2], None)
    found = _YEAR.search(plain)
    return found[1] if found else ""


def _year(era: str, number: str) -> int:
    return _FIRST_YEAR[era] + (1 if number == "元" else int(number))


def _joined(year: str, month: str | None, day: str | None) -> str:
    parts = [year, *(f"{int(part):02}" for part in (month, day) if part)]
    return "-".join(parts)
