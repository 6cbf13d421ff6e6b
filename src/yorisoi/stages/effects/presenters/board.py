"""The team's board: one instrument at one wave as people, ranges and words. Live numbers; they stay in the house."""

from collections import Counter
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from yorisoi.programme.models import Programme
from yorisoi.stages.effects import queries
from yorisoi.stages.effects.presenters.drawings import change_chart, change_table, lot_chart
from yorisoi.stages.effects.queries import Comparison, SupporterView
from yorisoi.stages.effects.rules import sentences
from yorisoi.stages.effects.rules.change import Counted
from yorisoi.stages.effects.rules.measures import PRACTICE, SEEN, SUPPORTERS, TIES, Measure
from yorisoi.stages.effects.rules.scales import REACHED
from yorisoi.stages.effects.terms import WaveKind
from yorisoi.ui.charts import Chart
from yorisoi.ui.charts.persons import MOST
from yorisoi.ui.page import Link
from yorisoi.ui.parts import Table
from yorisoi.ui.words import day

Row = tuple[Measure, Counted]


@dataclass(frozen=True)
class Board:
    """What the first page shows of one instrument at one wave."""

    name: str
    choices: tuple[Link, ...]
    waves: tuple[Link, ...]
    lead: str
    n: int
    is_small: bool
    is_simulated: bool
    chart: Chart
    table: Table
    by_proxy: Table | None
    by_lot: Chart | None
    can_say: tuple[str, ...]
    cannot_say: tuple[str, ...]


@dataclass(frozen=True)
class Looked:
    """Everything that was looked at twice, instrument by instrument."""

    programme: Programme
    rows: list[Row]
    comparisons: tuple[Comparison, ...]
    names: dict[str, str]

    @property
    def keys(self) -> list[str]:
        """The instruments, the one with most questions first."""
        counts = Counter(measure.instrument for measure, _found in self.rows)
        return [key for key, _n in counts.most_common()]

    def times(self, of: str) -> list[str]:
        """The later waves in which an instrument was asked, in their order."""
        found = {measure.when for measure, _found in self.rows if measure.instrument == of}
        return sorted(found, key=_order)


def board(*, programme: Programme, of: str = "", when: str = "") -> Board | None:
    """Return the board of one instrument at one wave, or None where nobody was asked twice yet."""
    looked = _looked(programme)
    if not looked.rows:
        return None
    of = of if of in looked.keys else looked.keys[0]
    times = looked.times(of)
    return _board(looked, of=of, when=when if when in times else times[-1])


def boards(*, programme: Programme) -> tuple[Board, ...]:
    """Return one board for each instrument, each at its last wave."""
    looked = _looked(programme)
    return tuple(_board(looked, of=key, when=looked.times(key)[-1]) for key in looked.keys)


def _looked(programme: Programme) -> Looked:
    measures = queries.measures(programme=programme)
    return Looked(
        programme=programme,
        rows=[(each, found) for each in measures if (found := each.counted) is not None],
        comparisons=queries.comparisons(programme=programme),
        names=_names(programme),
    )


def _board(looked: Looked, *, of: str, when: str) -> Board:
    shown = [row for row in looked.rows if (row[0].instrument, row[0].when) == (of, when)]
    comparisons = tuple(
        each for each in looked.comparisons if (each.instrument, each.when) == (of, when)
    )
    top = max(shown, key=lambda row: row[1].better)
    return Board(
        name=looked.names[of],
        choices=tuple(Link(looked.names[key], _address(of=key), key == of) for key in looked.keys),
        waves=tuple(
            Link(str(WaveKind(each).label), _address(of=of, when=each), each == when)
            for each in looked.times(of)
            if each
        ),
        lead=lead(top),
        n=top[1].n,
        is_small=top[1].n <= MOST,
        is_simulated=any(measure.is_simulated for measure, _found in shown),
        chart=change_chart(shown),
        table=change_table(shown),
        by_proxy=_proxy_table(shown),
        by_lot=lot_chart(comparisons) if comparisons else None,
        can_say=can_say(shown),
        cannot_say=_cannot_say(looked.programme, shown, comparisons),
    )


def lead(row: Row) -> str:
    """Return the one sentence that says most, with its range."""
    measure, found = row
    said = _("%(n)s人のうち%(better)s人が、「%(label)s」で、%(ending)s。") % {
        "n": found.n, "better": found.better, "label": measure.label,
        "ending": sentences.said(measure.kind, measure.scale),
    }  # fmt: skip
    if found.low is None or found.high is None:
        return said
    return said + _(
        "もっと大ぜいで確かめたら、%(n)s人あたりおよそ%(low)s人から%(high)s人のあいだになると考えられます。"
    ) % {"n": found.n, "low": round(found.low), "high": round(found.high)}


def can_say(rows: list[Row]) -> tuple[str, ...]:
    """Return what the counts carry, one idea a line."""
    measure, most = max(rows, key=lambda row: row[1].better)
    said = [
        _("「%(label)s」は、前に進んだ人がいちばん多い（%(n)s人中%(better)s人）。")
        % {"label": measure.label, "n": most.n, "better": most.better}
    ] if most.better else [_("前に進んだ人は、どれも0人でした。")]  # fmt: skip
    for measure, found in rows:
        n_first, n_now = _n_reached(measure)
        names = {"label": measure.label, "first": n_first, "now": n_now}
        if measure.scale not in REACHED:
            continue
        if n_first == 0 and n_now:
            said.append(_("「%(label)s」は、はじめは0人、いまは%(now)s人。") % names)
        if n_first > found.n / 2:
            said.append(
                _("「%(label)s」は、はじめから%(first)s人ができていた。扱う時間を減らせる。")
                % names
            )
    return tuple(said)


def supporters_table(supporters: tuple[SupporterView, ...], *, shows_names: bool) -> Table:
    """Return each supporter with the first and the last step; by number only where names are not shown."""
    names = {each.step: each.name for each in queries.supporter_steps()}
    rows = tuple(
        (
            each.supporter if shows_names else _("支援者%(n)s") % {"n": number},
            f"{each.first.step}　{names[each.first.step]}",
            f"{each.last.step}　{names[each.last.step]}",
            (each.last.doubt if shows_names else "") or "―",
            day(each.last.noted_on),
        )
        for number, each in enumerate(supporters, start=1)
    )
    return Table(
        (_("支援者"), _("はじめの段"), _("いまの段"), _("心配なこと"), _("聞いた日")),
        rows,
        caption=_("支援者の段"),
    )


def _names(programme: Programme) -> dict[str, str]:
    own = dict(programme.instruments.values_list("code", "name"))
    rooms = {
        SEEN: _("教室で見たこと"),
        PRACTICE: _("練習で見たこと"),
        TIES: _("つながり"),
        SUPPORTERS: _("支援者の変化"),
    }
    return {**rooms, **own}


def _order(when: str) -> int:
    return [kind.value for kind in WaveKind].index(when) if when else 0


def _address(**query: str) -> str:
    return "?" + urlencode(query)


def _n_reached(measure: Measure) -> tuple[int, int]:
    """Count who had got there first and last, among those who answered both times."""
    least = REACHED.get(measure.scale, 0)
    known = [pair for pair in measure.pairs if pair.is_known]
    first = sum((pair.before or 0) >= least for pair in known)
    return first, sum((pair.after or 0) >= least for pair in known)


def _cannot_say(
    programme: Programme, rows: list[Row], comparisons: tuple[Comparison, ...]
) -> tuple[str, ...]:
    found = [each for _measure, each in rows]
    return sentences.cannot_say(
        replace(
            queries.limits(programme=programme),
            is_small=any(each.low is None for each in found),
            is_wide=any(sentences.is_wide(n=e.n, low=e.low, high=e.high) for e in found),
            n_unknown=max(each.n_unknown for each in found),
            has_proxy=any(each.by_proxy for each in found),
            has_comparison=bool(comparisons),
            is_simulated=any(measure.is_simulated for measure, _found in rows),
        )
    )


def _proxy_table(rows: list[Row]) -> Table | None:
    found = [
        (measure.label, by_proxy)
        for measure, _counted_ in rows
        if (by_proxy := measure.counted_by_proxy) is not None
    ]
    if not found:
        return None
    return Table(
        (_("こと"), _("答えた人"), _("前に進んだ"), _("同じ"), _("もどった")),
        tuple(
            (label, str(e.n), str(e.better), str(e.same + e.already), str(e.worse))
            for label, e in found
        ),
        caption=_("代わりの人の答え"),
        note=_("本人の答えには足していません。"),
        numeric=(1, 2, 3, 4),
    )
