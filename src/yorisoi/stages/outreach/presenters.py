"""Reaching people in words and on paper: one source, every form."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yorisoi.engines import documents as paper
from yorisoi.engines import language
from yorisoi.people.terms import DisabilityKind
from yorisoi.programme.models import Programme
from yorisoi.stages.area.queries import Reach
from yorisoi.stages.area.terms import Certainty
from yorisoi.stages.outreach import queries
from yorisoi.stages.outreach.actions import LeafletWords
from yorisoi.stages.outreach.models import PlanRow
from yorisoi.stages.outreach.terms import PlanState, Way
from yorisoi.ui.coach import remarks
from yorisoi.ui.parts import Mark, State, Table
from yorisoi.ui.words import day, figure

MARKS = {
    PlanState.PLANNED: Mark.NONE,
    PlanState.DOING: Mark.NOW,
    PlanState.DONE: Mark.DONE,
    PlanState.DROPPED: Mark.STOP,
}
LABELS = {
    "title": gettext_lazy("題"),
    "lead": gettext_lazy("ひとこと"),
    "body": gettext_lazy("何をするか"),
    "when_and_where": gettext_lazy("いつ・どこで"),
    "how_to_apply": gettext_lazy("申し込みかた"),
    "arrangements": gettext_lazy("配慮の申し出かた"),
    "contact": gettext_lazy("問い合わせ"),
}


@dataclass(frozen=True)
class RowLine:
    """A row of the plan as the table shows it."""

    row: PlanRow
    way: str
    persona: str
    who: str
    when: str
    cost: str
    expected: str
    reached: str
    state: State


@dataclass(frozen=True)
class GapLine:
    """A kind of disability: how many there may be and how many were met."""

    kind: str
    there: str
    is_estimated: bool
    met: str


@dataclass(frozen=True)
class Hint:
    """A friendly remark beside the text; it never stops anybody."""

    label: str
    text: str
    advice: str


@dataclass(frozen=True)
class Part:
    """A part of a leaflet: its title and its lines."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Previews:
    """One source in every form, side by side."""

    parts: tuple[Part, ...]
    speech: tuple[str, ...]
    message: tuple[str, ...]
    n_letters_in_message: int


def title() -> str:
    """Return the title of the stage."""
    return _("教室を届ける")


def sentence(*, programme: Programme) -> str:
    """Return where the stage stands, in one sentence."""
    states = [row.state for row in programme.plan_rows.all() if row.state != PlanState.DROPPED]
    if not states:
        return _("届ける計画は、まだありません")
    return _("届けかた%(n)s件のうち、%(n_done)s件が済み") % {
        "n": len(states),
        "n_done": states.count(PlanState.DONE),
    }


def row_state(row: PlanRow) -> State:
    """Return the state of a row as shape and word."""
    state = PlanState(row.state)
    return State(kind=MARKS[state], word=str(state.label))


def plan_lines(*, programme: Programme) -> tuple[RowLine, ...]:
    """Return the plan row by row."""
    return tuple(_line(row) for row in queries.plan(programme=programme))


def _line(row: PlanRow) -> RowLine:
    due = _("%(day)sまで") % {"day": day(row.due_on)} if row.due_on else ""
    return RowLine(
        row=row,
        way=str(Way(row.way).label),
        persona=_("%(name)sさん（架空）") % {"name": row.persona.name}
        if row.persona
        else _("みんな"),
        who=row.owner.name,
        when=due,
        cost=_yen(row.cost_yen),
        expected=figure(row.n_expected),
        reached=figure(queries.n_reached(row)),
        state=row_state(row),
    )


def _yen(amount: int) -> str:
    return _("%(amount)s円") % {"amount": figure(amount)}


def totals(*, programme: Programme) -> Table:
    """Return cost, hoped-for and counted people for each way, with the sum of the costs."""
    found = queries.by_way(programme=programme)
    rows = [
        (
            str(each.way.label),
            figure(each.n_rows),
            _yen(each.cost_yen),
            figure(each.n_expected),
            figure(each.n_reached),
        )
        for each in found
    ]
    whole = (
        _("あわせて"),
        figure(sum(each.n_rows for each in found)),
        _yen(sum(each.cost_yen for each in found)),
        "―",
        "―",
    )
    return Table(
        header=(_("届けかた"), _("計画の数"), _("費用"), _("見込みの人数"), _("届いた人数")),
        rows=(*rows, whole),
        caption=_("届けかたごとの費用と人数"),
        note=_("同じ人に二度届くことがあるので、人数はたし合わせません。"),
        numeric=(1, 2, 3, 4),
    )


def gaps(*, programme: Programme) -> tuple[GapLine, ...]:
    """Return where the programme has met fewest of those who may be there, in words."""
    return tuple(
        GapLine(
            kind=str(DisabilityKind(each.there.kind).label)
            if each.there.kind in DisabilityKind.values
            else each.there.kind,
            there=_("%(n)s人") % {"n": figure(each.there.value)},
            is_estimated=each.there.certainty == Certainty.ESTIMATED,
            met=_met(each, programme=programme),
        )
        for each in queries.gaps(programme=programme)
    )


def _met(reach: Reach, *, programme: Programme) -> str:
    if reach.met.value is None:
        return _("%(n)s人未満") % {"n": programme.minimum_count}
    return _("%(n)s人") % {"n": figure(reach.met.value)}


def hints(words: LeafletWords) -> tuple[Hint, ...]:
    """Return what could be easier in the words of a leaflet, in reading order."""
    return tuple(
        Hint(label=str(label), text=found.text, advice=found.advice)
        for name, label in LABELS.items()
        for found in remarks(getattr(words, name))
    )


def parts(words: LeafletWords) -> tuple[Part, ...]:
    """Return the parts of a leaflet that stand under a title of their own."""
    return tuple(
        Part(title=str(LABELS[name]), lines=_lines(getattr(words, name)))
        for name in LABELS
        if name not in {"title", "lead"}
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def leaflet_paper(words: LeafletWords, *, programme: Programme) -> paper.Document:
    """Return a leaflet as a document: every form is made from this one."""
    blocks: list[paper.Block] = [paper.Paragraph(words.lead, style="lead")]
    for part in parts(words):
        blocks.append(paper.Heading(part.title))
        if part.title == str(LABELS["body"]):
            blocks.append(paper.Bullets(part.lines))
        else:
            blocks += [paper.Paragraph(line) for line in part.lines]
    return paper.Document(
        title=words.title,
        kicker=programme.municipality.name,
        notice=programme.notice,
        blocks=tuple(blocks),
    )


def previews(words: LeafletWords, *, programme: Programme) -> Previews:
    """Return a leaflet in every form, for one look."""
    document = leaflet_paper(words, programme=programme)
    message = paper.to_line(document)
    return Previews(
        parts=parts(words),
        speech=_lines(paper.to_text(document, katakana=language.katakana)),
        message=_lines(message),
        n_letters_in_message=len(message),
    )


def plan_paper(*, programme: Programme) -> paper.Document:
    """Return the plan as a document to print or send."""
    lines = plan_lines(programme=programme)
    table = totals(programme=programme)
    plan = paper.Table(
        caption=_("だれに、どうやって、だれが届けるか"),
        header=(
            _("届けかた"),
            _("だれに"),
            _("使うもの"),
            _("だれが、いつまで"),
            _("費用"),
            _("状態"),
        ),
        rows=tuple(
            (
                each.way,
                each.persona,
                each.row.material,
                "　".join(part for part in (each.who, each.when) if part),
                each.cost,
                each.state.word,
            )
            for each in lines
        ),
    )
    whole = paper.Table(
        caption=table.caption, header=table.header, rows=table.rows, note=table.note
    )
    return paper.Document(
        title=_("教室を届ける計画"),
        kicker=f"{programme.municipality.name}　{programme.name}",
        notice=programme.notice,
        blocks=(plan, whole) if lines else (paper.Paragraph(_("届ける計画は、まだありません。")),),
    )
