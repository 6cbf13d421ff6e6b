"""数で知る, on paper."""

from django.utils.translation import gettext as _

from yorisoi.engines import documents as paper
from yorisoi.programme.models import Programme
from yorisoi.stages.area.presenters.front import CellView, Front, front
from yorisoi.stages.area.presenters.words import title
from yorisoi.ui.charts import Chart


def area_paper(*, programme: Programme) -> paper.Document:
    """Return the area as a document: facts, matrix with its formulas, tables, sources."""
    seen = front(programme=programme)
    blocks: list[paper.Block] = [paper.Paragraph(seen.lead, style="lead")]
    if seen.facts:
        blocks.append(paper.Answers(rows=tuple(_fact(seen))))
    blocks += _matrix(seen)
    for chart in (seen.ages, seen.reach, seen.young, seen.device_use):
        if chart is not None:
            blocks += _chart(chart)
    if seen.sources:
        blocks.append(paper.Heading(_("出典")))
        blocks.append(
            paper.Evidence(
                items=tuple(
                    (_("根拠%(key)s") % {"key": s.key}, f"{s.text}　{s.when}　{s.certainty}")
                    for s in seen.sources
                )
            )
        )
    return paper.Document(
        title=title(),
        kicker=f"{programme.municipality.name}　{programme.name}",
        notice=programme.notice,
        blocks=tuple(blocks),
    )


def _fact(seen: Front) -> list[tuple[str, str]]:
    return [
        (
            fact.label,
            f"{fact.value}{fact.unit}　{fact.note}"
            + (_("[[根拠%(key)s]]") % {"key": fact.evidence.key} if fact.evidence else ""),
        )
        for fact in seen.facts
    ]


def _matrix(seen: Front) -> list[paper.Block]:
    blocks: list[paper.Block] = [
        paper.Heading(_("障害の種類と年齢")),
        paper.Table(
            caption=_("手帳を持つ人"),
            header=(_("障害の種類"), *seen.columns),
            rows=tuple(
                (label, *(_cell(cell) for cell in cells)) for label, _is, cells in seen.rows
            ),
            note=_(
                "「数」は数えた数、「推」は推した数（十の位まで）、「不明」は公表された数がないものです。"
            ),
        ),
    ]
    for way in seen.ways:
        mark = _("[[根拠%(key)s]]") % {"key": way.evidence.key} if way.evidence else ""
        blocks.append(paper.Paragraph(f"{way.letter}　{way.words}{mark}", style="note"))
    return blocks


def _cell(cell: CellView) -> str:
    return f"{cell.words} {cell.note}".strip()


def _chart(chart: Chart) -> list[paper.Block]:
    return [
        paper.Heading(chart.title),
        paper.Drawing(svg=str(chart.svg), alt=chart.summary, caption=chart.note),
        paper.Table(caption=chart.table.caption, header=chart.table.header, rows=chart.table.rows),
    ]
