"""A kit in words: what it holds, what would be taken, what is wrong with it."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.engines.kitfile import KitError, Reason
from yorisoi.programme.models import Programme, Task
from yorisoi.programme.terms import Stage, TaskState
from yorisoi.stages.guides import queries
from yorisoi.stages.guides.actions import Refused
from yorisoi.stages.guides.presenters.kit_tables import WORDS
from yorisoi.stages.guides.queries import Inspection, TableLine
from yorisoi.stages.guides.terms import Refusal
from yorisoi.ui.parts import Mark, State
from yorisoi.ui.words import stop


@dataclass(frozen=True)
class KitLine:
    """One table of a kit as a row of the page."""

    room: str
    name: str
    n_rows: int
    state: State


@dataclass(frozen=True)
class Road:
    """The way to the first class: how many days, how many steps, and the next one."""

    n_days: int
    n_done: int
    n: int
    tasks: tuple[tuple[Task, str, State], ...]
    next_code: str


def kit_lines(inspection: Inspection) -> tuple[KitLine, ...]:
    """Return the tables of a kit as rows."""
    return tuple(
        KitLine(
            room=room_of(line.name),
            name=str(WORDS.get(line.name, line.name)),
            n_rows=line.n_rows,
            state=_state(line),
        )
        for line in inspection.tables
    )


def room_of(name: str) -> str:
    """Return the word for the stage a table belongs to."""
    room = name.split("/")[0]
    return str(Stage(room).label) if room in Stage.values else _("事業")


def _state(line: TableLine) -> State:
    if not line.is_known:
        return State(Mark.STOP, _("知らない表です"))
    if not line.has_right_columns:
        return State(Mark.STOP, _("列の並びがちがいます"))
    return State(Mark.DONE, _("取りこめます"))


def troubles(inspection: Inspection) -> tuple[str, ...]:
    """Return what keeps a kit from being imported, as sentences with what to do."""
    if inspection.error is not None:
        return (kit_trouble(inspection.error),)
    said = []
    for line in inspection.tables:
        if not line.is_known:
            text = _(
                "「%(name)s」は、名簿かもしれない知らない表です。表を消してから、もう一度選んでください。"
            )
            said.append(text % {"name": line.name})
        elif not line.has_right_columns:
            text = _(
                "「%(name)s」の列が、決まった並びとちがいます。もとのキットをもう一度もらってください。"
            )
            said.append(text % {"name": line.name})
    return tuple(said)


def kit_trouble(error: KitError) -> str:
    """Return what is wrong with a file, and what to do, in one sentence or two."""
    said = {"place": error.place}
    if error.reason in (Reason.NOT_A_ZIP, Reason.MISSING_ENTRY):
        return _("これはキットのファイルではありません。「.zip」で終わるキットを選んでください。")
    if error.reason in (Reason.TOO_LARGE, Reason.BOMB):
        return _("ファイルが大きすぎます。キットをもう一度もらってください。")
    if error.reason is Reason.HASH_MISMATCH:
        text = _(
            "「%(place)s」が、作られた時から変わっています。キットをもう一度もらってください。"
        )
        return text % said
    if error.reason is Reason.TABLE_NOT_ALLOWED:
        return _("「%(place)s」は知らない表です。個人の情報を守るため、取りこみません。") % said
    if not error.place:
        return _("キットがこわれています。もう一度もらってください。")
    return _("「%(place)s」を読めません。キットをもう一度もらってください。") % said


def refusal(error: Refused) -> str:
    """Return a refusal with the place it names."""
    text = str(error.reason.label)
    if not error.places:
        return stop(text)
    if error.reason is Refusal.NOT_A_KIT:
        return _("%(text)s（%(room)sの表）。") % {"text": text, "room": room_of(error.places[0])}
    return _("%(text)s：%(places)s") % {"text": text, "places": "／".join(error.places)}


def road(*, programme: Programme) -> Road:
    """Return the way to the first class as it stands today."""
    pages = {each.code: each.page for each in queries.road()}
    tasks = list(queries.road_tasks(programme=programme))
    adoption = queries.adoption(programme=programme)
    began = timezone.localdate(adoption.imported_at) if adoption else timezone.localdate()
    return Road(
        n_days=(timezone.localdate() - began).days + 1,
        n_done=sum(task.state == TaskState.DONE for task in tasks),
        n=len(tasks),
        tasks=tuple((task, pages.get(task.code, ""), task_state(task)) for task in tasks),
        next_code=next((task.code for task in tasks if task.state != TaskState.DONE), ""),
    )


def task_state(task: Task) -> State:
    """Return where a step stands as shape and word."""
    marks = {TaskState.DONE: Mark.DONE, TaskState.WAITING: Mark.HALF, TaskState.OPEN: Mark.NONE}
    return State(marks[TaskState(task.state)], task.get_state_display())
