"""How much: shares with their number of answers, a line over time, and estimates with their range."""

from collections.abc import Sequence
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
    headed,
    key_item,
    path,
    rect,
    span,
    text,
)
from yorisoi.ui.words import figure

LEFT, RIGHT = 12.0, 348.0
# Half of what stands over the first and the last point.
HALF_LABEL = 20.0


@dataclass(frozen=True)
class Bar:
    """A share between 0 and 1 of ``n`` people; ``share`` None is unknown; low and high are its range."""

    label: str
    share: float | None
    n: int | None = None
    low: float | None = None
    high: float | None = None
    is_emphasised: bool = False


@dataclass(frozen=True)
class Point:
    """A value at a time; None is a gap, which is drawn as one."""

    label: str
    value: float | None
    is_estimated: bool = False


@dataclass(frozen=True)
class Range:
    """An estimate with the range it may lie in and how many people it rests on."""

    label: str
    value: float
    low: float
    high: float
    n: int | None = None


def percent(share: float | None) -> str:
    """Write a share as 36.4％; an unknown one as 不明."""
    return _("不明") if share is None else f"{share * 100:.1f}％"


def bars(items: Sequence[Bar], *, title: str, note: str = "") -> Chart:
    """Draw one bar a kind on a common ground line of 0 to 100 per cent."""
    shapes: list[Markup] = []
    height = 0.0
    for item in items:
        drawn, height = _bar(item, y=height)
        shapes.extend(drawn)
    known = [item for item in items if item.share is not None]
    most = max(known, key=lambda item: item.share or 0, default=None)
    summary = (
        _("いちばん多いのは%(label)sで、%(share)sです。")
        % {"label": most.label, "share": percent(most.share)}
        if most
        else _("わかっている数がまだありません。")
    )
    rows = tuple(
        (
            item.label,
            percent(item.share),
            _("不明") if item.n is None else _("%(n)s人") % {"n": figure(item.n)},
            _range_words(item),
        )
        for item in items
    )
    table = ChartTable(
        (_("種類"), _("割合"), _("人数"), _("ありうる幅")), rows, caption=title, numeric=(1, 2, 3)
    )
    return Chart(canvas(height, shapes, title=title, summary=summary), title, summary, table, note)


def _range_words(item: Bar) -> str:
    return (
        "―"
        if item.low is None or item.high is None
        else f"{percent(item.low)}–{percent(item.high)}"
    )


def _bar(item: Bar, *, y: float) -> tuple[list[Markup], float]:
    said = percent(item.share)
    if item.n is not None:
        said = _("%(share)s（%(n)s人）") % {"share": said, "n": figure(item.n)}
    shapes, foot = headed(item.label, said, y=y, kind="tb" if item.is_emphasised else "")
    shapes.append(path("cl", f"M0 {foot + 22:g}H{WIDTH}"))
    if item.share is not None:
        kind = "c1" if item.is_emphasised else "c0"
        shapes.append(rect(kind, 0.5, foot + 7, item.share * (WIDTH - 1), 12))
    if item.low is None or item.high is None:
        return shapes, foot + 32
    shapes.append(span(item.low * (WIDTH - 1), item.high * (WIDTH - 1), foot + 31))
    return shapes, foot + 44


def trend(points: Sequence[Point], *, title: str, unit: str, note: str = "") -> Chart:
    """Draw values over time from a ground line of zero; unknown years stay open."""
    known = [point.value for point in points if point.value is not None]
    top = max(known, default=0.0) or 1.0
    step = (RIGHT - LEFT - 2 * HALF_LABEL) / max(1, len(points) - 1)
    places = [
        (LEFT + HALF_LABEL + step * i, None if p.value is None else 150 - p.value / top * 120)
        for i, p in enumerate(points)
    ]
    shapes = [path("cl", f"M0 150H{WIDTH}"), path("cl w2", _line(places))]
    every = max(1, -(-len(points) // 6))
    for index, (point, (x, y)) in enumerate(zip(points, places, strict=True)):
        if y is not None:
            shapes.append(circle("c0 dash" if point.is_estimated else "c1", x, y, 4.5))
        if (
            y is not None
            and (index % every == 0 or index == len(points) - 1)
            and point.value is not None
        ):
            shapes.append(text(x, y - 10, figure(_plain(point.value)), anchor="middle", kind="t11"))
        if index % every == 0 or index == len(points) - 1:
            shapes.append(text(x, 168, point.label, anchor="middle", kind="ct t11"))
    summary = _trend_words(points, unit)
    rows = tuple(
        (
            p.label,
            figure(_plain(p.value)),
            _("推した数")
            if p.is_estimated
            else _("数えた数")
            if p.value is not None
            else _("不明"),
        )
        for p in points
    )
    table = ChartTable((_("とき"), unit, _("確かさ")), rows, caption=title, numeric=(1,))
    return Chart(canvas(176, shapes, title=title, summary=summary), title, summary, table, note)


def _plain(value: float | None) -> float | int | None:
    return int(value) if value is not None and float(value).is_integer() else value


def _signed(value: float) -> str:
    return figure(_plain(value)).replace("-", "−")


def _line(places: Sequence[tuple[float, float | None]]) -> str:
    steps, is_open = [], True
    for x, y in places:
        if y is not None:
            steps.append(f"{'M' if is_open else 'L'}{x:.1f} {y:.1f}")
        is_open = y is None
    return "".join(steps) or "M0 0"


def _trend_words(points: Sequence[Point], unit: str) -> str:
    known = [point for point in points if point.value is not None]
    if not known:
        return _("わかっている数がまだありません。")
    first, last = known[0], known[-1]
    return _("%(first)sは%(a)s%(unit)s、%(last)sは%(b)s%(unit)sです。") % {
        "first": first.label, "a": figure(_plain(first.value)), "last": last.label, "b": figure(_plain(last.value)), "unit": unit,
    }  # fmt: skip


def interval(items: Sequence[Range], *, title: str, unit: str, note: str = "") -> Chart:
    """Draw each estimate as a diamond on the range it may lie in, over a line at zero."""
    low = min((item.low for item in items), default=0.0)
    high = max((item.high for item in items), default=0.0)
    low, high = min(low, 0.0), max(high, 0.0)
    scale = (RIGHT - LEFT) / ((high - low) or 1.0)
    zero = LEFT - low * scale
    shapes: list[Markup] = []
    height = 0.0
    for item in items:
        drawn, foot = headed(item.label, _said(item, unit), y=height)
        y = foot + 20
        shapes += [
            *drawn,
            path("cl dash", f"M{zero:.1f} {y - 12:g}v24"),
            span(zero + item.low * scale, zero + item.high * scale, y),
            diamond(zero + item.value * scale, y),
        ]
        height = foot + 38
    shapes.append(text(zero, height + 10, "0", anchor="middle", kind="ct t11"))
    summary = "".join(
        _("%(label)sは%(said)s。") % {"label": item.label, "said": _said(item, unit)}
        for item in items
    )
    rows = tuple(
        (i.label, _signed(i.value), f"{_signed(i.low)}～{_signed(i.high)}", figure(i.n))
        for i in items
    )
    table = ChartTable(
        (_("見たもの"), unit, _("ありうる幅"), _("人数")), rows, caption=title, numeric=(1, 2, 3)
    )
    key = (
        key_item(Markup("").join((span(2, 22, 12), diamond(12, 12))), _("推した値とありうる幅")),
    )
    return Chart(
        canvas(height + 16, shapes, title=title, summary=summary), title, summary, table, note, key
    )


def _said(item: Range, unit: str) -> str:
    return _("%(value)s%(unit)s（%(low)s～%(high)s）") % {
        "value": _signed(item.value), "low": _signed(item.low), "high": _signed(item.high), "unit": unit,
    }  # fmt: skip
