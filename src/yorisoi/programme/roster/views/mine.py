"""A participant's own view of their record: what they told, and who looked."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.journal import actions as journal
from yorisoi.journal import queries as journal_lines
from yorisoi.people import presenters, queries
from yorisoi.people.consent_lines import consent_lines
from yorisoi.programme.doors import Me, person
from yorisoi.ui.page import Link
from yorisoi.ui.pages import render

N_LINES = 30


def _note(me: Me) -> None:
    """A supporter who looks leaves a line; people who read their own record do not."""
    if me.is_assisted:
        journal.write(
            by=me.account, act="participant.view", about=me.participant, purpose="一緒に使う"
        )


def _home() -> tuple[Link, ...]:
    return (Link(_("はじめのページ"), reverse("web:me")),)


@person
def needs(request: HttpRequest, me: Me) -> HttpResponse:
    """Show what the person told, in easy words, and what they agreed to."""
    _note(me)
    return render(
        request,
        "people/my_needs.html",
        page=me.page(_("あなたから聞いたこと"), crumbs=_home()),
        me=me,
        needs=presenters.told(queries.needs(me.participant)),
        consents=consent_lines(me.participant, on=timezone.localdate()),
    )


@person
def seen(request: HttpRequest, me: Me) -> HttpResponse:
    """Show who saw or changed the record."""
    _note(me)
    lines = journal_lines.about(kind="Participant", code=me.participant.code)[:N_LINES]
    return render(
        request,
        "people/my_journal.html",
        page=me.page(_("だれが見たか"), crumbs=_home()),
        me=me,
        seen=presenters.seen(list(lines), own=me.participant.account),
    )
