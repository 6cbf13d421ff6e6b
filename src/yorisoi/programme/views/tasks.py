"""Pages of tasks: what is to do, who does it, until when."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yorisoi.people.terms import Permission
from yorisoi.programme import actions, presenters, queries
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.forms import TaskForm
from yorisoi.programme.models import Task
from yorisoi.programme.terms import Stage, TaskState
from yorisoi.programme.views.screens import form_page
from yorisoi.ui.page import Link
from yorisoi.ui.pages import render

FIELDS = ("title", "stage", "note", "due_on", "state")


def _task(desk: Desk, code: str) -> Task:
    found = queries.task(programme=desk.programme, code=code)
    if found is None:
        raise Http404
    return found


def _list(desk: Desk) -> str:
    return reverse("programme:tasks", args=[desk.programme.code])


@staff(Permission.READ)
def tasks(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show what is to do, then what is done; of one stage if asked."""
    today, chosen = timezone.localdate(), request.GET.get("stage", "")
    stage = Stage(chosen) if chosen in Stage.values else None
    todo = list(queries.tasks(programme=desk.programme, is_open=True, stage=stage))
    done = list(queries.tasks(programme=desk.programme, is_open=False, stage=stage))
    return render(
        request,
        "programme/tasks.html",
        page=desk.page(
            _("すること"), lead=presenters.tasks_lead(n_open=len(todo), n_done=len(done))
        ),
        desk=desk,
        stage=stage,
        stages=presenters.stage_links(address=_list(desk), chosen=chosen),
        todo=presenters.task_lines(todo, on=today),
        done=presenters.task_lines(done, on=today),
    )


@staff(Permission.READ)
def task(request: HttpRequest, desk: Desk, task: str) -> HttpResponse:
    """Show one task with the buttons that move it on."""
    found = _task(desk, task)
    return render(
        request,
        "programme/task.html",
        page=desk.page(found.title, stage=Stage(found.stage)),
        desk=desk,
        task=found,
        state=presenters.task_state(found),
        moves=[state for state in TaskState if state != found.state],
    )


@staff(Permission.WRITE)
def edit_task(request: HttpRequest, desk: Desk, task: str = "") -> HttpResponse:
    """Add or change a task."""
    found = _task(desk, task) if task else None
    initial = (
        {name: getattr(found, name) for name in FIELDS} | {"owner": found.owner_id}
        if found
        else {"stage": request.GET.get("stage", "")}
    )
    form = TaskForm(request.POST or None, programme=desk.programme, initial=initial)
    if form.is_valid():
        code = task or f"task-{get_random_string(6).lower()}"
        words = actions.TaskWords(**form.cleaned_data)
        actions.put_task(by=desk.account, programme=desk.programme, code=code, words=words)
        messages.success(request, _("「%(title)s」を残しました") % {"title": words.title})
        return redirect(_list(desk))
    title = _("することを変える") if found else _("することを足す")
    return form_page(request, desk, form, title=title, back=Link(_("することの一覧"), _list(desk)))


@require_POST
@staff(Permission.WRITE)
def task_state(request: HttpRequest, desk: Desk, task: str) -> HttpResponse:
    """Say with one button where a task stands."""
    found = _task(desk, task)
    wanted = request.POST.get("state", "")
    if wanted not in TaskState.values:
        raise Http404
    state = TaskState(wanted)
    actions.set_task_state(by=desk.account, task=found, state=state)
    messages.success(
        request,
        _("「%(title)s」を「%(state)s」にしました") % {"title": found.title, "state": state.label},
    )
    return redirect(_list(desk))
