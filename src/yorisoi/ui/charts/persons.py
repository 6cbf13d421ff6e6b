"""People as people: a circle for each person up to thirty, and how many have been reached."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from markupsafe import Markup

from yorisoi.ui.charts.drawing import (
    WIDTH,
    Chart,
    ChartTable,
    KeyItem,
    canvas,
    circle,
    cross,
    diamond,
    headed,
    key_item,
    path,
    span,
)
from yorisoi.ui.words import figure, roughly

MOST = 30


@dataclass(frozen=True)
class DotRow:
    """What became of each person: better, already well, same, worse, not asked; the range is of ``better``."""

    label: str
    better: int
    same: int
    worse: int
    not_asked: int
    already: int = 0
    low: float | None = None
    high: float | None = None

    @property
    def n(self) -> int:
        """Count everybody, also those who could not be asked."""
        return self.better + self.already + self.same + self.worse + self.not_asked


@dataclass(frozen=True)
class ReachRow:
    """How many people there are (an estimate) and how many were met; ``reached`` None is a number too small to show."""

    label: str
    estimated: int
    reached: int | None


def dots(rows: Sequence[DotRow], *, title: str, note: str = "") -> Chart:
    """Draw one mark a person; raises ValueError beyond thirty people, where shares say more."""
    if any(row.n > MOST for row in rows):
        raise ValueError(f"expected at most {MOST} people in a row; use bars for more")
    widest = max((row.n for row in rows), default=1) or 1
    step = min(29.0, (WIDTH - 8) / widest)
    shapes: list[Markup] = []
    y = 0.0
    for row in rows:
        drawn, y = _dot_row(row, y=y, step=step)
        shapes.extend(drawn)
    summary = _("%(n)s件のことについて、一人に一つの印をならべた図です。") % {
        "n": len(rows)
    } + "".join(
        _("%(label)sは、%(n)s人のうち%(better)s人が新しくできました。")
        % {"label": row.label, "n": row.n, "better": row.better}
        for row in rows
    )
    return Chart(
        canvas(y, shapes, title=title, summary=summary),
        title,
        summary,
        _dot_table(rows, title),
        note,
        _dot_key(rows),
    )


def _dot_row(row: DotRow, *, y: float, step: float) -> tuple[list[Markup], float]:
    radius = min(10.0, step * 0.36)
    kinds = (
        ["better"] * row.better
        + ["already"] * row.already
        + ["same"] * row.same
        + ["worse"] * row.worse
        + ["not_asked"] * row.not_asked
    )
    said = _("%(n)s人のうち%(better)s人") % {"n": row.n, "better": row.better}
    shapes, foot = headed(row.label, said, y=y)
    shapes += [_person(kind, step * (i + 0.5), foot + 18, radius) for i, kind in enumerate(kinds)]
    if row.low is None or row.high is None:
        return shapes, foot + 36
    line = foot + 38
    shapes += [span(row.low * step, row.high * step, line), diamond(row.better * step, line)]
    return shapes, foot + 52


def _person(kind: str, x: float, y: float, radius: float) -> Markup:
    if kind == "not_asked":
        return cross(x, y, radius * 0.6)
    ring = circle("c1" if kind == "better" else "c0", x, y, radius)
    if kind == "already":
        return ring + circle("c1", x, y, radius * 0.35)
    if kind == "worse":
        return ring + path("cl w2", f"M{x - radius * 0.5:.1f} {y:.1f}h{radius:.1f}")
    return ring


def _dot_key(rows: Sequence[DotRow]) -> tuple[KeyItem, ...]:
    words = {
        "better": _("新しくできた"),
        "already": _("前からできた"),
        "same": _("まだ"),
        "worse": _("むずかしくなった"),
        "not_asked": _("聞けなかった"),
    }
    used = [kind for kind in words if any(getattr(row, kind) for row in rows)]
    key = [key_item(_person(kind, 12, 12, 10), words[kind]) for kind in used]
    if any(row.low is not None for row in rows):
        key.append(key_item(span(2, 22, 12) + diamond(12, 12), _("ありうる幅")))
    return tuple(key)


def _dot_table(rows: Sequence[DotRow], title: str) -> ChartTable:
    header = (
        _("こと"),
        _("新しく"),
        _("前から"),
        _("まだ"),
        _("むずかしく"),
        _("聞けず"),
        _("新しくの幅"),
    )
    cells = tuple(
        (row.label, *(str(n) for n in (row.better, row.already, row.same, row.worse, row.not_asked)),
         "―" if row.low is None or row.high is None else f"{row.low:.1f}–{row.high:.1f}")
        for row in rows
    )  # fmt: skip
    return ChartTable(header, cells, caption=title, numeric=(1, 2, 3, 4, 5, 6))


def reach(rows: Sequence[ReachRow], *, title: str, note: str = "") -> Chart:
    """Draw a thin line as long as the people there are, and a thick mark for those who were met."""
    top = max((row.estimated for row in rows), default=0) or 1
    shapes: list[Markup] = []
    height = 0.0
    for row in rows:
        drawn, foot = headed(row.label, _reach_words(row), y=height)
        y = foot + 16
        shapes += [*drawn, span(4, 4 + row.estimated / top * (WIDTH - 8), y, kind="cl")]
        if row.reached != 0:
            met = row.reached if row.reached is not None else 1
            shapes.append(path("cs w8", f"M4 {y:g}h{max(3.0, met / top * (WIDTH - 8)):.1f}"))
        height = foot + 32
    summary = _("細い線がいる人の数、太い印が会えた人の数です。") + "".join(
        _("%(label)sは%(said)s。") % {"label": row.label, "said": _reach_words(row)} for row in rows
    )
    cells = tuple((row.label, roughly(row.estimated), _met(row.reached)) for row in rows)
    table = ChartTable(
        (_("障害の種類"), _("いる人（推）"), _("会えた人")), cells, caption=title, numeric=(1, 2)
    )
    return Chart(canvas(height, shapes, title=title, summary=summary), title, summary, table, note)


def _met(reached: int | None) -> str:
    return _("10人未満") if reached is None else _("%(n)s人") % {"n": figure(reached)}


def _reach_words(row: ReachRow) -> str:
    if row.reached == 0:
        return _("%(estimated)s人　まだ0人") % {"estimated": roughly(row.estimated)}
    return _("%(estimated)s人　会えた人は%(met)s") % {
        "estimated": roughly(row.estimated),
        "met": _met(row.reached),
    }
