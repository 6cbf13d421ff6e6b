"""Where: the towns and centres of a municipality, and the seats of a room."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from markupsafe import Markup

from yorisoi.ui.charts.drawing import (
    WIDTH,
    Chart,
    ChartTable,
    canvas,
    circle,
    diamond,
    key_item,
    path,
    rect,
    text,
)

EDGE = 16.0
# Where the number of a mark may stand, from its middle: right, left, above, below; and how far from others.
SIDES = ((15.0, 0.0), (-15.0, 0.0), (0.0, -17.0), (0.0, 17.0))
APART = 12.0
COLUMNS = 3


@dataclass(frozen=True)
class Place:
    """A place by its latitude and longitude in degrees."""

    name: str
    lat: float
    lon: float
    note: str = ""


@dataclass(frozen=True)
class Seat:
    """One seat; ``note`` says what is special about it, such as the induction loop."""

    number: str
    note: str = ""
    has_partner: bool = True


def town_map(
    towns: Sequence[Place], *, centres: Sequence[Place], title: str, note: str = ""
) -> Chart:
    """Draw towns as small dots and centres as numbered marks; north is up, no map data is needed."""
    at, height = _projection((*towns, *centres))
    centres = sorted(centres, key=lambda place: -place.lat)
    shapes = [circle("ci", *at(town), 2) for town in towns]
    shapes += _centre_marks([at(centre) for centre in centres])
    shapes.append(text(WIDTH - 4, 12, _("北 ↑"), anchor="end", kind="ct t11"))
    summary = _(
        "%(n_towns)sの町を点で、%(n_centres)sの場所を番号つきの印で示した図です。上が北です。番号の名前は、印の読みかたにあります。"
    ) % {
        "n_towns": len(towns),
        "n_centres": len(centres),
    }
    named = [
        _("%(number)s　%(name)s") % {"number": number, "name": centre.name}
        for number, centre in enumerate(centres, start=1)
    ]
    rows = tuple((n, _("場所"), p.note) for n, p in zip(named, centres, strict=True)) + tuple(
        (p.name, _("町"), p.note) for p in towns
    )
    table = ChartTable((_("名前"), _("種類"), _("そえがき")), rows, caption=title)
    key = (
        key_item(circle("ci", 12, 12, 4), _("町")),
        *(key_item(diamond(12, 12), words) for words in named),
    )
    return Chart(
        canvas(max(height, 60.0), shapes, title=title, summary=summary),
        title,
        summary,
        table,
        note,
        key,
    )


def _projection(places: Sequence[Place]) -> tuple[Callable[[Place], tuple[float, float]], float]:
    """Fit places into the frame, a degree of longitude narrowed by the cosine of the latitude."""
    if not places:
        raise ValueError("expected at least one place to draw")
    west, east = min(p.lon for p in places), max(p.lon for p in places)
    south, north = min(p.lat for p in places), max(p.lat for p in places)
    narrowing = math.cos(math.radians((south + north) / 2))
    room = WIDTH - 2 * EDGE
    scale = min(room / ((east - west) * narrowing or 1e-9), room / (north - south or 1e-9))

    def at(place: Place) -> tuple[float, float]:
        return EDGE + (place.lon - west) * narrowing * scale, EDGE + (north - place.lat) * scale

    return at, 2 * EDGE + (north - south) * scale


def _centre_marks(centres: Sequence[tuple[float, float]]) -> list[Markup]:
    """Draw each centre with its number at the first side where nothing else stands."""
    shapes = [diamond(x, y) for x, y in centres]
    taken = list(centres)
    for number, (x, y) in enumerate(centres, start=1):
        dx, dy = next(
            (
                (dx, dy)
                for dx, dy in SIDES
                if all(
                    abs(x + dx - left) > APART or abs(y + dy - top) > APART for left, top in taken
                )
            ),
            SIDES[0],
        )
        taken.append((x + dx, y + dy))
        shapes.append(text(x + dx, y + dy + 5, str(number), anchor="middle", kind="tb over"))
    return shapes


def seats(room: Sequence[Seat], *, title: str, note: str = "") -> Chart:
    """Draw a room: the instructor in front, seats in rows of three, a place to rest and the door at the back."""
    n_rows = -(-len(room) // COLUMNS)
    floor = 70 + n_rows * 78
    height = floor + 78
    shapes = [
        rect("cl", 2, 2, 356, height - 4),
        path("cl w4", "M120 12h120"),
        text(180, 34, _("講師・音の出るところ"), anchor="middle"),
    ]
    for index, seat in enumerate(room):
        shapes.extend(_seat(seat, x=40.0 + index % COLUMNS * 104, y=60.0 + index // COLUMNS * 78))
    shapes += [
        path("cl dash", f"M14 {floor + 8}h92v60"),
        text(56, floor + 36, _("休む場所"), anchor="middle"),
        path("cl w4", f"M270 {height - 10}v8M330 {height - 10}v8"),
        text(300, height - 16, _("出入口"), anchor="middle"),
    ]
    special = "".join(
        _("%(number)s番は%(note)s。") % {"number": s.number, "note": s.note} for s in room if s.note
    )
    summary = (
        _(
            "前に講師がいます。席は%(n)sで、左の前から右へ、後ろの列へと続きます。出入口は右の後ろ、休む場所は左の後ろです。"
        )
        % {"n": len(room)}
        + special
    )
    rows = tuple(
        (s.number, s.note or "―", _("いる") if s.has_partner else _("いない")) for s in room
    )
    table = ChartTable((_("席"), _("とくべつなこと"), _("組む人")), rows, caption=title)
    key = (
        key_item(circle("csf", 12, 12, 6), _("組む人")),
        key_item(rect("c2", 2, 5, 20, 14, radius=2), _("とくべつな席")),
    )
    return Chart(
        canvas(height, shapes, title=title, summary=summary), title, summary, table, note, key
    )


def _seat(seat: Seat, *, x: float, y: float) -> list[Markup]:
    shapes = [
        rect("c2" if seat.note else "c0", x, y, 72, 40, radius=3),
        text(x + 36, y + 26, seat.number, anchor="middle", kind="t18"),
    ]
    if seat.note:
        shapes.append(rect("cl", x - 4, y - 4, 80, 48, radius=5))
        shapes.append(text(x + 36, y + 58, seat.note, anchor="middle", kind="t11"))
    if seat.has_partner:
        shapes.append(circle("csf", x + 85, y + 20, 5))
    return shapes
