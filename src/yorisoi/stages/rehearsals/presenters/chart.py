"""How help fades: the steps of a procedure against the tries of one person."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from markupsafe import Markup

from yorisoi.stages.courses.terms import Help
from yorisoi.stages.rehearsals.models import Procedure, Step
from yorisoi.stages.rehearsals.queries import TryLevels
from yorisoi.ui.charts.drawing import (
    WIDTH,
    Chart,
    ChartTable,
    canvas,
    circle,
    cross,
    folded,
    key_item,
    path,
    text,
)
from yorisoi.ui.words import short_day

FIRST, GAP, ROW, HEAD, MOST = 186.0, 26.0, 40.0, 24.0, 7
LABEL = 150.0


def fading(procedure: Procedure, tries: Sequence[TryLevels]) -> Chart:
    """Draw one mark for each step at each of the last seven tries, newest at the right.

    A full circle was done alone, a ring with words, a ring with a dot with hands, a cross not
    tried. Raises ValueError without a finished try: there is nothing to draw.
    """
    if not tries:
        raise ValueError("expected at least one finished try")
    last = tries[-MOST:]
    steps = list(procedure.steps.all())
    before = len(tries) - len(last)
    shapes = [text(0, 14, _("何回目の練習か"), kind="ct t11")]
    shapes += [
        text(FIRST + GAP * n, 14, str(before + n + 1), anchor="middle", kind="ct t11")
        for n in range(len(last))
    ]
    for place, step in enumerate(steps):
        shapes += _row(step, last, y=HEAD + ROW * place)
    title = _title(steps, last)
    summary = _("上から手順の順に、左から古い練習の順にならべた図です。") + title
    height = HEAD + ROW * len(steps)
    return Chart(
        canvas(height, shapes, title=title, summary=summary),
        title,
        summary,
        _table(procedure, steps, last, before=before),
        key=tuple(key_item(_mark(each, 12, 12), str(each.label)) for each in Help),
    )


def _row(step: Step, tries: Sequence[TryLevels], *, y: float) -> list[Markup]:
    lines = folded(f"{step.order}　{step.title}", width=LABEL)[:2]
    top = y + ROW / 2 + 4 - (len(lines) - 1) * 8
    labels = [text(0, top + 16 * n, line) for n, line in enumerate(lines)]
    marks = [
        _mark(each.levels[step.order], FIRST + GAP * n, y + ROW / 2)
        for n, each in enumerate(tries)
        if step.order in each.levels
    ]
    return [path("ch", f"M0 {y:g}H{WIDTH}"), *labels, *marks]


def _mark(level: Help, x: float, y: float) -> Markup:
    if level is Help.NOT_TRIED:
        return cross(x, y, 5)
    if level is Help.ALONE:
        return circle("c1", x, y, 9)
    ring = circle("c0", x, y, 9)
    return ring if level is Help.WORDS else ring + circle("ci", x, y, 3.5)


def _title(steps: Sequence[Step], tries: Sequence[TryLevels]) -> str:
    first, last = _n_alone(tries[0]), _n_alone(tries[-1])
    if len(tries) == 1:
        return _("ひとりでできた手順は、%(n)sのうち%(last)sです") % {
            "n": len(steps),
            "last": last,
        }
    return _("ひとりでできた手順は、%(n)sのうち%(first)sから%(last)sへ") % {
        "n": len(steps),
        "first": first,
        "last": last,
    }


def _n_alone(each: TryLevels) -> int:
    return sum(level is Help.ALONE for level in each.levels.values())


def _table(
    procedure: Procedure, steps: Sequence[Step], tries: Sequence[TryLevels], *, before: int
) -> ChartTable:
    header = (_("手順"), *(_named(each, before + n + 1) for n, each in enumerate(tries)))
    rows = tuple(
        (
            f"{step.order}　{step.title}",
            *(
                str(each.levels[step.order].label) if step.order in each.levels else "―"
                for each in tries
            ),
        )
        for step in steps
    )
    return ChartTable(header, rows, caption=procedure.name)


def _named(each: TryLevels, number: int) -> str:
    said = {"n": number, "day": short_day(each.ended_at)}
    if each.attempt.is_simulated:
        return _("%(n)s回目（%(day)s、模擬）") % said
    return _("%(n)s回目（%(day)s）") % said
