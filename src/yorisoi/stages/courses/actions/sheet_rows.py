"""The rows of an applicants' sheet, and which of them are one person."""

from dataclasses import dataclass
from datetime import date

from yorisoi.engines import sheets
from yorisoi.people.terms import ChannelKind
from yorisoi.stages.courses.terms import SheetDoubt


@dataclass(frozen=True)
class RowDoubt:
    """One thing to look at; ``row`` counts as Excel shows it, 0 is the file as a whole."""

    row: int
    column: str
    value: str
    reason: str
    stops: bool = False


@dataclass(frozen=True)
class ApplicantRow:
    """One applicant as the sheet says; what it does not say is empty or None."""

    number: int
    name: str
    reading: str
    kinds: tuple[str, ...]
    birth_year: int | None
    addresses: tuple[tuple[str, str], ...]
    contact: str
    handout_format: str
    channel: str
    received_on: date | None
    applicant: str
    companion: bool
    arrangements: tuple[str, ...]
    heard_by: str
    centre: str
    wish: str
    same_as: int | None = None


def with_duplicates(
    rows: list[ApplicantRow],
) -> tuple[tuple[ApplicantRow, ...], list[RowDoubt]]:
    """Return the rows, each second row of one person marked, and what a person should look at."""
    candidates = [
        sheets.Candidate(
            row.number,
            {
                "name": row.name,
                "reading": row.reading,
                "phone": dict(row.addresses).get(ChannelKind.PHONE.value, ""),
                "born": str(row.birth_year or ""),
            },
        )
        for row in rows
    ]
    first_of: dict[int, int] = {}
    doubts: list[RowDoubt] = []
    sure = sheets.find_duplicates(candidates, [("name", "phone"), ("reading", "phone")])
    for group in sure:
        for number in group.rows[1:]:
            if number not in first_of:
                first_of[number] = group.rows[0]
                doubts.append(_same(number, group.rows[0], SheetDoubt.SAME_PERSON))
    for group in sheets.find_duplicates(candidates, [("reading", "born"), ("name", "born")]):
        for number in group.rows[1:]:
            if number not in first_of:
                doubts.append(_same(number, group.rows[0], SheetDoubt.MAYBE_SAME))
    marked = tuple(_marked(row, first_of.get(row.number)) for row in rows)
    return marked, doubts


def _same(number: int, first: int, reason: SheetDoubt) -> RowDoubt:
    return RowDoubt(number, "", str(first), reason.value)


def _marked(row: ApplicantRow, same_as: int | None) -> ApplicantRow:
    fields = {name: getattr(row, name) for name in row.__dataclass_fields__}
    return ApplicantRow(**{**fields, "same_as": same_as})
