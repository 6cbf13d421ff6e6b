"""A participant's own view of their record: what they told, and who looked."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.journal import queries as journal
from yorisoi.people import presenters, queries
from yorisoi.people.agreements.lines import consent_lines
from yorisoi.people.models import Account
from yorisoi.people.seen import seeing
from yorisoi.programme.doors import person
from yorisoi.programme.myself import Me
from yorisoi.programme.papers import page_form, paper_response
from yorisoi.programme.views.screens import pager_of
from yorisoi.ui.page import Link
from yorisoi.ui.pages import render

N_LINES = 40


def _told(me: Me) -> str:
    if me.is_assisted:
        return _("%(name)sさんから聞いたこと") % {"name": me.participant.name}
    return _("あなたから聞いたこと")


@person
def needs(request: HttpRequest, me: Me) -> HttpResponse:
    """Show what the person told, in easy words, and what they agreed to."""
    return render(
        request,
        "people/my_needs.html",
        page=me.page(_told(me), crumbs=(me.own,)),
        me=me,
        needs=presenters.told(queries.needs(me.participant)),
        consents=consent_lines(me.participant, on=timezone.localdate(), reader=me.account),
    )


@person
def seen(request: HttpRequest, me: Me) -> HttpResponse:
    """Show who saw or changed the record, the oldest line on the last page."""
    found = journal.touching(*queries.codes_of(me.participant))
    page = Paginator(found, N_LINES).get_page(request.GET.get("page"))
    return render(
        request,
        "people/my_journal.html",
        page=me.page(_("だれが見たか"), crumbs=(me.own,)),
        me=me,
        seen=seeing.seen(list(page.object_list), own=_reader(me)),
        pager=pager_of(page),
    )


@person
def seen_paper(request: HttpRequest, me: Me, form: str) -> HttpResponse:
    """Return every line as a paper to keep or to show somebody."""
    lines = seeing.seen(list(journal.touching(*queries.codes_of(me.participant))), own=_reader(me))
    return paper_response(
        seeing.seen_paper(me.participant, lines),
        form=page_form(request, me.participant) if form == "html" else form,
        name="who-looked",
        back=Link(_("だれが見たか"), reverse("people:my_journal")),
    )


def _reader(me: Me) -> Account | None:
    """Return whom the lines call あなた: the person who reads them alone."""
    return None if me.is_assisted else me.participant.account
