"""Files on their way in: choose, look, store or discard."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.engines.sheets import SheetError
from yorisoi.people.terms import Permission
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.terms import Stage
from yorisoi.stages.area import actions, presenters, queries
from yorisoi.stages.area.forms import DatedSourceForm, FileForm, SourceForm
from yorisoi.stages.area.models import Intake
from yorisoi.stages.area.presenters.intakes import known_shapes
from yorisoi.stages.area.rules.understanding import UnknownShape
from yorisoi.stages.area.terms import IntakeState
from yorisoi.ui.pages import render


@staff(Permission.READ)
def intakes(request: HttpRequest, desk: Desk) -> HttpResponse:
    """List the files somebody brought."""
    return render(
        request,
        "area/intakes.html",
        page=desk.page(_("取りこんだファイル"), stage=Stage.AREA),
        desk=desk,
        intakes=queries.intakes(programme=desk.programme),
    )


@staff(Permission.WRITE)
def bring(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Choose a file; it is read and shown, and no figure is stored."""
    form = FileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            intake = actions.bring_file(
                by=desk.account, programme=desk.programme, data=file.read(), name=file.name
            )
        except (SheetError, UnknownShape) as error:
            form.add_error("file", presenters.refusal(error))
        else:
            return redirect("area:intake", programme=desk.programme.code, intake=intake.code)
    return render(
        request,
        "area/bring.html",
        page=desk.page(
            _("数を取りこむ"),
            stage=Stage.AREA,
            lead=_("ファイルを選ぶと、読みとったことを見せます。確かめてから残します。"),
        ),
        status=422 if form.errors else 200,
        desk=desk,
        form=form,
        shapes=known_shapes(),
    )


def _intake(desk: Desk, code: str) -> Intake:
    found = queries.intake(programme=desk.programme, code=code)
    if found is None:
        raise Http404
    return found


@staff(Permission.WRITE)
def intake(request: HttpRequest, desk: Desk, intake: str) -> HttpResponse:
    """Show what was understood; store it under its source, compare again, or let it go."""
    found = _intake(desk, intake)
    if found.state != IntakeState.PREVIEWED:
        return redirect("area:intakes", programme=desk.programme.code)
    if request.POST.get("act") == "discard":
        actions.discard(by=desk.account, intake=found)
        messages.success(request, _("取りやめました。何も残していません"))
        return redirect("area:intakes", programme=desk.programme.code)
    kind = DatedSourceForm if queries.needs_date(found) else SourceForm
    form = kind(request.POST or None, initial=found.source_details)
    if form.is_valid():
        words = actions.SourceWords(**form.cleaned_data)
        if request.POST.get("act") == "store":
            return _store(request, desk, found, words)
        actions.change_source_details(by=desk.account, intake=found, words=words)
        messages.success(request, _("出典を書きなおして、くらべなおしました"))
        return redirect("area:intake", programme=desk.programme.code, intake=found.code)
    return _preview(request, desk, found, form)


def _store(
    request: HttpRequest, desk: Desk, found: Intake, words: actions.SourceWords
) -> HttpResponse:
    try:
        actions.store(by=desk.account, intake=found, words=words, taken_on=timezone.localdate())
    except actions.MustBeMended:
        messages.error(
            request, _("直す行があるので、残していません。ファイルを直して選んでください")
        )
        return redirect("area:intake", programme=desk.programme.code, intake=found.code)
    messages.success(request, _("取りこみました。推した数は「推しなおす」で新しくできます"))
    return redirect("area:home", programme=desk.programme.code)


def _preview(request: HttpRequest, desk: Desk, found: Intake, form: SourceForm) -> HttpResponse:
    return render(
        request,
        "area/intake.html",
        page=desk.page(
            _("取りこむ前に確かめる"),
            stage=Stage.AREA,
            kick=found.file_name,
            lead=_("まだ何も残していません。下を見て、残すか取りやめるかを選びます。"),
        ),
        status=422 if form.errors else 200,
        desk=desk,
        form=form,
        intake=found,
        preview=presenters.preview(found),
    )
