"""What is asked: instruments, their terms of use and their questions."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from yorisoi.people.terms import Permission
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.terms import Stage
from yorisoi.stages.effects import actions, queries
from yorisoi.stages.effects.forms import InstrumentForm, ItemForm, ItemsFileForm
from yorisoi.stages.effects.models import Instrument
from yorisoi.ui.pages import render

WORDS = ("name", "source_note", "licence_note", "is_shareable")
ITEM_WORDS = ("text", "scale", "is_higher_better")


def _instrument(desk: Desk, code: str) -> Instrument:
    found = queries.instrument(programme=desk.programme, code=code)
    if found is None:
        raise Http404
    return found


@staff(Permission.READ)
def instruments(request: HttpRequest, desk: Desk) -> HttpResponse:
    """List the instruments; those whose questions may not be handed on as well."""
    return render(
        request,
        "effects/instruments.html",
        page=desk.page(_("何を聞くか"), stage=Stage.EFFECTS),
        desk=desk,
        instruments=queries.instruments(programme=desk.programme),
    )


@staff(Permission.READ)
def instrument(request: HttpRequest, desk: Desk, instrument: str) -> HttpResponse:
    """Show one instrument with its questions."""
    found = _instrument(desk, instrument)
    return render(
        request,
        "effects/instrument.html",
        page=desk.page(found.name, stage=Stage.EFFECTS),
        desk=desk,
        instrument=found,
        items=found.items.all(),
    )


@staff(Permission.WRITE)
def edit(request: HttpRequest, desk: Desk, instrument: str = "") -> HttpResponse:
    """Add or change an instrument."""
    found = _instrument(desk, instrument) if instrument else None
    initial = {name: getattr(found, name) for name in WORDS} if found else None
    form = InstrumentForm(request.POST or None, initial=initial)
    if form.is_valid():
        code = instrument or f"instrument-{get_random_string(6).lower()}"
        words = actions.InstrumentWords(**form.cleaned_data)
        actions.put_instrument(by=desk.account, programme=desk.programme, code=code, words=words)
        messages.success(request, _("調べかたを残しました"))
        return redirect("effects:instrument", programme=desk.programme.code, instrument=code)
    title = _("調べかたを変える") if found else _("調べかたを足す")
    return form_page(request, desk, form, title)


@staff(Permission.WRITE)
def item(request: HttpRequest, desk: Desk, instrument: str, item: str = "") -> HttpResponse:
    """Add or change one question."""
    of = _instrument(desk, instrument)
    found = queries.item(instrument=of, code=item) if item else None
    if item and found is None:
        raise Http404
    initial = {name: getattr(found, name) for name in ITEM_WORDS} if found else None
    form = ItemForm(request.POST or None, initial=initial)
    if form.is_valid():
        order = found.order if found else of.items.count() + 1
        words = actions.ItemWords(order=order, **form.cleaned_data)
        code = item or f"item-{get_random_string(6).lower()}"
        try:
            actions.put_item(by=desk.account, instrument=of, code=code, words=words)
        except actions.ItemIsAnswered:
            form.add_error(
                "text", _("この問いには、もう答えがあります。新しい問いを足してください")
            )
        else:
            messages.success(request, _("問いを残しました"))
            return redirect("effects:instrument", programme=desk.programme.code, instrument=of.code)
    return form_page(request, desk, form, _("問いを書く"), kick=of.name)


@staff(Permission.WRITE)
def take(request: HttpRequest, desk: Desk, instrument: str) -> HttpResponse:
    """Take questions from a sheet: all of them, or none and what to mend."""
    of = _instrument(desk, instrument)
    form = ItemsFileForm(request.POST or None, request.FILES or None)
    if form.is_valid() and form.read is not None:
        try:
            n = actions.take_items(by=desk.account, instrument=of, rows=form.read.items)
        except actions.ItemIsAnswered:
            form.add_error("file", _("答えのある問いが入っています。その符号を変えてください"))
        else:
            messages.success(request, _("問いを%(n)s件、入れました") % {"n": n})
            return redirect("effects:instrument", programme=desk.programme.code, instrument=of.code)
    return render(
        request,
        "effects/take.html",
        page=desk.page(_("問いの表を入れる"), stage=Stage.EFFECTS, kick=of.name),
        status=422 if form.errors else 200,
        desk=desk,
        instrument=of,
        form=form,
    )


def form_page(
    request: HttpRequest,
    desk: Desk,
    form: InstrumentForm | ItemForm,
    title: str,
    kick: str = "",
) -> HttpResponse:
    """Show a form of this page's kind."""
    return render(
        request,
        "effects/form.html",
        page=desk.page(title, stage=Stage.EFFECTS, kick=kick),
        status=422 if form.errors else 200,
        desk=desk,
        form=form,
    )
