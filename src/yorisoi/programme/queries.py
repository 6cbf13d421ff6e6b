"""Read the year: where each stage stands, what to do next, who carries it."""

from dataclasses import dataclass

from django.db.models import QuerySet

from yorisoi.people.models import Account
from yorisoi.programme.models import Decision, Document, Meeting, Party, Programme, StageMark, Task
from yorisoi.programme.terms import Stage, StageState, TaskState


@dataclass(frozen=True)
class StageView:
    """Where one stage stands and its next open task."""

    stage: Stage
    state: StageState
    next_task: Task | None


def programmes(*, account: Account) -> QuerySet[Programme]:
    """Return the programmes that an organisation of this account carries."""
    return Programme.objects.filter(parties__organisation__memberships__account=account).distinct()


def programme(*, code: str, account: Account) -> Programme | None:
    """Return one programme, or None where the account has no part in it."""
    return programmes(account=account).select_related("municipality").filter(code=code).first()


def states(*, programme: Programme) -> dict[Stage, StageState]:
    """Return the state of every stage; a stage nobody has marked has not begun."""
    marked = dict(programme.marks.values_list("stage", "state"))
    return {stage: StageState(marked.get(stage, StageState.NONE)) for stage in Stage}


def year(*, programme: Programme) -> tuple[StageView, ...]:
    """Return the ten stages with their state and next open task."""
    open_tasks = programme.tasks.exclude(state=TaskState.DONE).select_related("owner")
    first: dict[str, Task] = {}
    for task in open_tasks.order_by("due_on", "id"):
        first.setdefault(task.stage, task)
    return tuple(
        StageView(stage=stage, state=state, next_task=first.get(stage))
        for stage, state in states(programme=programme).items()
    )


def tasks(*, programme: Programme, is_open: bool | None = None) -> QuerySet[Task]:
    """Return tasks by due date; only open or only done ones if asked."""
    found = programme.tasks.select_related("owner")
    if is_open is None:
        return found
    return found.exclude(state=TaskState.DONE) if is_open else found.filter(state=TaskState.DONE)


def parties(*, programme: Programme) -> QuerySet[Party]:
    """Return the organisations that carry the programme, in their order."""
    return programme.parties.select_related("organisation")


def decisions(*, programme: Programme) -> QuerySet[Decision]:
    """Return what was decided, newest first."""
    return programme.decisions.all()


def meetings(*, programme: Programme) -> QuerySet[Meeting]:
    """Return meetings and partnership notes, newest first."""
    return programme.meetings.all()


def documents(*, programme: Programme) -> QuerySet[Document]:
    """Return all versions of the three documents."""
    return programme.documents.select_related("signed_by")


def mark(*, programme: Programme, stage: Stage) -> StageMark | None:
    """Return the mark of one stage."""
    return programme.marks.filter(stage=stage).first()
