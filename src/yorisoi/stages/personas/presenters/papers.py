"""Personas and segments on paper."""

from django.utils.translation import gettext as _

from yorisoi.engines import documents as paper
from yorisoi.programme.models import Programme
from yorisoi.stages.hearings.queries import Said
from yorisoi.stages.personas import queries
from yorisoi.stages.personas.models import Persona
from yorisoi.stages.personas.presenters.crests import alt, drawn
from yorisoi.stages.personas.presenters.grid import cell
from yorisoi.stages.personas.presenters.sheet import Sheet, SheetLine, TopicBlock, sheet
from yorisoi.stages.personas.presenters.words import column_age, group, row_kind, state


def persona_paper(persona: Persona) -> paper.Document:
    """Return one version of a persona to print, read aloud or send."""
    found = sheet(persona)
    blocks: list[paper.Block] = [
        paper.Drawing(svg=str(drawn(persona.crest, width=560)), alt=alt(persona.crest)),
        paper.Paragraph(persona.headline, style="lead"),
        paper.Paragraph(
            _("根拠つき%(n)s行、仮%(n_assumed)s行。%(state)s。")
            % {"n": found.n_evidenced, "n_assumed": found.n_assumed, "state": state(persona).word},
            style="note",
        ),
    ]
    if found.quote:
        blocks.append(_quote(found.quote, found.quote_number))
    for block in found.blocks:
        blocks += _topic(block)
    blocks += _against_stereotypes(found)
    if found.sources:
        items = tuple((_key(each.number), each.text) for each in found.sources)
        blocks += [paper.Heading(_("根拠")), paper.Evidence(items=items)]
    return paper.Document(
        title=_("%(name)s（架空）") % {"name": _named(persona)},
        kicker=_("仮の像　第%(n)s版") % {"n": persona.version},
        subject=f"{persona.programme.municipality.name}　{persona.programme.name}",
        notice=persona.programme.notice,
        blocks=tuple(blocks),
    )


def segment_paper(*, programme: Programme) -> paper.Document:
    """Return kind by age with how well each cell is known, and the groups the team has named."""
    found = queries.grid(programme=programme)
    blocks: list[paper.Block] = [
        paper.Table(
            caption=_("障害の種類と年齢"),
            header=(_("障害の種類"), *(column_age(each) for each in found.ages)),
            rows=tuple(
                (
                    row_kind(row.kind),
                    *(_cell_words(each, minimum=programme.minimum_count) for each in row.cells),
                )
                for row in found.rows
            ),
            note=_(
                "推は推した数、不明は0ではありません。●は根拠（数、声、参加する人）の種類です。"
            ),
        )
    ]
    segments = list(queries.segments(programme=programme))
    if segments:
        rows = tuple(
            (each.name, group(each), _("仮定") if each.is_assumed else _("数えた"), each.note)
            for each in segments
        )
        header = (_("層"), _("だれ"), _("確かさ"), _("覚え書き"))
        blocks.append(paper.Table(caption=_("名前をつけた層"), header=header, rows=rows))
    return paper.Document(
        title=_("だれがいて、どこまで分かっているか"),
        kicker=f"{programme.municipality.name}　{programme.name}",
        notice=programme.notice,
        blocks=tuple(blocks),
    )


def _cell_words(found: queries.GridCell, *, minimum: int) -> str:
    view = cell(found, minimum=minimum)
    if view.has_no_figure:
        value = "―"
    else:
        value = _("推 %(n)s") % {"n": view.value} if view.is_estimated else view.value
    return "　".join(filter(None, (value, view.note, view.marks)))


def _topic(block: TopicBlock) -> list[paper.Block]:
    return [
        paper.Heading(block.title),
        paper.Bullets(items=tuple(_line(each) for each in block.lines)),
    ]


def _line(found: SheetLine) -> str:
    if found.line.is_assumed:
        return _("（仮）%(text)s") % {"text": found.line.text}
    return found.line.text + "".join(f"[[{_key(number)}]]" for number in found.numbers)


def _against_stereotypes(found: Sheet) -> list[paper.Block]:
    blocks: list[paper.Block] = [paper.Heading(_("一人の顔で決めつけないために"))]
    if found.persona.span:
        blocks.append(paper.Paragraph(found.persona.span))
    if found.span.lines:
        blocks.append(paper.Bullets(items=tuple(_line(each) for each in found.span.lines)))
    if found.doubts:
        blocks.append(paper.Heading(_("この像がまちがいだと分かるのは"), level=3))
        blocks.append(paper.Bullets(items=found.doubts))
    return blocks if len(blocks) > 1 else []


def _quote(said: Said, number: int) -> paper.Paragraph:
    who = said.who or str(said.passage.get_speaker_display())
    words = _("%(text)s（%(who)sの声の要約）") % {"text": said.text, "who": who}
    return paper.Paragraph(f"{words}[[{_key(number)}]]", style="voice")


def _key(number: int) -> str:
    return _("根拠%(key)s") % {"key": number}


def _named(persona: Persona) -> str:
    return f"{{{persona.name}|{persona.reading}}}" if persona.reading else persona.name
