"""Pages of decisions: what was decided, why and on what evidence."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from yorisoi.people.terms import Permission
from yorisoi.programme import actions, presenters, queries
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.forms import DecisionForm
from yorisoi.programme.models import Decision
from yorisoi.programme.papers import paper_response
from yorisoi.programme.terms import Stage
from yorisoi.programme.views.screens import form_page
from yorisoi.ui.page import Link
from yorisoi.ui.pages import render

FIELDS = ("title", "reason", "evidence", "stage", "decided_on", "decided_by")


def _decision(desk: Desk, code: str) -> Decision:
    found = queries.decision(programme=desk.programme, code=code)
    if found is None:
        raise Http404
    return found


def _list(desk: Desk) -> str:
    return reverse("programme:decisions", args=[desk.programme.code])


@staff(Permission.READ)
def decisions(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show what was decided, newest first."""
    return render(
        request,
        "programme/decisions.html",
        page=desk.page(
            _("決めたこと"),
            lead=_("なぜそう決めたかを、次の年と次の町の人が読めるように残します。"),
        ),
        desk=desk,
        decisions=queries.decisions(programme=desk.programme),
    )


@staff(Permission.READ)
def decision(request: HttpRequest, desk: Desk, decision: str) -> HttpResponse:
    """Show one decision with its reason and evidence."""
    found = _decision(desk, decision)
    return render(
        request,
        "programme/decision.html",
        page=desk.page(found.title, stage=Stage(found.stage)),
        desk=desk,
        decision=found,
    )


@staff(Permission.WRITE)
def edit_decision(request: HttpRequest, desk: Desk, decision: str = "") -> HttpResponse:
    """Write down a decision or mend it."""
    found = _decision(desk, decision) if decision else None
    initial = (
        {name: getattr(found, name) for name in FIELDS}
        if found
        else {"decided_on": timezone.localdate(), "stage": request.GET.get("stage", "")}
    )
    form = DecisionForm(request.POST or None, initial=initial)
    if form.is_valid():
        code = decision or f"decision-{get_random_string(6).lower()}"
        words = actions.DecisionWords(**form.cleaned_data)
        actions.put_decision(by=desk.account, programme=desk.programme, code=code, words=words)
        messages.success(request, _("「%(title)s」を残しました") % {"title": words.title})
        return redirect(_list(desk))
    title = _("決めたことを直す") if found else _("決めたことを書く")
    return form_page(
        request, desk, form, title=title, back=Link(_("決めたことの一覧"), _list(desk))
    )


@staff(Permission.READ)
def decisions_paper(request: HttpRequest, desk: Desk, form: str) -> HttpResponse:
    """Return all decisions as a document, in the form asked for."""
    document = presenters.decisions_paper(programme=desk.programme)
    return paper_response(document, form=form, name="decisions")
