"""Names: finding them, hiding them, and seeing the hearing as others will."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yorisoi.journal import actions as journal
from yorisoi.people.terms import Permission
from yorisoi.programme.doors import Desk, staff
from yorisoi.stages.hearings import actions, presenters, queries, rules
from yorisoi.stages.hearings.forms import SPARE, NamesForm
from yorisoi.stages.hearings.models import Hearing
from yorisoi.stages.hearings.views.desk import form_page, hearing_of, sight


def _readable(desk: Desk, code: str) -> Hearing:
    found = hearing_of(desk, code)
    if not rules.may_read(found, sight=sight(desk)):
        raise Http404
    return found


@staff(Permission.PERSONAL)
def names(request: HttpRequest, desk: Desk, hearing: str) -> HttpResponse:
    """Choose the words to hide and read the hearing as others will see it."""
    found = _readable(desk, hearing)
    form = NamesForm(request.POST or None, suggested=queries.suggested_names(hearing=found))
    if form.is_valid():
        _decide(request, desk, found, form)
        return redirect("hearings:names", programme=desk.programme.code, hearing=found.code)
    journal.write(by=desk.account, act="hearing.names_view", about=found)
    hidden = queries.names(hearing=found)
    return form_page(
        request,
        desk,
        form,
        title=_("名前をかくす"),
        hearing=found,
        template="hearings/names.html",
        words=presenters,
        preview=[
            (rules.hide_names(each.text, hidden), rules.hide_names(each.speaker_note, hidden), each)
            for each in found.passages.all()
        ],
    )


def _decide(request: HttpRequest, desk: Desk, hearing: Hearing, form: NamesForm) -> None:
    chosen, typed = form.cleaned_data.get("suggested", []), form.cleaned_data["name"]
    if SPARE in request.POST:
        for word in chosen:
            actions.spare_word(by=desk.account, hearing=hearing, word=word)
        messages.success(request, _("名前ではないと残しました"))
        return
    for name in chosen:
        actions.hide_name(by=desk.account, hearing=hearing, name=name)
    if typed:
        reading = form.cleaned_data["reading"]
        actions.hide_name(by=desk.account, hearing=hearing, name=typed, reading=reading)
    messages.success(request, _("名前をかくしました"))


@require_POST
@staff(Permission.PERSONAL)
def check(request: HttpRequest, desk: Desk, hearing: str) -> HttpResponse:
    """Say that no name is left open; refused while a suggested word is not decided."""
    try:
        actions.check_names(by=desk.account, hearing=_readable(desk, hearing))
    except actions.NamesLeft:
        messages.error(
            request,
            _("名前に見える言葉が残っています。かくすか、「名前ではない」を押してください"),
        )
        return redirect("hearings:names", programme=desk.programme.code, hearing=hearing)
    messages.success(request, _("名前を確かめました"))
    return redirect("hearings:hearing", programme=desk.programme.code, hearing=hearing)


@require_POST
@staff(Permission.PERSONAL)
def show(request: HttpRequest, desk: Desk, hearing: str, hidden: str) -> HttpResponse:
    """Hide a word no longer."""
    found = _readable(desk, hearing).hidden_names.filter(code=hidden).first()
    if found is None:
        raise Http404
    actions.show_name(by=desk.account, hidden=found)
    messages.success(request, _("かくすのをやめました"))
    return redirect("hearings:names", programme=desk.programme.code, hearing=hearing)
