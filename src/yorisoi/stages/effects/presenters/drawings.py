"""Changes as people, ranges and tables."""

from dataclasses import replace

from django.utils.translation import gettext as _

from yorisoi.stages.effects.queries import Comparison
from yorisoi.stages.effects.rules.change import Counted
from yorisoi.stages.effects.rules.measures import Measure
from yorisoi.stages.effects.terms import Scale
from yorisoi.ui.charts import Bar, Chart, DotRow, KeyItem, Range, bars, dots, interval
from yorisoi.ui.charts.persons import MOST
from yorisoi.ui.parts import Table

Row = tuple[Measure, Counted]
SKILLS = (Scale.HELP, Scale.YES_NO)


def change_chart(rows: list[Row]) -> Chart:
    """Draw one mark a person up to thirty people, bars with their range beyond."""
    if any(found.n > MOST for _measure, found in rows):
        return bars(
            [
                Bar(
                    measure.label,
                    found.better / found.n,
                    found.n,
                    low=None if found.low is None else found.low / found.n,
                    high=None if found.high is None else found.high / found.n,
                    is_emphasised=True,
                )
                for measure, found in rows
            ],
            title=_("前に進んだ人の割合。下の線は、ありうる幅。"),
        )
    drawn = [_dot_row(measure, found) for measure, found in rows]
    title = _("丸は一人の人。下の線は、ありうる幅。")
    if all(row.low is None for row in drawn):
        title = _("丸は一人の人。")
    chart = dots(drawn, title=title)
    return replace(chart, key=_key(chart.key, drawn, words=_words(rows[0][0].scale)))


def change_table(rows: list[Row]) -> Table:
    """Return the same numbers as a table."""
    words = _words(rows[0][0].scale)
    return Table(
        (
            _("こと"), words["already"], words["better"], words["same"], words["worse"],
            _("聞けず"), _("幅"),
        ),
        tuple(
            (
                measure.label, str(found.already), str(found.better), str(found.same),
                str(found.worse), str(found.n_unknown), _range(found),
            )
            for measure, found in rows
        ),
        caption=_("同じ数の表"),
        note=_("全員で%(n)s人。幅は95％の正確な区間（クロッパー・ピアソン）を人数に直したもの。10人未満では出しません。")
        % {"n": rows[0][1].n},
        numeric=(1, 2, 3, 4, 5, 6),
    )  # fmt: skip


def lot_chart(comparisons: tuple[Comparison, ...]) -> Chart:
    """Draw how many more of those drawn have got there than of those who wait."""
    first = comparisons[0].found
    return interval(
        [
            Range(
                each.label,
                round(each.found.people, 1),
                round(each.found.low, 1),
                round(each.found.high, 1),
                each.found.offered.n + each.found.waiting.n,
            )
            for each in comparisons
        ],
        title=_("抽選で当たった%(offered)s人と、待っている%(waiting)s人の差")
        % {"offered": first.offered.n, "waiting": first.waiting.n},
        unit=_("人"),
        note=_(
            "当たった人のうち、教室があったために増えたと考えられる人数。来なかった人も、当たった人に入れています。"
        ),
    )


def _dot_row(measure: Measure, found: Counted) -> DotRow:
    return DotRow(
        label=measure.label,
        better=found.better,
        already=found.already,
        same=found.same,
        worse=found.worse,
        not_asked=found.n_unknown,
        low=found.low,
        high=found.high,
    )


def _range(found: Counted) -> str:
    if found.low is None or found.high is None:
        return "―"
    return f"{found.low:.1f}–{found.high:.1f}"


def _words(scale: str) -> dict[str, str]:
    """Return what each mark means on a scale."""
    if scale in SKILLS:
        return {
            "better": _("前に進んだ"),
            "already": _("前から"),
            "same": _("まだ"),
            "worse": _("もどった"),
        }
    return {
        "better": _("前に進んだ"),
        "already": _("前から"),
        "same": _("同じ"),
        "worse": _("もどった"),
    }


def _key(
    key: tuple[KeyItem, ...], rows: list[DotRow], *, words: dict[str, str]
) -> tuple[KeyItem, ...]:
    """Give the marks of people the words of the scale; the other marks keep theirs."""
    used = [words[kind] for kind in words if any(getattr(row, kind) for row in rows)]
    renamed = [replace(item, words=said) for item, said in zip(key, used, strict=False)]
    return (*renamed, *key[len(renamed) :])
