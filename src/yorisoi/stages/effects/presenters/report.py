"""The effect report on paper: for everybody from controlled results, for the team from live numbers."""

from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.engines import documents as paper
from yorisoi.programme.models import Programme
from yorisoi.stages.effects import queries
from yorisoi.stages.effects.models import Result
from yorisoi.stages.effects.presenters.board import Board, boards
from yorisoi.stages.effects.presenters.results import grouped, says_something
from yorisoi.stages.effects.rules.sentences import when
from yorisoi.ui.charts import Range, interval
from yorisoi.ui.parts import Table
from yorisoi.ui.words import full_day


def effect_report(*, programme: Programme, is_for_team: bool = False) -> paper.Document:
    """Return what can be said and what cannot; only `is_for_team` holds numbers that stay in the house."""
    shown = boards(programme=programme) if is_for_team else ()
    results = list(queries.results(programme=programme))
    is_simulated = any(each.is_simulated for each in results) or any(
        each.is_simulated for each in shown
    )
    blocks: list[paper.Block] = []
    if shown:
        blocks += _team_blocks(shown)
    elif is_for_team or not results:
        blocks.append(paper.Paragraph(_("まだ、二度聞いた人がいません。"), style="lead"))
    else:
        blocks += _public_blocks(results, minimum=programme.minimum_count)
    return paper.Document(
        title=_("できることは増えたか"),
        kicker=_("効果の報告（チーム用）") if is_for_team else _("効果の報告"),
        subject=f"{programme.municipality.name}　{programme.name}",
        notice=notice(programme, is_simulated=is_simulated),
        blocks=(*blocks, *_plan_blocks(programme)),
    )


def notice(programme: Programme, *, is_simulated: bool) -> str:
    """Return what every page of a report says about its numbers."""
    simulated = _("模擬：答えはすべて作ったものです。") if is_simulated else ""
    return "　".join(part for part in (programme.notice, simulated) if part)


def figures(result: Result) -> tuple[tuple[str, str], ...]:
    """Return the numbers of a result as label and value; a hidden one says so."""
    content = result.content
    labels = {
        "n": _("全員"), "better": _("前に進んだ人"), "same": _("変わらない人"),
        "worse": _("もどった人"), "not_asked": _("本人に聞けなかった人"),
        "n_offered": _("抽選で当たった人"), "n_waiting": _("待っている人"),
        "people": _("差"),
    }  # fmt: skip
    rows = [(labels[key], _people(content[key])) for key in labels if key in content]
    if content.get("low") is not None:
        rows.append(
            (
                _("ありうる幅"),
                _("%(low)s人から%(high)s人")
                % {"low": round(content["low"]), "high": round(content["high"])},
            )
        )
    return tuple(rows)


def _people(value: float | None) -> str:
    return _("出せません") if value is None else _("%(n)s人") % {"n": round(value)}


def _public_blocks(results: list[Result], *, minimum: int) -> list[paper.Block]:
    blocks: list[paper.Block] = [
        paper.Paragraph(
            _(
                "%(minimum)s人未満の数は、引き算でもわからないように隠しています。来なくなった人も、聞けなかった人も、全員の数に入っています。"
            )
            % {"minimum": minimum},
            style="lead",
        ),
        paper.Heading(_("言えること")),
    ]
    said = [each for each in results if says_something(each)]
    for group in grouped(said):
        lines = tuple(f"{each.title}。" for each in group.results)
        blocks += [paper.Heading(group.name, level=3), paper.Bullets(lines)]
    if not said:
        blocks.append(paper.Paragraph(_("人数が少ないため、外に出せる数はまだありません。")))
    changed = [each for each in results if each.content["kind"] == "change"]
    drawn = [each for each in changed if each.content["low"] is not None]
    if drawn:
        blocks.append(_drawing(drawn))
    if changed:
        blocks.append(_change_table(changed))
    unsaid = tuple(f"{each.title}。" for each in results if not says_something(each))
    cannot = tuple(dict.fromkeys(line for each in results for line in each.cannot_say.splitlines()))
    if cannot or unsaid:
        blocks += [paper.Heading(_("まだ言えないこと")), paper.Bullets((*cannot, *unsaid))]
    return blocks


def _drawing(results: list[Result]) -> paper.Drawing:
    chart = interval(
        [
            Range(
                _label(each),
                each.content["better"],
                round(each.content["low"], 1),
                round(each.content["high"], 1),
                each.content["n"],
            )
            for each in results
        ],
        title=_("前に進んだ人の数と、ありうる幅"),
        unit=_("人"),
    )
    return paper.Drawing(svg=str(chart.svg), alt=chart.summary, caption=chart.title)


def _change_table(results: list[Result]) -> paper.Table:
    names = ("n", "better", "same", "worse", "not_asked")
    return paper.Table(
        caption=_("人数"),
        header=(_("こと"), _("全員"), _("前に進んだ"), _("同じ"), _("もどった"), _("聞けず")),
        rows=tuple(
            (_label(each), *(_cell(each.content[name]) for name in names)) for each in results
        ),
        note=_("×は、人数が少ないために出せない数です。"),
    )


def _label(result: Result) -> str:
    return _("%(label)s（%(when)s）") % {
        "label": result.content["label"],
        "when": when(result.content["when"]),
    }


def _cell(value: int | None) -> str:
    return "×" if value is None else str(value)


def _team_blocks(shown: tuple[Board, ...]) -> list[paper.Block]:
    blocks: list[paper.Block] = [
        paper.Paragraph(
            _("この紙には、人数の少ない数がそのまま入っています。チームの外に出さないでください。"),
            style="warn",
        )
    ]
    for each in shown:
        blocks += _board_blocks(each)
    cannot = tuple(dict.fromkeys(line for each in shown for line in each.cannot_say))
    if cannot:
        blocks += [paper.Heading(_("まだ言えないこと")), paper.Bullets(cannot)]
    return blocks


def _board_blocks(shown: Board) -> list[paper.Block]:
    blocks: list[paper.Block] = [
        paper.Heading(shown.name),
        paper.Paragraph(shown.lead, style="lead"),
        paper.Drawing(svg=str(shown.chart.svg), alt=shown.chart.summary, caption=shown.chart.title),
        *_without_range(shown.table),
    ]
    if shown.by_proxy is not None:
        blocks.append(_paper_table(shown.by_proxy))
    if shown.by_lot is not None:
        lot = shown.by_lot
        blocks += [
            paper.Drawing(svg=str(lot.svg), alt=lot.summary, caption=lot.title),
            _paper_table(lot.table),
        ]
    return [*blocks, paper.Heading(_("言えること"), level=3), paper.Bullets(shown.can_say)]


def _without_range(table: Table) -> tuple[paper.Table, paper.Table]:
    """Split a wide table, so that it can be read on a phone: the counts, then the ranges."""
    counts = paper.Table(
        caption=table.caption,
        header=table.header[:-1],
        rows=tuple(row[:-1] for row in table.rows),
        note=table.note,
    )
    ranges = paper.Table(
        caption=_("前に進んだ人の、ありうる幅"),
        header=(table.header[0], table.header[-1]),
        rows=tuple((row[0], row[-1]) for row in table.rows),
    )
    return counts, ranges


def _paper_table(table: Table) -> paper.Table:
    return paper.Table(caption=table.caption, header=table.header, rows=table.rows, note=table.note)


def _plan_blocks(programme: Programme) -> list[paper.Block]:
    plan = queries.plan(programme=programme)
    if plan is None:
        return []
    lines = [line for line in plan.text.splitlines() if line.strip()]
    late = (
        _("答えが集まったあとに決めました。")
        if plan.n_answers_before
        else _("答えを集める前に決めました。")
    )
    fixed = _("第%(version)s版。%(day)sに、%(late)s") % {
        "version": plan.version, "day": full_day(timezone.localdate(plan.fixed_at)), "late": late,
    }  # fmt: skip
    return [
        paper.Heading(_("調べる計画")),
        paper.Paragraph(fixed, style="note"),
        *(paper.Paragraph(line) for line in lines),
        paper.Paragraph(f"SHA-256 {plan.sha256}", style="note"),
    ]
