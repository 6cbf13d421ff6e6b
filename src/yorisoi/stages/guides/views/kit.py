"""Packing a kit, looking into one, taking one, and the way to the first class."""

import base64
import binascii
import zlib

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.engines.kitfile import KitError
from yorisoi.people.terms import OrganisationKind, Permission
from yorisoi.programme import actions as programmes
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.terms import Stage, TaskState
from yorisoi.stages.guides import actions, queries
from yorisoi.stages.guides.forms import AdoptForm, KitFileForm
from yorisoi.stages.guides.presenters import kit as said
from yorisoi.stages.guides.queries import Inspection
from yorisoi.ui.downloads import file_response
from yorisoi.ui.pages import render

MAX_BYTES = 50_000_000


@staff(Permission.READ)
def kit(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show what of this programme would travel."""
    inspection = queries.inspect(queries.pack(desk.programme))
    return render(
        request,
        "guides/kit.html",
        page=desk.page(
            _("キットにして渡す"),
            stage=Stage.GUIDES,
            lead=_("キットは、この一年で作ったものの一式です。名前や連絡先は入りません。"),
        ),
        desk=desk,
        lines=said.kit_lines(inspection),
        inspection=inspection,
        may_import=_may_import(desk),
    )


@staff(Permission.READ)
def download(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Return the kit of this programme as it stands today."""
    packed = queries.pack(desk.programme)
    name = f"{desk.programme.code}-kit.zip"
    return file_response(packed, content_type="application/zip", name=name)


@staff(Permission.WRITE)
def kit_inspect(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Look into a kit somebody brought; nothing is stored."""
    _require_own(desk)
    form = KitFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data["kit"].read(MAX_BYTES)
        return _preview(request, desk, data)
    return render(
        request,
        "guides/kit_inspect.html",
        page=desk.page(
            _("キットの中を見る"),
            stage=Stage.GUIDES,
            lead=_("ほかの町のキットを選ぶと、何が入っているかを見られます。まだ何も残しません。"),
        ),
        status=422 if form.errors else 200,
        desk=desk,
        form=form,
    )


@staff(Permission.WRITE)
def kit_import(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Begin a new programme of one's own municipality from a kit."""
    _require_own(desk)
    if request.method != "POST":
        return redirect("guides:kit_inspect", programme=desk.programme.code)
    data = _unsealed(request.POST.get("packed", ""))
    form = AdoptForm(request.POST)
    if not form.is_valid():
        return _preview(request, desk, data, form=form)
    try:
        made = actions.adopt(
            by=desk.account,
            municipality=desk.organisation,
            kit=data,
            code=form.cleaned_data["code"],
            fiscal_year=form.cleaned_data["fiscal_year"],
        )
    except actions.Refused as refused:
        form.add_error("code", said.refusal(refused))
        return _preview(request, desk, data, form=form)
    except KitError as error:
        form.add_error(None, said.kit_trouble(error))
        return _preview(request, desk, data, form=form)
    messages.success(request, _("キットから新しい事業を始めました"))
    return redirect("guides:road", programme=made.code)


@staff(Permission.READ)
def road(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the steps from an imported kit to the first class."""
    way = said.road(programme=desk.programme)
    if not way.tasks:
        raise Http404
    lead = _("%(days)s日目です。%(n)sのうち%(n_done)sが済みました。")
    return render(
        request,
        "guides/road.html",
        page=desk.page(
            _("最初の教室までの道"),
            stage=Stage.GUIDES,
            lead=lead % {"days": way.n_days, "n": way.n, "n_done": way.n_done},
        ),
        desk=desk,
        road=way,
        adoption=queries.adoption(programme=desk.programme),
    )


@staff(Permission.WRITE)
def road_step(request: HttpRequest, desk: Desk, task: str) -> HttpResponse:
    """Say that a step is done, or not yet."""
    found = queries.road_tasks(programme=desk.programme).filter(code=task).first()
    if found is None:
        raise Http404
    if request.method == "POST":
        state = TaskState.DONE if request.POST.get("state") == "done" else TaskState.OPEN
        programmes.set_task_state(by=desk.account, task=found, state=state)
        messages.success(request, _("道の一歩を残しました"))
    return redirect("guides:road", programme=desk.programme.code)


def _may_import(desk: Desk) -> bool:
    is_municipality = desk.organisation.kind == OrganisationKind.MUNICIPALITY
    return is_municipality and desk.may(Permission.WRITE)


def _require_own(desk: Desk) -> None:
    """A kit becomes a programme of one's own municipality only."""
    if not _may_import(desk):
        raise Http404


def _preview(
    request: HttpRequest, desk: Desk, data: bytes, *, form: AdoptForm | None = None
) -> HttpResponse:
    inspection = queries.inspect(data)
    return render(
        request,
        "guides/kit_preview.html",
        page=desk.page(_("このキットの中身"), stage=Stage.GUIDES, lead=_lead(inspection)),
        status=422 if form is not None or not inspection.is_importable else 200,
        desk=desk,
        inspection=inspection,
        lines=said.kit_lines(inspection),
        troubles=said.troubles(inspection),
        form=form or _fresh(desk, data),
    )


def _fresh(desk: Desk, data: bytes) -> AdoptForm:
    year = timezone.localdate().year
    code = f"{desk.organisation.code}-{year}"
    return AdoptForm(initial={"packed": _sealed(data), "fiscal_year": year, "code": code})


def _lead(inspection: Inspection) -> str:
    if inspection.kit is None:
        return _("取りこめません。何も残していません。")
    told = {"title": inspection.kit.manifest.title, "n": len(inspection.tables)}
    return _("「%(title)s」。表が%(n)s枚入っています。まだ何も残していません。") % told


def _sealed(data: bytes) -> str:
    """Carry the file through the page, so that nothing is stored before somebody agrees."""
    return base64.b64encode(zlib.compress(data)).decode()


def _unsealed(text: str) -> bytes:
    try:
        packed = base64.b64decode(text, validate=True)
        return zlib.decompressobj().decompress(packed, MAX_BYTES)
    except (binascii.Error, ValueError, zlib.error):
        return b""
