"""Towns and centres: our own tables and the government's recommended 公共施設一覧."""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from yorisoi.stages.area.rules import cells
from yorisoi.stages.area.rules.cells import Line, Notes
from yorisoi.stages.area.rules.rows import FacilityRow, PartSource, TownRow
from yorisoi.stages.area.terms import DoubtReason, Effect, Mark

JAPAN_LATITUDES = (Decimal(20), Decimal(46))
JAPAN_LONGITUDES = (Decimal(122), Decimal(154))
TOWN_POINT = "town_point"
BUILDING = "building"
_CHOME = re.compile(r"^(?:.*?[市区町村])?(?P<town>[^\d０-９]+?)(?P<n>\d+)(?:丁目|-)")
_KANJI = "〇一二三四五六七八九"

Point = tuple[Decimal, Decimal]


def towns(lines: Sequence[Line], notes: Notes, *, place: str) -> list[TownRow]:
    """Read towns with their representative points."""
    rows: list[TownRow] = []
    for line in lines:
        point = _point(line, notes)
        name = line["town"] + line["koaza"]
        if not name:
            notes.add(line, "town", DoubtReason.NAME_MISSING)
        elif point is None:
            notes.add(line, "latitude", DoubtReason.POSITION_MISSING)
        else:
            rows.append(TownRow(name, *point, line=line.number))
    return rows


def centres(lines: Sequence[Line], notes: Notes, *, place: str) -> list[FacilityRow]:
    """Read the centres of a programme; a position that is not known stays empty."""
    rows: list[FacilityRow] = []
    for line in lines:
        if not line["name"]:
            notes.add(line, "name", DoubtReason.NAME_MISSING)
            continue
        mark = cells.mark_of(line)
        if mark is Mark.RECALLED:
            notes.add(line, "name", DoubtReason.RECALLED, Effect.KEPT)
        point = _point(line, notes)
        rows.append(
            FacilityRow(
                name=line["name"],
                nickname=line["nickname"],
                part=line["part"],
                receives=line["receives"],
                address=line["address"],
                phone=line["phone"],
                fax=line["fax"],
                hours=line["hours"],
                latitude=point[0] if point else None,
                longitude=point[1] if point else None,
                position_basis=line["position_basis"] if point else "",
                note=line["note"],
                part_source=PartSource(line["source"] or line["name"], line["source"], str(mark)),
                line=line.number,
            )
        )
    return rows


def public_facilities(lines: Sequence[Line], notes: Notes, *, place: str) -> list[FacilityRow]:
    """Read 公共施設一覧 in the recommended columns."""
    rows: list[FacilityRow] = []
    for line in lines:
        if not line["name"]:
            notes.add(line, "name", DoubtReason.NAME_MISSING)
            continue
        point = _point(line, notes)
        rows.append(
            FacilityRow(
                name=line["name"],
                nickname=line["nickname"],
                address=f"{line['address']}{line['building']}",
                phone=line["phone"],
                hours=_hours(line),
                latitude=point[0] if point else None,
                longitude=point[1] if point else None,
                position_basis=BUILDING if point else "",
                note="　".join(
                    text for text in (line["about"], line["barrier_free"], line["note"]) if text
                ),
                line=line.number,
            )
        )
    return rows


def town_of(address: str, points: Mapping[str, Point]) -> str:
    """Return the town an address such as 練馬区貫井1-9-1 lies in, or "" where it is not told."""
    whole = next((name for name in points if name and name in address), "")
    found = _CHOME.match(address.replace("丁目", "-"))
    if whole or not found:
        return whole
    name = f"{found['town']}{_KANJI[int(found['n'])]}丁目" if int(found["n"]) < 10 else ""
    return name if name in points else ""


def middle(points: Iterable[Point]) -> Point | None:
    """Return the mean of several positions."""
    known = list(points)
    if not known:
        return None
    n = len(known)
    return sum(p[0] for p in known) / Decimal(n), sum(p[1] for p in known) / Decimal(n)


def _hours(line: Line) -> str:
    opening = "–".join(text for text in (line["opens_at"], line["closes_at"]) if text)
    return " ".join(text for text in (line["days"], opening, line["hours_note"]) if text)


def _point(line: Line, notes: Notes) -> Point | None:
    latitude, longitude = cells.position(line, "latitude"), cells.position(line, "longitude")
    if latitude is None or longitude is None:
        return None
    is_inside = (
        JAPAN_LATITUDES[0] < latitude < JAPAN_LATITUDES[1]
        and JAPAN_LONGITUDES[0] < longitude < JAPAN_LONGITUDES[1]
    )
    if not is_inside:
        notes.add(line, "latitude", DoubtReason.POSITION_OUTSIDE, Effect.KEPT)
        return None
    return latitude, longitude
