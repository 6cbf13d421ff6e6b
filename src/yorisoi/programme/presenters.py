"""The year in words and on paper."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from yorisoi.engines import documents as paper
from yorisoi.programme import queries
from yorisoi.programme.models import Decision, Document, Party, Programme, Task
from yorisoi.programme.terms import DocumentKind, Stage, TaskState
from yorisoi.ui.page import Link
from yorisoi.ui.parts import Mark, State
from yorisoi.ui.words import day, full_day

MARKS = {TaskState.OPEN: Mark.NONE, TaskState.WAITING: Mark.HALF, TaskState.DONE: Mark.DONE}

A_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class TaskLine:
    """A task as a list shows it."""

    task: Task
    state: State
    note: str


@dataclass(frozen=True)
class TeamLine:
    """The parties of one kind."""

    kind: str
    parties: tuple[Party, ...]


@dataclass(frozen=True)
class Versions:
    """One of the three documents with its versions, newest first."""

    kind: DocumentKind
    versions: tuple[Document, ...]


def task_state(task: Task) -> State:
    """Return the state of a task as shape and word."""
    return State(kind=MARKS[TaskState(task.state)], word=str(TaskState(task.state).label))


def task_lines(tasks: Iterable[Task], *, on: date) -> tuple[TaskLine, ...]:
    """Return tasks with their day beside them and who does them below."""
    return tuple(
        TaskLine(
            task=each,
            state=task_state(each) if each.state == TaskState.DONE else urgency(each, on=on),
            note="　".join(
                (str(Stage(each.stage).label), *((each.owner.name,) if each.owner else ()))
            ),
        )
        for each in tasks
    )


def urgency(task: Task, *, on: date) -> State:
    """Return when a task is due as shape and word; within a week it is the thing to do now."""
    if task.state == TaskState.WAITING:
        return State(kind=Mark.HALF, word=str(TaskState.WAITING.label))
    if task.due_on is None:
        return State(kind=Mark.NONE, word=str(TaskState.OPEN.label))
    is_near = task.due_on <= on + A_WEEK
    word = _("%(day)sまで") % {"day": day(task.due_on)}
    return State(kind=Mark.NOW if is_near else Mark.NONE, word=word)


def team(parties: Iterable[Party]) -> tuple[TeamLine, ...]:
    """Return the parties by their kind, in the order of the team."""
    lines: dict[str, TeamLine] = {}
    for party in parties:
        kind = str(party.organisation.get_kind_display())
        before = lines.get(kind, TeamLine(kind=kind, parties=()))
        lines[kind] = TeamLine(kind=kind, parties=(*before.parties, party))
    return tuple(lines.values())


def stage_links(*, address: str, chosen: str) -> tuple[Link, ...]:
    """Return the filter by stage: everything first, then the ten."""
    every = Link(_("すべて"), address, is_current=not chosen)
    return (
        every,
        *(
            Link(str(stage.label), f"{address}?stage={stage.value}", is_current=stage == chosen)
            for stage in Stage
        ),
    )


def tasks_lead(*, n_open: int, n_done: int) -> str:
    """Return how much there is to do, in one sentence."""
    if n_open == 0 and n_done == 0:
        return _("することは、まだありません。一つ足すところから始めましょう。")
    if n_open == 0:
        return _("することは、みな済んでいます。")
    return _("することが%(n)s件あります。上から順に進めれば大丈夫です。") % {"n": n_open}


def versions(*, programme: Programme) -> tuple[Versions, ...]:
    """Return the three documents, those nobody has made included."""
    found = list(queries.documents(programme=programme))
    return tuple(
        Versions(kind=kind, versions=tuple(each for each in found if each.kind == kind))
        for kind in DocumentKind
    )


def document_title(document: Document) -> str:
    """Return what a version calls itself, else the name of its kind."""
    return str(document.content.get("title") or DocumentKind(document.kind).label)


def decisions_paper(*, programme: Programme) -> paper.Document:
    """Return all decisions as a document to print or send."""
    decisions = list(queries.decisions(programme=programme))
    blocks = [block for each in decisions for block in _decision_blocks(each)]
    return paper.Document(
        title=_("決めたことと、その理由"),
        kicker=f"{programme.municipality.name}　{programme.name}",
        notice=programme.notice,
        blocks=tuple(blocks) or (paper.Paragraph(_("まだありません。")),),
    )


def _decision_blocks(decision: Decision) -> tuple[paper.Block, ...]:
    return (
        paper.Heading(decision.title),
        paper.Answers(
            rows=(
                (_("理由"), decision.reason),
                (_("根拠"), decision.evidence or _("仮（根拠はまだありません）")),
                (_("決めた日"), full_day(decision.decided_on)),
                (_("決めた人たち"), decision.decided_by),
                (_("段"), str(Stage(decision.stage).label)),
            )
        ),
    )
