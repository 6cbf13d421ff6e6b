"""Who may do things with or for a participant, what they did, and the end of it."""

from collections.abc import Iterator

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.journal import queries as journal
from yorisoi.people import actions, queries
from yorisoi.people.held import correcting
from yorisoi.people.mandates import mandating
from yorisoi.people.mandates.words import SupporterLine, ended_lines, supporter_lines, wish
from yorisoi.people.seen import seeing
from yorisoi.people.terms import CorrectionState, Mandate
from yorisoi.programme.doors import person
from yorisoi.programme.myself import Me
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
    open_wishes = set(_wishes(me))
    about = journal.touching(*queries.codes_of(me.participant))
    codes = {line.link.supporter.code for line in lines}
    done = about.filter(actor__in=codes).exclude(act="supporter.link")
    return render(
        request,
        "people/my_supporters.html",
        page=me.page(_("支援者"), crumbs=(me.own,)),
        me=me,
        lines=[line for line in lines if line.is_in_force],
        ended=[(line, wish(line.link) in open_wishes) for line in ended_lines(lines)],
        done=seeing.seen(list(done[:N_LINES])),
    )


def _wishes(me: Me) -> Iterator[str]:
    """Yield what the person has asked the team and has no answer to."""
    for each in me.participant.corrections.filter(state=CorrectionState.OPEN):
        yield each.wrong


def _in_force(me: Me, link: int) -> SupporterLine:
    found = (each for each in _lines(me) if each.link.pk == link and each.is_in_force)
    line = next(found, None)
    if line is None:
        raise Http404
    return line


@person
def narrow(request: HttpRequest, me: Me, link: int, term: str) -> HttpResponse:
    """Say which one thing a supporter may do no more, then take it back."""
    line = _in_force(me, link)
    if term not in line.link.terms:
        raise Http404
    said = {"name": line.name, "what": str(Mandate(term).label)}
    if request.method == "POST":
        mandating.narrow_mandate(by=me.account, link=line.link, without=Mandate(term))
        messages.success(
            request, _("やめました：「%(what)s」。%(name)sさんは、もうできません") % said
        )
        return redirect("people:my_supporters")
    return render(
        request,
        "people/my_supporter_narrow.html",
        page=me.page(
            _("これだけ、やめますか"),
            kick=_("%(name)sさん") % said,
            crumbs=(Link(_("支援者"), reverse("people:my_supporters")),),
        ),
        line=line,
        what=said["what"],
        left=[each.label for each in line.kinds if each != term],
    )


@person
def again(request: HttpRequest, me: Me, link: int) -> HttpResponse:
    """Ask the team for a supporter again; who was sent away never comes back by a press alone."""
    line = next((each for each in ended_lines(_lines(me)) if each.link.pk == link), None)
    if line is None:
        raise Http404
    words = wish(line.link)
    if request.method == "POST":
        if words not in set(_wishes(me)):
            correcting.ask_correction(by=me.account, participant=me.participant, wrong=words)
        messages.success(request, _("職員に伝えました。30日までに返事をします"))
        return redirect("people:my_supporters")
    return render(
        request,
        "people/my_supporter_again.html",
        page=me.page(
            _("もう一度、%(name)sさんにたのみますか") % {"name": line.name},
            crumbs=(Link(_("支援者"), reverse("people:my_supporters")),),
        ),
        line=line,
    )


@person
def stop(request: HttpRequest, me: Me, link: int) -> HttpResponse:
    """Say what ends, then end it; nobody asks why."""
    line = _in_force(me, link)
    if request.method == "POST":
        actions.revoke_supporter(by=me.account, link=line.link)
        messages.success(request, _("やめました。今から、代わりに開けません"))
        return redirect("people:my_supporters")
    return render(
        request,
        "people/my_supporter_stop.html",
        page=me.page(
            _("%(name)sさんと一緒にするのを、やめますか") % {"name": line.name},
            crumbs=(Link(_("支援者"), reverse("people:my_supporters")),),
        ),
        me=me,
        line=line,
    )
