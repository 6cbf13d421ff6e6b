"""Figures, sources and facilities: lists, and one at a time."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from yorisoi.people.terms import Permission
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.terms import Stage
from yorisoi.stages.area import actions, presenters, queries
from yorisoi.stages.area.forms import FacilityForm, FigureForm, SourceForm
from yorisoi.stages.area.models import Figure
from yorisoi.stages.area.terms import Mark, Topic
from yorisoi.ui.forms import Form
from yorisoi.ui.pages import render
from yorisoi.ui.parts import Pager

PER_PAGE = 50


@staff(Permission.READ)
def figures(request: HttpRequest, desk: Desk) -> HttpResponse:
    """List figures, of one topic if asked."""
    topic = request.GET.get("topic", "")
    topic = topic if topic in Topic.values else ""
    found = queries.own_first(
        queries.figures(programme=desk.programme, topic=topic),
        place=desk.programme.municipality.name,
    )
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    counts = queries.n_by_topic(programme=desk.programme)
    return render(
        request,
        "area/figures.html",
        page=desk.page(_("数の一覧"), stage=Stage.AREA),
        desk=desk,
        topics=presenters.topic_links(programme=desk.programme, counts=counts, topic=topic),
        lines=presenters.figure_lines(page.object_list),
        pager=_pager(page, topic),
    )


def _pager(page: Any, topic: str) -> Pager:
    def href(number: int) -> str:
        return f"?topic={topic}&page={number}" if topic else f"?page={number}"

    return Pager(
        page=page.number,
        n_pages=page.paginator.num_pages,
        previous_href=href(page.number - 1) if page.has_previous() else "",
        next_href=href(page.number + 1) if page.has_next() else "",
    )


def _figure(desk: Desk, code: str) -> Figure:
    found = queries.figure(programme=desk.programme, code=code)
    if found is None:
        raise Http404
    return found


@staff(Permission.WRITE)
def figure(request: HttpRequest, desk: Desk, figure: str = "") -> HttpResponse:
    """Add a figure with its formula, or change one."""
    found = _figure(desk, figure) if figure else None
    initial = _initial(found, FigureForm) if found else {"place": desk.programme.municipality.name}
    form = FigureForm(request.POST or None, programme=desk.programme, initial=initial)
    if form.is_valid():
        mark = found.mark if found else form.cleaned_data["source"].mark
        words = actions.FigureWords(mark=mark, **form.cleaned_data)
        code = figure or f"figure-{get_random_string(8).lower()}"
        try:
            actions.put_figure(by=desk.account, programme=desk.programme, code=code, words=words)
        except actions.FigureToldTwice:
            form.add_error(
                "item", _("同じ項目、地域、年の数がもうあります。一覧から変えてください")
            )
        else:
            messages.success(request, _("数を残しました"))
            return redirect("area:figures", programme=desk.programme.code)
    title = _("数を変える") if found else _("数を足す")
    return _form(request, desk, form, title=title, back="area:figures", figure=found)


@staff(Permission.WRITE)
def delete_figure(request: HttpRequest, desk: Desk, figure: str) -> HttpResponse:
    """Ask once, then take a figure away."""
    found = _figure(desk, figure)
    if request.method == "POST":
        actions.delete_figure(by=desk.account, figure=found)
        messages.success(request, _("数を消しました"))
        return redirect("area:figures", programme=desk.programme.code)
    return render(
        request,
        "area/delete.html",
        page=desk.page(_("この数を消しますか"), stage=Stage.AREA),
        desk=desk,
        line=presenters.figure_lines([found])[0],
    )


@staff(Permission.READ)
def sources(request: HttpRequest, desk: Desk) -> HttpResponse:
    """List the sources with how many figures rest on each."""
    return render(
        request,
        "area/sources.html",
        page=desk.page(_("出典の一覧"), stage=Stage.AREA),
        desk=desk,
        sources=queries.sources(programme=desk.programme),
        as_of_words=presenters.as_of_words,
    )


@staff(Permission.WRITE)
def source(request: HttpRequest, desk: Desk, source: str = "") -> HttpResponse:
    """Add or change a source."""
    found = queries.source(programme=desk.programme, code=source) if source else None
    if source and found is None:
        raise Http404
    initial = _initial(found, SourceForm) if found else {"mark": Mark.SEEN}
    form = SourceForm(request.POST or None, initial=initial)
    if form.is_valid():
        actions.put_source(
            by=desk.account,
            programme=desk.programme,
            code=source or f"source-{get_random_string(8).lower()}",
            words=actions.SourceWords(**form.cleaned_data),
            taken_on=timezone.localdate(),
        )
        messages.success(request, _("出典を残しました"))
        return redirect("area:sources", programme=desk.programme.code)
    title = _("出典を変える") if found else _("出典を足す")
    return _form(request, desk, form, title=title, back="area:sources")


@staff(Permission.READ)
def facilities(request: HttpRequest, desk: Desk) -> HttpResponse:
    """List the centres and offices."""
    return render(
        request,
        "area/facilities.html",
        page=desk.page(_("センターと場所"), stage=Stage.AREA),
        desk=desk,
        facilities=queries.facilities(programme=desk.programme),
    )


@staff(Permission.WRITE)
def facility(request: HttpRequest, desk: Desk, facility: str = "") -> HttpResponse:
    """Add or change a centre or office."""
    found = queries.facility(programme=desk.programme, code=facility) if facility else None
    if facility and found is None:
        raise Http404
    initial = _initial(found, FacilityForm) if found else None
    form = FacilityForm(request.POST or None, programme=desk.programme, initial=initial)
    if form.is_valid():
        basis = "building" if form.cleaned_data["latitude"] is not None else ""
        words = actions.FacilityWords(position_basis=basis, **form.cleaned_data)
        code = facility or f"facility-{get_random_string(8).lower()}"
        actions.put_facility(by=desk.account, programme=desk.programme, code=code, words=words)
        messages.success(request, _("場所を残しました"))
        return redirect("area:facilities", programme=desk.programme.code)
    title = _("場所を変える") if found else _("場所を足す")
    return _form(request, desk, form, title=title, back="area:facilities")


def _initial(found: Any, form: type[Form]) -> dict[str, Any]:
    initial = {name: getattr(found, name) for name in form.base_fields}
    if "source" in initial:
        initial["source"] = found.source_id
    if initial.get("value") is not None:
        initial["value"] = presenters.number(initial["value"]).replace(",", "")
    return initial


_BACK = {
    "area:figures": lambda: _("数の一覧"),
    "area:sources": lambda: _("出典の一覧"),
    "area:facilities": lambda: _("センターと場所"),
}


def _form(
    request: HttpRequest, desk: Desk, form: Form, *, title: str, back: str, **more: Any
) -> HttpResponse:
    return render(
        request,
        "area/form.html",
        page=desk.page(title, stage=Stage.AREA),
        status=422 if form.errors else 200,
        desk=desk,
        form=form,
        back_href=reverse(back, args=[desk.programme.code]),
        back_words=_BACK[back](),
        figure=more.get("figure"),
    )
