"""Days on a line: what is due when, where today stands, and on which days the office is closed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.utils.translation import gettext as _
from markupsafe import Markup

from yorisoi.ui.charts.drawing import (
    WIDTH,
    Chart,
    ChartTable,
    KeyItem,
    canvas,
    circle,
    folded,
    key_item,
    path,
    rect,
    text,
)
from yorisoi.ui.words import full_day, short_day

LEFT, RIGHT = 10.0, WIDTH - 10.0
LINE_Y, HALF = 46.0, 9.0
IsOpen = Callable[[date], bool]


@dataclass(frozen=True)
class Due:
    """Something with a day, or the days from `since` to it; it is done, or still to do."""

    words: str
    on: date
    since: date | None = None
    is_done: bool = False


def days(dues: Sequence[Due], *, today: date, is_open: IsOpen, title: str, note: str = "") -> Chart:
    """Draw days to scale: filled is done, hollow is to do, 朱 is today, grey strokes are closed days."""
    known = [day for due in dues for day in (due.since, due.on) if day] + [today]
    first, last = min(known), max(known)
    scale = (RIGHT - LEFT) / max(1, (last - first).days + 1)

    def x(day: date) -> float:
        return LEFT + ((day - first).days + 0.5) * scale

    shapes = [
        *_closed(first, last, is_open, x=x, half=scale / 2),
        path("cl w2", f"M{LEFT:g} {LINE_Y:g}H{RIGHT:g}"),
        *_today(x(today), today),
    ]
    y = LINE_Y + 40
    for number, due in enumerate(dues, start=1):
        shapes += _mark(due, number, x=x, half=scale / 2)
        lines = folded(f"{number}　{full_day(due.on)}　{due.words}", width=WIDTH)
        shapes += [text(0, y + 18 * n, line) for n, line in enumerate(lines)]
        y += 18 * len(lines) + 4
    rows = tuple((due.words, _when(due), _state(due, today)) for due in dues)
    summary = _("今日は%(day)sです。") % {"day": full_day(today)} + "".join(
        _("%(words)sは%(when)s、%(state)s。") % {"words": words, "when": when, "state": state}
        for words, when, state in rows
    )
    table = ChartTable((_("すること"), _("いつ"), _("今")), rows, caption=title)
    return Chart(
        canvas(y, shapes, title=title, summary=summary), title, summary, table, note, _key()
    )


def _closed(
    first: date, last: date, is_open: IsOpen, *, x: Callable[[date], float], half: float
) -> list[Markup]:
    """Shade the days on which the office is closed, those that follow each other as one."""
    every = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    shapes = []
    for opened, group in groupby(every, key=is_open):
        run = list(group)
        if not opened:
            left, right = x(run[0]) - half, x(run[-1]) + half
            shapes.append(rect("c2", left, LINE_Y - HALF, right - left, 2 * HALF))
    return shapes


def _today(x: float, today: date) -> list[Markup]:
    anchor = "start" if x < 40 else "end" if x > WIDTH - 40 else "middle"
    words = _("今日 %(day)s") % {"day": short_day(today)}
    return [
        path("cs w2", f"M{x:.1f} {LINE_Y - 24:g}v44"),
        text(x, LINE_Y - 30, words, anchor=anchor, kind="tb"),
    ]


def _mark(due: Due, number: int, *, x: Callable[[date], float], half: float) -> list[Markup]:
    look = "c1" if due.is_done else "c0"
    at = x(due.on)
    shapes = []
    if due.since:
        since = x(due.since) - half
        shapes.append(rect(look, since, LINE_Y - 4, at + half - since, 8, radius=2))
    shapes.append(circle(look, at, LINE_Y, 6))
    shapes.append(text(at, LINE_Y + 24, str(number), anchor="middle", kind="tb"))
    return shapes


def _when(due: Due) -> str:
    if due.since:
        return _("%(since)sから%(on)sまで") % {
            "since": full_day(due.since),
            "on": full_day(due.on),
        }
    return full_day(due.on)


def _state(due: Due, today: date) -> str:
    if due.is_done:
        return _("すみました")
    return _("期限をすぎました") if due.on < today else _("これから")


def _key() -> tuple[KeyItem, ...]:
    return (
        key_item(circle("c1", 12, 12, 6), _("すんだこと")),
        key_item(circle("c0", 12, 12, 6), _("これからのこと")),
        key_item(rect("c2", 4, 4, 16, 16), _("役所が休みの日")),
    )
