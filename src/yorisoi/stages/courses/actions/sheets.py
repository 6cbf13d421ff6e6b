"""Read the applicants' sheet an office keeps; nothing is stored and nothing is guessed in silence."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from yorisoi.engines import sheets
from yorisoi.people.terms import ChannelKind, HandoutFormat
from yorisoi.stages.courses.actions.sheet_days import Window, doubts_of_days, with_years
from yorisoi.stages.courses.actions.sheet_rows import (
    ApplicantRow,
    RowDoubt,
    with_duplicates,
)
from yorisoi.stages.courses.terms import Applicant, SheetDoubt
from yorisoi.stages.outreach.terms import Way

SPELLINGS = Path(__file__).parent.parent / "data" / "spellings.json"
REQUIRED = ("name",)
CHOICES = {
    "channel": "channel",
    "contact": "contact",
    "format": "format",
    "heard": "heard",
    "centre": "centre",
    "applicant": "applicant",
    "first": "session",
    "second": "session",
}
SEVERAL = ("disabilities", "arrangements")
PARSERS: Mapping[str, Callable[..., sheets.Parsed[Any]]] = {
    "reading": sheets.parse_reading,
    "born_on": sheets.parse_birth_year,
    "birth_year": sheets.parse_birth_year,
    "age": sheets.parse_age,
    "phone": sheets.parse_phone,
    "fax": sheets.parse_phone,
    "email": sheets.parse_email,
    "companion": sheets.parse_yes_no,
}
DITTO = frozenset({"〃", "同上", "々", '"', "''"})
# A day that cannot be would change who came first, so the office mends it; a missing year does not.
WRONG_DAY = frozenset({sheets.Reason.NOT_A_DATE, sheets.Reason.IMPOSSIBLE_DATE})


@dataclass(frozen=True)
class Reading:
    """What a sheet says, and what a person should look at."""

    name: str
    rows: tuple[ApplicantRow, ...]
    doubts: tuple[RowDoubt, ...]

    @property
    def is_usable(self) -> bool:
        """Whether nothing stops the sheet from being stored."""
        return bool(self.rows) and not any(doubt.stops for doubt in self.doubts)


Cells = dict[str, Any]


@lru_cache(maxsize=1)
def spellings() -> dict[str, dict[str, list[str]]]:
    """Return the ways an office writes columns and words, by code."""
    found: dict[str, dict[str, list[str]]] = json.loads(SPELLINGS.read_text(encoding="utf-8"))
    return found


def read_applicants(
    data: bytes, name: str, *, fiscal_year: int | None = None, window: Window | None = None
) -> Reading:
    """Read an applicants' sheet (.xlsx, or .csv in UTF-8 or CP932).

    A day without a year takes the year of the rows beside it, else ``fiscal_year`` (from April),
    with a doubt; so is a day outside ``window``. A row without a name, without any way to reach the person, or received on a day that cannot be,
    stops the sheet; every other doubt is kept beside the row.
    """
    words = spellings()["columns"]
    try:
        sheet = sheets.read_table(data, name, vocabulary=words)
    except sheets.SheetError as error:
        return Reading(name, (), (RowDoubt(0, "", error.detail, error.reason.value, stops=True),))
    matched = sheets.match_columns(sheet.header, words, required=REQUIRED, row=sheet.header_row)
    doubts = [_told(each) for each in (*sheet.doubts, *matched.doubts)]
    if any(column in matched.missing for column in REQUIRED):
        doubts = [_stopping(each) for each in doubts]
        return Reading(name, (), tuple(doubts))
    read = [
        (row, *_cells(row, sheet.header, matched.columns, fiscal_year=fiscal_year))
        for row in sheet.rows
    ]
    doubts += _settle_days(read, matched.columns, sheet.header, window=window)
    rows = []
    for row, cells, found in read:
        applicant = _applicant(row.number, cells)
        if applicant.name or applicant.addresses:
            doubts += [*found, *_row_doubts(applicant, cells, matched.columns, sheet.header)]
        else:
            shown = next((cell for cell in row.cells if cell.strip()), "")
            doubts.append(RowDoubt(row.number, "", shown, SheetDoubt.NOBODY.value, stops=True))
        rows.append(applicant)
    marked, alike = with_duplicates(rows)
    in_order = sorted([*doubts, *alike], key=lambda each: (each.row, not each.stops))
    return Reading(name, marked, tuple(in_order))


def _settle_days(
    read: list[tuple[sheets.Row, Cells, list[RowDoubt]]],
    columns: Mapping[str, int],
    header: tuple[str, ...],
    *,
    window: Window | None,
) -> Iterator[RowDoubt]:
    """Put the days beside each other, and say which do not fit in."""
    if "received_on" not in columns:
        return
    at = columns["received_on"]
    assumed = [any(each.reason == SheetDoubt.YEAR_ASSUMED for each in found) for *_, found in read]
    days, moved = with_years([cells["received_on"] for _, cells, _ in read], assumed=assumed)
    strange = doubts_of_days(days, window=window)
    for place, (row, cells, found) in enumerate(read):
        cells["received_on"] = days[place]
        if moved[place]:
            found[:] = [each for each in found if each.reason != SheetDoubt.YEAR_ASSUMED]
            reason = SheetDoubt.YEAR_FROM_ROWS.value
            yield RowDoubt(row.number, header[at], row.cells[at], reason)
        if place in strange:
            yield RowDoubt(row.number, header[at], row.cells[at], strange[place].value)


def _told(doubt: sheets.Doubt) -> RowDoubt:
    return RowDoubt(doubt.row, doubt.column, doubt.value, doubt.reason.value)


def _stopping(doubt: RowDoubt) -> RowDoubt:
    stops = doubt.reason == SheetDoubt.COLUMN_MISSING
    return RowDoubt(doubt.row, doubt.column, doubt.value, doubt.reason, stops=stops)


def _cells(
    row: sheets.Row,
    header: tuple[str, ...],
    columns: Mapping[str, int],
    *,
    fiscal_year: int | None,
) -> tuple[Cells, list[RowDoubt]]:
    cells: Cells = {}
    doubts: list[RowDoubt] = []
    for field, at in columns.items():
        parsed = _parse(
            field, row.cells[at], row=row.number, column=header[at], fiscal_year=fiscal_year
        )
        cells[field] = parsed.value
        doubts += [_told(each) for each in parsed.doubts]
        if field == "received_on" and any(each.reason in WRONG_DAY for each in parsed.doubts):
            reason = doubts.pop().reason
            doubts.append(RowDoubt(row.number, header[at], row.cells[at], reason, stops=True))
            cells["wrong_day"] = True
    return cells, doubts


def _parse(
    field: str, text: str, *, row: int, column: str, fiscal_year: int | None
) -> sheets.Parsed[Any]:
    if field == "received_on":
        return sheets.parse_date(text, row=row, column=column, fiscal_year=fiscal_year)
    if field in CHOICES:
        words = spellings()[CHOICES[field]]
        return sheets.parse_choice(text, vocabulary=words, row=row, column=column)
    if field in SEVERAL:
        return sheets.parse_many(text, vocabulary=spellings()[field], row=row, column=column)
    if field in PARSERS:
        return PARSERS[field](text, row=row, column=column)
    return sheets.Parsed("" if sheets.is_blank(text) else " ".join(text.split()))


def _applicant(number: int, cells: Cells) -> ApplicantRow:
    addresses = tuple(
        (kind, cells.get(field) or "")
        for kind, field in (
            (ChannelKind.PHONE.value, "phone"),
            (ChannelKind.FAX.value, "fax"),
            (ChannelKind.MAIL.value, "email"),
        )
        if cells.get(field)
    )
    name = cells.get("name") or ""
    return ApplicantRow(
        number=number,
        name="" if name in DITTO else name,
        reading=cells.get("reading") or "",
        kinds=tuple(cells.get("disabilities") or ()),
        birth_year=_birth_year(cells),
        addresses=addresses,
        contact=_contact(cells.get("contact"), dict(addresses)),
        handout_format=cells.get("format") or HandoutFormat.STANDARD.value,
        channel=cells.get("channel") or ChannelKind.COUNTER.value,
        received_on=cells.get("received_on"),
        applicant=cells.get("applicant") or Applicant.PERSON.value,
        companion=bool(cells.get("companion")),
        arrangements=tuple(cells.get("arrangements") or ()),
        heard_by=cells.get("heard") or Way.UNKNOWN.value,
        centre=cells.get("centre") or "",
        wish=_wish(cells),
    )


def _birth_year(cells: Cells) -> int | None:
    year = cells.get("born_on") or cells.get("birth_year")
    if year:
        return int(year)
    received, age = cells.get("received_on"), cells.get("age")
    return received.year - age if received and age is not None else None


def _contact(wanted: str | None, addresses: Mapping[str, str]) -> str:
    """Return the way that was asked for where it can be used, else one that can."""
    needs_no_number = {ChannelKind.LETTER.value, ChannelKind.LINE.value}
    if wanted and (wanted in addresses or wanted in needs_no_number):
        return wanted
    return next(iter(addresses), wanted or ChannelKind.PHONE.value)


def _wish(cells: Cells) -> str:
    dates = [
        f"第{n}希望：第{cells[key]}回" for n, key in ((1, "first"), (2, "second")) if cells.get(key)
    ]
    note = cells.get("note") or ""
    return "。".join(part for part in (note, "、".join(dates)) if part)


def _row_doubts(
    row: ApplicantRow, cells: Cells, columns: Mapping[str, int], header: tuple[str, ...]
) -> Iterator[RowDoubt]:
    def doubt(reason: SheetDoubt, field: str, value: str = "", *, stops: bool = False) -> RowDoubt:
        column = header[columns[field]] if field in columns else ""
        return RowDoubt(row.number, column, value, reason.value, stops=stops)

    if not row.name:
        yield doubt(SheetDoubt.NO_NAME, "name", cells.get("name") or "", stops=True)
    if not row.addresses:
        yield doubt(SheetDoubt.NO_CONTACT, "phone", stops=True)
    if row.received_on is None and not cells.get("wrong_day"):
        yield doubt(SheetDoubt.DAY_UNKNOWN, "received_on")
    if row.birth_year and not (cells.get("born_on") or cells.get("birth_year")):
        yield doubt(SheetDoubt.YEAR_FROM_AGE, "age", str(cells.get("age")))
    if cells.get("contact") and cells["contact"] != row.contact:
        yield doubt(SheetDoubt.CHANNEL_ASSUMED, "contact", cells["contact"])
