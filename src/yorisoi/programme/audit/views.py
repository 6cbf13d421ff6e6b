"""The auditor's pages: who saw or changed what, whether anybody rewrote it, and its head."""

from datetime import timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yorisoi.journal import actions as journal
from yorisoi.journal import queries as chain
from yorisoi.people import queries as people
from yorisoi.people.terms import Permission
from yorisoi.programme.audit import presenters, queries
from yorisoi.programme.audit.forms import SearchForm
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.looking import note_list
from yorisoi.programme.views.screens import pager_of
from yorisoi.ui.downloads import file_response
from yorisoi.ui.pages import render

N_ON_A_PAGE = 50
N_DAYS = 30


@staff(Permission.AUDIT)
def lines(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show who saw or changed what in this municipality; reading it is a line as well."""
    place = desk.programme.municipality
    form = SearchForm(request.GET or None)
    wanted = form.cleaned_data if form.is_valid() else {}
    page = Paginator(queries.lines(place, wanted), N_ON_A_PAGE).get_page(request.GET.get("page"))
    entries = list(page.object_list)
    found = queries.looking(place, since=timezone.now() - timedelta(days=N_DAYS))
    shown = {code for entry in entries for code in entry.persons}
    note_list(
        desk,
        people.participants(municipality=place).filter(code__in=shown),
        act="journal.view",
    )
    asked = {name: str(value) for name, value in request.GET.items() if name != "page"}
    return render(
        request,
        "programme/audit.html",
        page=desk.page(
            _("だれが見たかの記録"),
            lead=_(
                "この区の人のことを、だれが見て、何をしたか。参加する人の名前は出ません。符号だけです。"
            ),
        ),
        status=422 if form.errors else 200,
        desk=desk,
        form=form,
        lines=presenters.lines(entries),
        n=page.paginator.count,
        lookers=presenters.lookers(found),
        n_days=N_DAYS,
        pager=pager_of(page, asked),
    )


@require_POST
@staff(Permission.AUDIT)
def check(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Walk the whole chain now, and say what was found."""
    found = chain.check()
    journal.write(
        by=desk.account,
        act="journal.check",
        about=desk.programme,
        organisation=desk.organisation.code,
        detail={"n": found.n_entries, "is_whole": found.is_whole},
    )
    if found.is_whole:
        said = _("%(n)s行を確かめました。書きかえられていません")
        messages.success(request, said % {"n": found.n_entries})
    else:
        said = _(
            "%(number)s行目が合いません。機械を止めずに、情報の担当に、すぐ知らせてください。何も消さないでください"
        )
        messages.error(request, said % {"number": found.first_broken})
    return redirect("audit:lines", programme=desk.programme.code)


@staff(Permission.AUDIT)
def head(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Give the head of the journal to be kept outside this machine; it names nobody."""
    now = timezone.now()
    return file_response(
        chain.head(at=now).to_json(),
        content_type="application/json; charset=utf-8",
        name=f"head-{timezone.localdate(now).isoformat()}.json",
    )
