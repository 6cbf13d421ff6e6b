"""Write the year: found a programme, its parties, tasks, decisions, meetings, documents."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string

from yorisoi.journal import actions as journal
from yorisoi.people import actions as people
from yorisoi.people import queries as people_queries
from yorisoi.people.models import Account, Organisation
from yorisoi.programme.models import (
    Decision,
    Document,
    Meeting,
    Party,
    Programme,
    StageMark,
    Task,
)
from yorisoi.programme.terms import DocumentKind, MeetingKind, Stage, StageState, TaskState


class AlreadySigned(ValueError):
    """This version of a document carries a signature."""


@dataclass(frozen=True)
class ProgrammeWords:
    """What a programme is called and stands for."""

    name: str
    concept: str = ""
    notice: str = ""
    help_phone: str = ""
    minimum_count: int = 10


@dataclass(frozen=True)
class TaskWords:
    """What is to be done, by whom, until when."""

    stage: str
    title: str
    note: str = ""
    owner: Organisation | None = None
    due_on: date | None = None
    state: str = TaskState.OPEN


@dataclass(frozen=True)
class DecisionWords:
    """What was decided, why, on what evidence, by whom."""

    stage: str
    title: str
    reason: str
    decided_on: date
    decided_by: str
    evidence: str = ""


@dataclass(frozen=True)
class MeetingWords:
    """A meeting or a contact with a partner."""

    title: str
    held_on: date
    kind: str = MeetingKind.MEETING
    present: str = ""
    notes: str = ""


@transaction.atomic
def found(
    *, by: Account, municipality: Organisation, code: str, fiscal_year: int, words: ProgrammeWords
) -> Programme:
    """Found a programme; the municipality is its first party."""
    programme = Programme.objects.create(
        municipality=municipality, code=code, fiscal_year=fiscal_year, made_by=by, **asdict(words)
    )
    Party.objects.create(programme=programme, organisation=municipality, order=0)
    journal.write(by=by, act="programme.found", about=programme)
    return programme


@transaction.atomic
def change_words(*, by: Account, programme: Programme, words: ProgrammeWords) -> Programme:
    """Change the name, concept, notice, telephone or smallest published count of a programme."""
    for name, value in asdict(words).items():
        setattr(programme, name, value)
    programme.save()
    journal.write(by=by, act="programme.change", about=programme)
    return programme


@transaction.atomic
def add_party(
    *, by: Account, programme: Programme, organisation: Organisation, part: str = ""
) -> Party:
    """Let an organisation carry the programme; asked again, its part is renewed."""
    party, is_new = Party.objects.get_or_create(
        programme=programme,
        organisation=organisation,
        defaults={"part": part, "order": programme.parties.count()},
    )
    if not is_new and part:
        party.part = part
        party.save(update_fields=["part"])
    journal.write(
        by=by, act="party.add", about=programme, detail={"organisation": organisation.code}
    )
    return party


@transaction.atomic
def invite(*, by: Account, programme: Programme, name: str, kind: str, part: str = "") -> Party:
    """Let an organisation carry the programme by its name; one the house does not know is added."""
    own = programme.municipality
    organisation = people_queries.organisation_named(name, municipality=own)
    if organisation is None:
        organisation = people.found_organisation(
            by=by,
            code=f"{own.code}--{get_random_string(6).lower()}",
            name=name,
            kind=kind,
            municipality=own,
        )
    return add_party(by=by, programme=programme, organisation=organisation, part=part)


@transaction.atomic
def change_part(*, by: Account, party: Party, part: str) -> Party:
    """Say anew what a party does in the programme."""
    party.part = part
    party.save(update_fields=["part"])
    journal.write(
        by=by,
        act="party.change",
        about=party.programme,
        detail={"organisation": party.organisation.code},
    )
    return party


@transaction.atomic
def mark_stage(*, by: Account, programme: Programme, stage: Stage, state: StageState) -> StageMark:
    """Say where a stage stands."""
    mark, _ = StageMark.objects.update_or_create(
        programme=programme, stage=stage, defaults={"state": state, "changed_by": by}
    )
    journal.write(
        by=by,
        act="stage.mark",
        about=programme,
        detail={"stage": str(stage), "state": str(state)},
    )
    return mark


def begin_stage(*, by: Account, programme: Programme, stage: Stage) -> None:
    """Mark a stage as under way if nobody has said anything about it yet."""
    if not programme.marks.filter(stage=stage).exclude(state=StageState.NONE).exists():
        mark_stage(by=by, programme=programme, stage=stage, state=StageState.NOW)


@transaction.atomic
def put_task(*, by: Account, programme: Programme, code: str, words: TaskWords) -> Task:
    """Add a task, or change the task that has this code."""
    fields = {name: getattr(words, name) for name in words.__dataclass_fields__}
    task, _ = Task.objects.update_or_create(
        programme=programme, code=code, defaults={**fields, "changed_by": by}
    )
    journal.write(by=by, act="task.put", about=task)
    return task


@transaction.atomic
def set_task_state(*, by: Account, task: Task, state: TaskState) -> Task:
    """Say where a task stands."""
    task.state, task.changed_by = state, by
    task.save()
    journal.write(by=by, act="task.state", about=task, detail={"state": str(state)})
    return task


@transaction.atomic
def put_decision(*, by: Account, programme: Programme, code: str, words: DecisionWords) -> Decision:
    """Write down a decision, or mend the one that has this code."""
    decision, _ = Decision.objects.update_or_create(
        programme=programme, code=code, defaults={**asdict(words), "recorded_by": by}
    )
    journal.write(by=by, act="decision.put", about=decision)
    return decision


@transaction.atomic
def note_meeting(*, by: Account, programme: Programme, words: MeetingWords) -> Meeting:
    """Write down a meeting or a partnership note."""
    meeting = Meeting.objects.create(programme=programme, recorded_by=by, **asdict(words))
    journal.write(by=by, act="meeting.note", about=programme)
    return meeting


@transaction.atomic
def change_meeting(*, by: Account, meeting: Meeting, words: MeetingWords) -> Meeting:
    """Mend the note of a meeting."""
    for name, value in asdict(words).items():
        setattr(meeting, name, value)
    meeting.save()
    journal.write(by=by, act="meeting.change", about=meeting.programme)
    return meeting


@transaction.atomic
def make_document(
    *, by: Account, programme: Programme, kind: DocumentKind, content: dict[str, object]
) -> Document:
    """Keep a new version of one of the three documents."""
    last = programme.documents.filter(kind=kind).order_by("-version").first()
    document = Document.objects.create(
        programme=programme,
        kind=kind,
        version=last.version + 1 if last else 1,
        content=content,
        made_by=by,
    )
    journal.write(by=by, act="document.make", about=programme, detail={"kind": str(kind)})
    return document


@transaction.atomic
def sign_document(*, by: Account, document: Document) -> Document:
    """Sign a document off, once; a signed version is never changed."""
    if document.signed_at is not None:
        raise AlreadySigned(f"{document.kind} {document.version} was signed before")
    document.signed_at, document.signed_by = timezone.now(), by
    document.save(update_fields=["signed_at", "signed_by"])
    journal.write(
        by=by,
        act="document.sign",
        about=document.programme,
        detail={"kind": document.kind, "version": document.version},
    )
    return document
