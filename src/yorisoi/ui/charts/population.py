"""Who lives here: the pyramid of ages, and people by kind and age with how sure the figures are."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _
from markupsafe import Markup

from yorisoi.ui.charts.drawing import (
    WIDTH,
    Chart,
    ChartTable,
    canvas,
    circle,
    folded,
    key_item,
    path,
    rect,
    text,
)
from yorisoi.ui.words import figure, roughly


@dataclass(frozen=True)
class AgeBand:
    """One band of ages, such as 65–69, with its men and women."""

    label: str
    men: int
    women: int
    is_emphasised: bool = False


class Sureness(StrEnum):
    """How a figure is known."""

    COUNTED = "counted"
    ESTIMATED = "estimated"
    UNKNOWN = "unknown"
    HIDDEN = "hidden"


@dataclass(frozen=True)
class Cell:
    """One figure of the matrix; ``formula`` is the letter of the way it was estimated."""

    kind: str
    value: int | None = None
    formula: str = ""

    def words(self) -> str:
        """Say the figure with how sure it is."""
        match Sureness(self.kind):
            case Sureness.COUNTED:
                return _("%(n)s 数") % {"n": figure(self.value)}
            case Sureness.ESTIMATED:
                return _("%(n)s 推%(formula)s") % {
                    "n": roughly(self.value),
                    "formula": self.formula,
                }
            case Sureness.HIDDEN:
                return _("10人未満")
        return _("不明")


@dataclass(frozen=True)
class MatrixRow:
    """One kind of disability with a cell for each column."""

    label: str
    cells: tuple[Cell, ...]


def pyramid(bands: Sequence[AgeBand], *, title: str, note: str = "") -> Chart:
    """Draw men to the left and women to the right, oldest on top; bands are given youngest first."""
    top = max((max(band.men, band.women) for band in bands), default=0) or 1
    shapes = [text(154, 14, _("男性"), anchor="end"), text(206, 14, _("女性"))]
    for row, band in enumerate(reversed(bands)):
        shapes.extend(_band(band, y=24 + row * 19, top=top))
    foot = 24 + len(bands) * 19
    shapes.append(path("cl", f"M154 20V{foot}M206 20V{foot}"))
    edge = _("%(n)s人") % {"n": figure(top)}
    shapes += [
        text(4, foot + 16, edge, kind="ct t11"),
        text(356, foot + 16, edge, anchor="end", kind="ct t11"),
    ]
    most = max(bands, key=lambda band: band.men + band.women, default=AgeBand("", 0, 0))
    summary = _(
        "左が男性、右が女性です。いちばん多いのは%(age)sで、男性%(men)s人、女性%(women)s人です。"
    ) % {
        "age": most.label,
        "men": figure(most.men),
        "women": figure(most.women),
    }
    rows = tuple((b.label, figure(b.men), figure(b.women), figure(b.men + b.women)) for b in bands)
    table = ChartTable(
        (_("年齢"), _("男性"), _("女性"), _("計")), rows, caption=title, numeric=(1, 2, 3)
    )
    return Chart(
        canvas(foot + 22, shapes, title=title, summary=summary), title, summary, table, note
    )


def _band(band: AgeBand, *, y: int, top: int) -> list[Markup]:
    kind = "c1" if band.is_emphasised else "c0"
    men, women = band.men / top * 149.5, band.women / top * 149.5
    return [
        rect(kind, 154 - men, y, men, 14),
        rect(kind, 206, y, women, 14),
        text(180, y + 11, band.label, anchor="middle", kind="t11"),
    ]


def matrix(
    rows: Sequence[MatrixRow], *, columns: Sequence[str], title: str, note: str = ""
) -> Chart:
    """Draw a circle for each figure, its area the number: solid counted, dashed estimated, a word for unknown."""
    left, width = 112.0, (WIDTH - 112.0) / max(1, len(columns))
    top = max((cell.value or 0 for row in rows for cell in row.cells), default=0) or 1
    shapes = [
        text(left + width * (i + 0.5), 14, word, anchor="middle", kind="t11")
        for i, word in enumerate(columns)
    ]
    for index, row in enumerate(rows):
        y = 24.0 + index * 48
        shapes.append(path("ch", f"M0 {y:g}H{WIDTH}"))
        lines = folded(row.label, width=left - 6)
        shapes += [
            text(0, y + 26 - 7.5 * (len(lines) - 1) + 15 * i, line) for i, line in enumerate(lines)
        ]
        for column, cell in enumerate(row.cells):
            shapes.extend(_cell(cell, x=left + width * (column + 0.5), y=y + 15, top=top))
    n_unknown = sum(cell.value is None for row in rows for cell in row.cells)
    summary = _(
        "%(n_rows)s行%(n_columns)s列の図です。数がわからないところが%(n_unknown)sあります。同じ数を表に示します。"
    ) % {
        "n_rows": len(rows),
        "n_columns": len(columns),
        "n_unknown": n_unknown,
    }
    table = _matrix_table(rows, columns, title)
    key = (
        key_item(circle("c1", 12, 12, 9), _("数えた数")),
        key_item(circle("c0 dash", 12, 12, 9), _("推した数")),
    )
    return Chart(
        canvas(28 + len(rows) * 48, shapes, title=title, summary=summary),
        title,
        summary,
        table,
        note,
        key,
    )


def _matrix_table(rows: Sequence[MatrixRow], columns: Sequence[str], title: str) -> ChartTable:
    return ChartTable(
        (_("障害の種類"), *columns),
        tuple((row.label, *(cell.words() for cell in row.cells)) for row in rows),
        caption=title,
        numeric=tuple(range(1, len(columns) + 1)),
        is_grid=True,
    )


def _cell(cell: Cell, *, x: float, y: float, top: int) -> list[Markup]:
    if cell.value is None:
        return [text(x, y + 10, cell.words(), anchor="middle", kind="ct t11")]
    radius = max(1.5, 12 * math.sqrt(cell.value / top))
    is_counted = cell.kind == Sureness.COUNTED
    words = figure(cell.value) if is_counted else roughly(cell.value)
    return [
        circle("c1" if is_counted else "c0 dash" if radius > 4 else "c0", x, y, radius),
        text(x, y + 25, words, anchor="middle", kind="t11"),
    ]
