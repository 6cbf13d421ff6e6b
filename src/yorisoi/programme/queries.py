"""Read the year: where each stage stands, what to do next, who carries it."""

from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from yorisoi.people.models import Account, Membership
from yorisoi.programme.models import Decision, Document, Meeting, Party, Programme, StageMark, Task
from yorisoi.programme.terms import Stage, StageState, TaskState


@dataclass(frozen=True)
class StageView:
    """Where one stage stands and its next open task."""

    stage: Stage
    state: StageState
    next_task: Task | None


def memberships(*, programme: Programme) -> QuerySet[Membership]:
    """Return the memberships that open a programme: those without seats, and those with a seat in it."""
    found = Membership.objects.filter(organisation__parties__programme=programme)
    return found.filter(Q(seats=None) | Q(seats__programme=programme))


def programmes(*, account: Account) -> QuerySet[Programme]:
    """Return the programmes that a membership of this account opens."""
    opening = Membership.objects.filter(
        Q(seats=None) | Q(seats__programme=OuterRef("pk")),
        account=account,
        organisation__parties__programme=OuterRef("pk"),
    )
    return Programme.objects.filter(Exists(opening))


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
    for task in open_tasks.order_by(F("due_on").asc(nulls_last=True), "id"):
        first.setdefault(task.stage, task)
    return tuple(
        StageView(stage=stage, state=state, next_task=first.get(stage))
        for stage, state in states(programme=programme).items()
    )


def tasks(
    *, programme: Programme, is_open: bool | None = None, stage: Stage | None = None
) -> QuerySet[Task]:
    """Return tasks by due date, those without a date last; open or done ones, of one stage, if asked."""
    found = programme.tasks.select_related("owner").order_by(F("due_on").asc(nulls_last=True), "id")
    if stage is not None:
        found = found.filter(stage=stage)
    if is_open is None:
        return found
    return found.exclude(state=TaskState.DONE) if is_open else found.filter(state=TaskState.DONE)


def task(*, programme: Programme, code: str) -> Task | None:
    """Return one task by its code, or None."""
    return tasks(programme=programme).filter(code=code).first()


def parties(*, programme: Programme) -> QuerySet[Party]:
    """Return the organisations that carry the programme, in their order."""
    return programme.parties.select_related("organisation")


def party(*, programme: Programme, organisation: str) -> Party | None:
    """Return the party of an organisation by its code, or None."""
    return parties(programme=programme).filter(organisation__code=organisation).first()


def decisions(*, programme: Programme) -> QuerySet[Decision]:
    """Return what was decided, newest first."""
    return programme.decisions.all()


def decision(*, programme: Programme, code: str) -> Decision | None:
    """Return one decision by its code, or None."""
    return decisions(programme=programme).filter(code=code).first()


def meetings(*, programme: Programme) -> QuerySet[Meeting]:
    """Return meetings and partnership notes, newest first."""
    return programme.meetings.all()


def meeting(*, programme: Programme, pk: int) -> Meeting | None:
    """Return one meeting, or None."""
    return meetings(programme=programme).filter(pk=pk).first()


def documents(*, programme: Programme) -> QuerySet[Document]:
    """Return all versions of the three documents."""
    return programme.documents.select_related("signed_by")


def document(*, programme: Programme, pk: int) -> Document | None:
    """Return one version of a document, or None."""
    return documents(programme=programme).filter(pk=pk).first()


def mark(*, programme: Programme, stage: Stage) -> StageMark | None:
    """Return the mark of one stage."""
    return programme.marks.filter(stage=stage).first()
