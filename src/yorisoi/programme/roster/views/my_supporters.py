"""Who may do things with or for a participant, what they did, and the end of it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.journal import queries as journal
from yorisoi.people import actions, queries, seeing
from yorisoi.people.mandate_words import SupporterLine, supporter_lines
from yorisoi.programme.doors import Me, person
from yorisoi.ui.page import Link
from yorisoi.ui.pages import render

N_LINES = 10


def _lines(me: Me) -> tuple[SupporterLine, ...]:
    links = me.participant.supporter_links.select_related("supporter", "participant")
    return supporter_lines(links, on=timezone.localdate())


@person
def supporters(request: HttpRequest, me: Me) -> HttpResponse:
    """Show who may do what, until when, and what they did in the person's place."""
    lines = _lines(me)
    about = journal.touching(*queries.codes_of(me.participant))
    codes = {line.link.supporter.code for line in lines}
    done = about.filter(actor__in=codes).exclude(act="supporter.link")
    return render(
        request,
        "people/my_supporters.html",
        page=me.page(_("一緒にする人"), crumbs=(Link(_("はじめのページ"), reverse("web:me")),)),
        me=me,
        lines=lines,
        done=seeing.seen(list(done[:N_LINES])),
    )


@person
def stop(request: HttpRequest, me: Me, link: int) -> HttpResponse:
    """Say what ends, then end it; nobody asks why."""
    line = next((each for each in _lines(me) if each.link.pk == link and each.is_in_force), None)
    if line is None:
        raise Http404
    if request.method == "POST":
        actions.revoke_supporter(by=me.account, link=line.link)
        messages.success(request, _("やめました。今から、代わりに開けません"))
        return redirect("people:my_supporters")
    return render(
        request,
        "people/my_supporter_stop.html",
        page=me.page(
            _("%(name)sさんと一緒にするのを、やめますか") % {"name": line.name},
            crumbs=(Link(_("一緒にする人"), reverse("people:my_supporters")),),
        ),
        me=me,
        line=line,
    )
