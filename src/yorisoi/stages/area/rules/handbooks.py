"""Holders of handbooks in the municipality, the prefecture and the country; who answered a survey."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from yorisoi.stages.area.rules import cells, codes
from yorisoi.stages.area.rules.cells import Line, Notes
from yorisoi.stages.area.rules.dates import when
from yorisoi.stages.area.rules.figures_read import about, figure, named_kind
from yorisoi.stages.area.rules.rows import FigureRow
from yorisoi.stages.area.terms import BODY, DoubtReason, Topic

_INDICATORS = {
    "handbook_holders_total": (Topic.HANDBOOKS, codes.HANDBOOKS),
    "disability_service_users": (Topic.SERVICES, codes.SERVICES),
}
_UNITS = {"persons": "人", "households": "世帯", "percent": "％"}
_UNDER_18 = re.compile(r"under 18:\s*([\d,]+)")
_FROM_18 = re.compile(r"18\+:\s*([\d,]+)")


def summary(lines: Sequence[Line], notes: Notes, *, place: str) -> list[FigureRow]:
    """Read the main figures of a disability plan, one indicator a line."""
    rows: list[FigureRow] = []
    for line in lines:
        topic, item = _INDICATORS.get(line["indicator"], (Topic.OTHER, line["indicator"]))
        year = line["year"]
        what = about(
            topic,
            item,
            place=cells.place_of(line["city"]) or place,
            unit=_UNITS.get(line["unit"], line["unit"] or "人"),
            as_of=f"{year}年度" if year.isdigit() else when(year),
        )
        rows += figure(line, "value", notes, about=what)
    return rows


def holders(lines: Sequence[Line], notes: Notes, *, place: str) -> list[FigureRow]:
    """Read holders by handbook; a note such as `under 18: 14116` gives the ages."""
    rows: list[FigureRow] = []
    for line in lines:
        kind, group = named_kind(line, "type", notes)
        as_of = when(line["as_of"])
        if not as_of:
            notes.add(line, "as_of", DoubtReason.DATE_UNKNOWN)
            continue
        item = codes.INTRACTABLE if kind == "intractable" else codes.HANDBOOKS
        what = about(
            Topic.HANDBOOKS,
            f"{item}（{group}）" if group else item,
            place=cells.place_of(line["area"]),
            kind=kind,
            as_of=as_of,
        )
        found = figure(line, "holders", notes, about=what)
        rows += found
        for row in found:
            rows += _ages(row, line["note"])
    return rows


def _ages(total: FigureRow, note: str) -> list[FigureRow]:
    found = (
        (age, pattern.search(note)) for age, pattern in (("0-17", _UNDER_18), ("18+", _FROM_18))
    )
    return [
        replace(total, age=age, value=Decimal(match[1].replace(",", "")))
        for age, match in found
        if match
    ]


def by_type(lines: Sequence[Line], notes: Notes, *, place: str) -> list[FigureRow]:
    """Read holders of the physical handbook by type; its total is the whole handbook."""
    rows: list[FigureRow] = []
    for line in lines:
        kind, group = named_kind(line, "type", notes)
        what = about(
            Topic.HANDBOOKS,
            f"{codes.HANDBOOKS}（{group}）" if group else codes.HANDBOOKS,
            place=cells.place_of(line["area"]) or place,
            kind=kind or BODY,
        )
        rows += figure(line, "holders", notes, about=what)
    return rows


def respondents(lines: Sequence[Line], notes: Notes, *, place: str) -> list[FigureRow]:
    """Read who answered a survey: shares of ages, and how many answered themselves."""
    shares = (
        ("share_18_64", "18-64", codes.SHARE_OF_AGES),
        ("share_65plus", "65+", codes.SHARE_OF_AGES),
        ("answered_by_person_pct", "", codes.ANSWERED_BY_PERSON),
    )
    rows: list[FigureRow] = []
    for line in lines:
        kind, _group = named_kind(line, "group", notes)
        n_asked = cells.count(line, "respondents", Notes())
        for name, age, item in shares:
            what = about(
                Topic.OTHER,
                item,
                place=codes.TOKYO,
                unit="％",
                kind=kind,
                age=age,
                n_asked=None if n_asked is None else int(n_asked),
            )
            if line[name]:
                rows += figure(_told(line, name), name, notes, about=what, is_share=True)
    return rows


def _told(line: Line, name: str) -> Line:
    """Only the share over 64 was worked out, where a line says `share65_derived`."""
    if "share65_derived" in line["evidence"] and name != "share_65plus":
        return Line(line.number, {**line.cells, "evidence": "seen"}, line.columns)
    return line
