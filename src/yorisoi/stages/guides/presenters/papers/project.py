"""事業計画書: whom, why, what for, who carries it, how people are reached and at what cost."""

from django.utils.translation import gettext as _

from yorisoi.engines import documents as paper
from yorisoi.programme.models import Programme, Task
from yorisoi.programme.terms import Stage
from yorisoi.stages.goals import queries as goals
from yorisoi.stages.guides.presenters.area_words import area_sentences
from yorisoi.stages.guides.presenters.notes import Notes, document, source_words
from yorisoi.stages.hearings import queries as hearings
from yorisoi.stages.personas.models import Attribute, Persona
from yorisoi.ui.words import day, figure, full_day

N_VOICES = 5


def project_plan(programme: Programme) -> paper.Document:
    """Return the plan of the year."""
    notes = Notes()
    blocks = [
        *_background(programme, notes),
        *_people(programme, notes),
        *_goals(programme),
        *_team(programme),
        *_outreach(programme),
        *_schedule(programme),
        *notes.block(),
        paper.Signature(lines=(_("確かめた人："), _("確かめた日："))),
    ]
    return document(programme, _("事業計画書"), blocks)


def _background(programme: Programme, notes: Notes) -> list[paper.Block]:
    blocks: list[paper.Block] = [paper.Heading(_("なぜ始めるのか"))]
    if programme.concept:
        blocks.append(paper.Paragraph(programme.concept, style="lead"))
    for _key, text, figures in area_sentences(programme):
        marks = "".join(notes.mark(source_words(each)) for each in figures)
        blocks.append(paper.Paragraph(text + marks))
    voices = hearings.shared(programme=programme)[:N_VOICES]
    if voices:
        blocks.append(paper.Heading(_("聴いた声"), level=3))
    for each in voices:
        source = _("%(host)sで聴いた声（%(speaker)s）") % {
            "host": each.hearing.host,
            "speaker": each.passage.get_speaker_display(),
        }
        blocks.append(paper.Paragraph(each.text + notes.mark(source), style="voice"))
    if len(blocks) == 1:
        blocks.append(paper.Paragraph(_("まだ書かれていません。"), style="note"))
    return blocks


def _people(programme: Programme, notes: Notes) -> list[paper.Block]:
    blocks: list[paper.Block] = [paper.Heading(_("だれを思うか"))]
    rows = tuple(
        (each.name, _("仮定") if each.is_assumed else _("確かめた"), each.note or "―")
        for each in programme.segments.all()
    )
    if rows:
        header = (_("層"), _("確かさ"), _("覚え書き"))
        blocks.append(paper.Table(_("支援する相手"), header, rows))
    for persona in _newest(programme):
        blocks += _persona(persona, notes)
    if len(blocks) == 1:
        blocks.append(paper.Paragraph(_("まだ決まっていません。"), style="note"))
    return blocks


def _newest(programme: Programme) -> list[Persona]:
    found = programme.personas.prefetch_related(
        "attributes__evidence__figure__source", "attributes__evidence__passage__hearing", "doubts"
    )
    return list({each.code: each for each in found.order_by("code", "version")}.values())


def _persona(persona: Persona, notes: Notes) -> list[paper.Block]:
    said = {"name": persona.name, "headline": persona.headline}
    lines = tuple(_line(each, notes) for each in persona.attributes.all())
    doubts = tuple(each.text for each in persona.doubts.all())
    blocks: list[paper.Block] = [
        paper.Heading(_("%(name)sさん（架空）　%(headline)s") % said, level=3)
    ]
    if lines:
        blocks.append(paper.Bullets(lines))
    if doubts:
        text = _("次のことがわかれば、この像は直します。")
        blocks += [paper.Paragraph(text, style="note"), paper.Bullets(doubts)]
    return blocks


def _line(line: Attribute, notes: Notes) -> str:
    marks = ""
    for each in line.evidence.all():
        if each.figure:
            marks += notes.mark(source_words(each.figure))
        elif each.passage:
            marks += notes.mark(_("%(host)sで聴いた声") % {"host": each.passage.hearing.host})
        else:
            marks += notes.mark(each.answer)
    return line.text + marks if marks else _("（仮）%(line)s") % {"line": line.text}


def _goals(programme: Programme) -> list[paper.Block]:
    blocks: list[paper.Block] = [paper.Heading(_("めあてと確かめかた"))]
    header = (_("何を見るか"), _("めざす姿"), _("だれが測るか"), _("いつ測るか"))
    for goal in goals.goals(programme=programme):
        blocks.append(paper.Heading(goal.statement, level=3))
        rows = tuple(
            (i.name, i.target or "―", i.measured_by.organisation.name, i.measured_when)
            for i in goal.indicators.all()
        )
        if rows:
            blocks.append(paper.Table(_("どうやって確かめるか"), header, rows))
    if len(blocks) == 1:
        blocks.append(paper.Paragraph(_("まだ決まっていません。"), style="note"))
    return blocks


def _team(programme: Programme) -> list[paper.Block]:
    rows = tuple(
        (each.organisation.name, each.part or _("受け持ちは、これから決めます"))
        for each in programme.parties.select_related("organisation")
    )
    return [paper.Heading(_("担い手と受け持ち")), paper.Answers(rows)] if rows else []


def _outreach(programme: Programme) -> list[paper.Block]:
    found = list(programme.plan_rows.select_related("persona", "owner"))
    if not found:
        return [
            paper.Heading(_("届けかたと費用")),
            paper.Paragraph(_("まだ決まっていません。"), style="note"),
        ]
    rows = tuple(
        (
            each.get_way_display(),
            each.persona.name if each.persona else _("みなさん"),
            each.material,
            each.owner.name,
            _("%(n)s円") % {"n": figure(each.cost_yen)},
        )
        for each in found
    )
    total = _("合わせて%(n)s円の計画です。") % {"n": figure(sum(e.cost_yen for e in found))}
    header = (_("届けかた"), _("だれに"), _("使うもの"), _("だれが"), _("費用"))
    return [
        paper.Heading(_("届けかたと費用")),
        paper.Table(_("届けかたの計画"), header, rows, note=total),
    ]


def _schedule(programme: Programme) -> list[paper.Block]:
    rows: list[tuple[str, str]] = []
    tasks = list(programme.tasks.all())
    for stage in Stage:
        said = [_task(each) for each in tasks if each.stage == stage]
        if said:
            rows.append((str(stage.label), "\n".join(said)))
    for wave in programme.waves.all():
        said_wave = {"wave": wave.get_kind_display(), "day": full_day(wave.planned_on)}
        rows.append((_("変化をたずねる"), _("%(wave)sのしらべ（%(day)s）") % said_wave))
    return [paper.Heading(_("予定")), paper.Answers(tuple(rows))] if rows else []


def _task(task: Task) -> str:
    if task.due_on is None:
        return task.title
    return _("%(title)s（%(day)sまで）") % {"title": task.title, "day": day(task.due_on)}
