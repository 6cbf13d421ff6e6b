"""Pages of the office's applicants' sheet: a preview first, then all of it or nothing."""

import base64
import json
import zlib
from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yorisoi.people.terms import Permission
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.papers import paper_response
from yorisoi.programme.terms import Stage
from yorisoi.stages.courses import actions
from yorisoi.stages.courses.forms.applications import SheetForm
from yorisoi.stages.courses.models import Course
from yorisoi.stages.courses.presenters import reports
from yorisoi.stages.courses.views.design import course_of
from yorisoi.ui.pages import render
from yorisoi.vault.envelopes import disclose, enclose
from yorisoi.vault.sealing import SealBroken

PLACE = "courses|applicants-sheet"
PLACE_OF_REPORT = "courses|import-report"


@staff(Permission.PERSONAL)
def upload(request: HttpRequest, desk: Desk, course: str) -> HttpResponse:
    """Take a sheet and show what it says, before anything is stored."""
    found = course_of(desk, course)
    form = SheetForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        sheet = form.cleaned_data["sheet"]
        return _preview(request, desk, found, sheet.read(), sheet.name or "")
    return render(
        request,
        "courses/import.html",
        page=desk.page(_("申込者の表を取り込む"), stage=Stage.COURSES, kick=found.name),
        status=422 if form.errors else 200,
        desk=desk,
        course=found,
        form=form,
    )


def _preview(
    request: HttpRequest, desk: Desk, course: Course, data: bytes, name: str
) -> HttpResponse:
    reading = _reading(desk, course, data, name)
    names = {row.number: row.name for row in reading.rows}
    packed = base64.b85encode(zlib.compress(data)).decode()
    return render(
        request,
        "courses/import_preview.html",
        page=desk.page(_("表を読みました"), stage=Stage.COURSES, kick=course.name),
        status=200 if reading.is_usable else 422,
        desk=desk,
        course=course,
        reading=reading,
        stopping=[reports.doubt_row(each, names=names) for each in reading.doubts if each.stops],
        others=[reports.doubt_row(each, names=names) for each in reading.doubts if not each.stops],
        sealed=enclose(f"{name}\n{packed}", label=PLACE),
    )


@require_POST
@staff(Permission.PERSONAL)
def store(request: HttpRequest, desk: Desk, course: str) -> HttpResponse:
    """Store the sheet that was shown, and say row by row what to look at."""
    found = course_of(desk, course)
    name, data = _opened(request.POST.get("sealed", ""))
    reading = _reading(desk, found, data, name)
    try:
        report = actions.store_applicants(by=desk.account, course=found, reading=reading)
    except actions.Refused as refusal:
        messages.warning(request, str(refusal.reason.label))
        return redirect("courses:import", programme=desk.programme.code, course=found.code)
    _keep(request, found, report)
    return render(
        request,
        "courses/import_report.html",
        page=desk.page(
            _("取り込みました"),
            stage=Stage.COURSES,
            kick=found.name,
            lead=reports.report_sentence(report),
        ),
        desk=desk,
        course=found,
        report=report,
        rows=reports.rows_to_look_at(report),
        known=reports.known_groups(report),
    )


@staff(Permission.PERSONAL)
def report(request: HttpRequest, desk: Desk, course: str, form: str) -> HttpResponse:
    """Return the last report of this course as a document, as long as this session lasts."""
    found = course_of(desk, course)
    try:
        kept = json.loads(disclose(request.session.get(_key(found), ""), label=PLACE_OF_REPORT))
    except (SealBroken, ValueError) as error:
        raise Http404 from error
    document = reports.import_report(_unpacked(kept), notice=desk.programme.notice)
    return paper_response(document, form=form, name=f"import-{found.code}")


def _reading(desk: Desk, course: Course, data: bytes, name: str) -> actions.Reading:
    window = actions.Window(course.apply_from, course.apply_until)
    return actions.read_applicants(
        data, name, fiscal_year=desk.programme.fiscal_year, window=window
    )


def _key(course: Course) -> str:
    return f"courses-import-{course.pk}"


def _keep(request: HttpRequest, course: Course, report: actions.ImportReport) -> None:
    """Keep the report for this session only, sealed: it holds names."""
    text = json.dumps(asdict(report), ensure_ascii=False)
    request.session[_key(course)] = enclose(text, label=PLACE_OF_REPORT)


def _unpacked(kept: dict[str, Any]) -> actions.ImportReport:
    return actions.ImportReport(
        **{
            **kept,
            "doubts": tuple(actions.RowDoubt(**each) for each in kept["doubts"]),
            "names": {int(row): name for row, name in kept["names"].items()},
            "known_rows": tuple(kept["known_rows"]),
        }
    )


def _opened(sealed: str) -> tuple[str, bytes]:
    """Return the sheet that was shown; whatever this house has not sealed does not exist."""
    try:
        name, _end, packed = disclose(sealed, label=PLACE).partition("\n")
        return name, zlib.decompress(base64.b85decode(packed))
    except (SealBroken, ValueError, zlib.error) as error:
        raise Http404 from error
