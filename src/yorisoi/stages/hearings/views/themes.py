"""The codebook: who said what, and the words themselves."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from yorisoi.people.terms import Permission
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.terms import Stage
from yorisoi.stages.hearings import actions, presenters, queries
from yorisoi.stages.hearings.forms import MergeForm, ThemeForm
from yorisoi.stages.hearings.views.desk import form_page, sight, theme_of
from yorisoi.ui.pages import render


@staff(Permission.READ)
def themes(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show who said what: themes by speaker, and the passages under each theme."""
    rows = queries.by_theme(programme=desk.programme, sight=sight(desk))
    passages = {each.passage.pk: each.passage for row in rows for each in row.said}
    return render(
        request,
        "hearings/themes.html",
        page=desk.page(
            _("だれが、何を言ったか"),
            stage=Stage.HEARINGS,
            lead=_("本人、家族、職員、団体の声は、混ぜずに数えます。"),
        ),
        desk=desk,
        rows=rows,
        table=presenters.theme_table(rows),
        missing=presenters.missing_speakers(passages.values()) if passages else "",
        words=presenters,
    )


@staff(Permission.WRITE)
def edit(request: HttpRequest, desk: Desk, theme: str = "") -> HttpResponse:
    """Add a word to the codebook, or change it."""
    found = theme_of(desk, theme) if theme else None
    names = actions.ThemeWords.__dataclass_fields__
    initial = {name: getattr(found, name) for name in names} if found else None
    form = ThemeForm(request.POST or None, initial=initial)
    if form.is_valid():
        words = actions.ThemeWords(**form.cleaned_data)
        code = theme or f"theme-{get_random_string(6).lower()}"
        actions.put_theme(by=desk.account, programme=desk.programme, code=code, words=words)
        messages.success(request, _("言葉を残しました"))
        return redirect("hearings:themes", programme=desk.programme.code)
    title = _("言葉を変える") if found else _("言葉を足す")
    return form_page(request, desk, form, title=title, template="hearings/theme.html", theme=found)


@staff(Permission.WRITE)
def merge(request: HttpRequest, desk: Desk, theme: str) -> HttpResponse:
    """Make a word part of another one; the journal keeps the trace."""
    found = theme_of(desk, theme)
    form = MergeForm(request.POST or None, theme=found)
    if form.is_valid():
        into = form.cleaned_data["into"]
        actions.merge_themes(by=desk.account, theme=found, into=into)
        messages.success(request, _("「%(name)s」にまとめました") % {"name": into.name})
        return redirect("hearings:themes", programme=desk.programme.code)
    return form_page(
        request,
        desk,
        form,
        title=_("「%(name)s」をほかの言葉にまとめる") % {"name": found.name},
        template="hearings/theme.html",
        theme=None,
    )
