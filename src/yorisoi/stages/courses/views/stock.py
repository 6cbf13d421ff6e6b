"""Pages of what courses are made from: units with their variants and handouts, and venues."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from yorisoi.people.terms import DisabilityKind, Permission
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.papers import paper_response
from yorisoi.programme.terms import Stage
from yorisoi.stages.courses import actions, queries
from yorisoi.stages.courses.forms.design import MaterialForm, UnitForm, VariantForm, VenueForm
from yorisoi.stages.courses.models import Unit, Venue
from yorisoi.stages.courses.presenters import sheets
from yorisoi.stages.courses.views.design import form_page
from yorisoi.ui.pages import render

KINDS = dict(DisabilityKind.choices)


def _unit(desk: Desk, code: str) -> Unit:
    found = queries.unit(programme=desk.programme, code=code)
    if found is None:
        raise Http404
    return found


def _venue(desk: Desk, code: str) -> Venue:
    found = queries.venue(programme=desk.programme, code=code)
    if found is None:
        raise Http404
    return found


@staff(Permission.READ)
def units(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show everything that can be taught."""
    return render(
        request,
        "courses/units.html",
        page=desk.page(_("学ぶことの一覧"), stage=Stage.COURSES),
        desk=desk,
        units=queries.units(programme=desk.programme),
        kinds=KINDS,
    )


@staff(Permission.READ)
def unit(request: HttpRequest, desk: Desk, unit: str) -> HttpResponse:
    """Show one unit: how it is taught to whom, and its handouts."""
    found = _unit(desk, unit)
    return render(
        request,
        "courses/unit.html",
        page=desk.page(found.name, stage=Stage.COURSES, lead=found.aim),
        desk=desk,
        unit=found,
        kinds=KINDS,
    )


@staff(Permission.WRITE)
def change_unit(request: HttpRequest, desk: Desk, unit: str = "") -> HttpResponse:
    """Add or change a unit."""
    found = _unit(desk, unit) if unit else None
    names = ("name", "aim", "minutes", "source_note")
    initial = {name: getattr(found, name) for name in names} if found else None
    form = UnitForm(request.POST or None, initial=initial)
    if form.is_valid():
        code = unit or f"unit-{get_random_string(6).lower()}"
        words = actions.UnitWords(**form.cleaned_data)
        actions.put_unit(by=desk.account, programme=desk.programme, code=code, words=words)
        messages.success(request, _("学ぶことを残しました"))
        return redirect("courses:unit", programme=desk.programme.code, unit=code)
    title = _("学ぶことを変える") if found else _("学ぶことを足す")
    return form_page(request, desk, form, title=title)


@staff(Permission.WRITE)
def variant(request: HttpRequest, desk: Desk, unit: str, kind: str = "") -> HttpResponse:
    """Say how a unit is taught for a need."""
    of = _unit(desk, unit)
    found = of.variants.filter(kind=kind).first() if kind else None
    names = ("kind", "how", "n_learners_a_supporter")
    initial = {name: getattr(found, name) for name in names} if found else None
    form = VariantForm(request.POST or None, initial=initial)
    if form.is_valid():
        actions.put_variant(by=desk.account, unit=of, **form.cleaned_data)
        messages.success(request, _("教えかたを残しました"))
        return redirect("courses:unit", programme=desk.programme.code, unit=of.code)
    return form_page(request, desk, form, title=_("教えかた"), kick=of.name)


@staff(Permission.WRITE)
def material(request: HttpRequest, desk: Desk, unit: str, material: str = "") -> HttpResponse:
    """Write a handout of a unit."""
    of = _unit(desk, unit)
    found = of.materials.filter(code=material).first() if material else None
    initial = {"title": found.title, "body": found.body} if found else None
    form = MaterialForm(request.POST or None, initial=initial)
    if form.is_valid():
        code = material or f"material-{get_random_string(6).lower()}"
        actions.put_material(by=desk.account, unit=of, code=code, **form.cleaned_data)
        messages.success(request, _("資料を残しました"))
        return redirect("courses:unit", programme=desk.programme.code, unit=of.code)
    return form_page(request, desk, form, title=_("資料"), kick=of.name)


@staff(Permission.READ)
def material_paper(
    request: HttpRequest, desk: Desk, unit: str, material: str, form: str
) -> HttpResponse:
    """Return a handout in the form asked for."""
    found = _unit(desk, unit).materials.filter(code=material).first()
    if found is None:
        raise Http404
    return paper_response(sheets.handout(found), form=form, name=found.code)


@staff(Permission.READ)
def venues(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the venues with what is known of each."""
    return render(
        request,
        "courses/venues.html",
        page=desk.page(_("会場の一覧"), stage=Stage.COURSES),
        desk=desk,
        rows=[(each, sheets.venue_rows(each)) for each in queries.venues(programme=desk.programme)],
    )


@staff(Permission.WRITE)
def change_venue(request: HttpRequest, desk: Desk, venue: str = "") -> HttpResponse:
    """Add or change a venue and what was checked there."""
    found = _venue(desk, venue) if venue else None
    names = VenueForm.base_fields
    initial = {name: getattr(found, name) for name in names} if found else None
    form = VenueForm(request.POST or None, initial=initial)
    if form.is_valid():
        code = venue or f"venue-{get_random_string(6).lower()}"
        actions.put_venue(by=desk.account, programme=desk.programme, code=code, words=form.words())
        messages.success(request, _("会場を残しました"))
        return redirect("courses:venues", programme=desk.programme.code)
    title = _("会場を確かめて直す") if found else _("会場を足す")
    return form_page(request, desk, form, title=title)
