"""もれたかもしれないとき: who is affected, by when to report, and the papers for it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.journal import actions as journal
from yorisoi.people.leaks import leaks
from yorisoi.people.leaks import lines as leak_lines
from yorisoi.people.leaks import papers as leak_papers
from yorisoi.people.leaks import words as leak_words
from yorisoi.people.leaks.form import FactsForm, LeakForm, NarrowForm
from yorisoi.people.models import Leak
from yorisoi.people.terms import Permission
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.looking import note_list
from yorisoi.programme.papers import form_of, paper_response
from yorisoi.programme.views.screens import form_page
from yorisoi.ui.page import Link
from yorisoi.ui.pages import render


def _municipality_only(desk: Desk) -> None:
    """A leak is the ward's business: nobody else learns that there may be one."""
    if desk.organisation.pk != desk.programme.municipality_id:
        raise Http404


def _leak(desk: Desk, number: int) -> Leak:
    _municipality_only(desk)
    found = Leak.objects.filter(municipality=desk.programme.municipality, pk=number).first()
    if found is None:
        raise Http404
    return found


def _back(desk: Desk, of: Leak) -> Link:
    here = {"programme": desk.programme.code, "leak": of.pk}
    return Link(_("もれたかもしれないとき"), reverse("people:leak", kwargs=here))


@staff(Permission.PERSONAL)
def every(request: HttpRequest, desk: Desk) -> HttpResponse:
    """List what may have leaked, the newest first, and what is due next."""
    _municipality_only(desk)
    found = Leak.objects.filter(municipality=desk.programme.municipality)
    today = timezone.localdate()
    return render(
        request,
        "people/leaks.html",
        page=desk.page(_("もれたかもしれないこと")),
        desk=desk,
        lines=[
            (each, leak_words.practice(each), leak_words.next_due(each, today=today))
            for each in found.order_by("-noticed_on", "-pk")
        ],
    )


@staff(Permission.PERSONAL)
def new(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Ask when, through whom and about whom, and whether it is practice; nothing is set beforehand."""
    _municipality_only(desk)
    form = LeakForm(
        request.POST or None,
        initial={"noticed_on": timezone.localdate()},
        municipality=desk.programme.municipality,
    )
    if form.is_valid():
        made = form.leak()
        leaks.note_leak(by=desk.account, leak=made)
        messages.success(request, _("だれのことかを、記録から調べました"))
        return redirect(_back(desk, made).href)
    back = Link(_("もれたかもしれないこと"), reverse("people:leaks", args=[desk.programme.code]))
    return form_page(
        request,
        desk,
        form,
        title=_("もれたかもしれないとき"),
        back=back,
        lead=_("落ちついて、わかることだけ書きます。わからないところは広めに書きます。"),
    )


@staff(Permission.PERSONAL)
def leak(request: HttpRequest, desk: Desk, leak: int) -> HttpResponse:
    """Show who is affected, whether to report, by when, and how long that still is."""
    of, today = _leak(desk, leak), timezone.localdate()
    found = leaks.affected(of)
    persons = (each.participant for each in found)
    note_list(desk, persons, act="leak.list", detail={"leak": of.pk})
    return render(
        request,
        "people/leak.html",
        page=desk.page(_("もれたかもしれないとき"), kick=leak_words.practice(of)),
        desk=desk,
        leak=of,
        affected=[(each, form_of(each.participant)) for each in found],
        n_sensitive=sum(each.is_sensitive for each in found),
        due=leak_words.due(of, today=today),
        timeline=leak_words.timeline(of, today=today),
        narrowed=leak_words.narrowed(of, leak_lines.sign_ins(of)),
        missing=leak_papers.missing(of),
        verdict=leak_words.verdict(found),
        must_report=leaks.is_reportable(found),
    )


@staff(Permission.PERSONAL)
def narrow(request: HttpRequest, desk: Desk, leak: int) -> HttpResponse:
    """Ask through which account, machines and pages it may have gone."""
    of = _leak(desk, leak)
    known = {"actor": of.actor, "sign_ins": [str(n) for n in of.sign_ins], "pages": of.pages}
    form = NarrowForm(request.POST or None, initial=known, sign_ins=leak_lines.sign_ins(of))
    if request.method == "POST" and form.is_valid():
        leaks.narrow(by=desk.account, leak=of, to=form.narrowed())
        messages.success(request, _("この範囲で、もう一度調べました"))
        return redirect(_back(desk, of).href)
    return form_page(
        request,
        desk,
        form,
        title=_("どこからもれたかを、しぼる"),
        back=_back(desk, of),
        lead=_("確かなことだけで、しぼります。まよったら、しぼりません。"),
    )


@staff(Permission.PERSONAL)
def facts(request: HttpRequest, desk: Desk, leak: int) -> HttpResponse:
    """Ask what was found out for the full report, and when the reports were sent."""
    of = _leak(desk, leak)
    known = {name: getattr(of, name) for name in FactsForm.base_fields}
    form = FactsForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        leaks.find_out(by=desk.account, leak=of, facts=form.facts())
        messages.success(request, _("わかったことを残しました"))
        return redirect(_back(desk, of).href)
    return form_page(
        request,
        desk,
        form,
        title=_("わかったことを書く"),
        back=_back(desk, of),
        lead=_("速報と確報の下書きに、そのまま入ります。わからないところは空けます。"),
    )


@staff(Permission.PERSONAL)
def report(request: HttpRequest, desk: Desk, leak: int, form: str) -> HttpResponse:
    """Return the draft of the first report."""
    of = _leak(desk, leak)
    place = desk.programme.municipality.name
    document = leak_papers.first_report(of, leaks.affected(of), place=place)
    return paper_response(document, form=form, name=f"leak-{of.pk}")


@staff(Permission.PERSONAL)
def full_report(request: HttpRequest, desk: Desk, leak: int, form: str) -> HttpResponse:
    """Return the draft of the full report."""
    of = _leak(desk, leak)
    place = desk.programme.municipality.name
    document = leak_papers.full_report(of, leaks.affected(of), place=place)
    return paper_response(document, form=form, name=f"leak-{of.pk}-full")


@staff(Permission.PERSONAL)
def notice(
    request: HttpRequest, desk: Desk, leak: int, participant: str, form: str
) -> HttpResponse:
    """Return the notice to one affected person, in their format."""
    of = _leak(desk, leak)
    who = [each.participant for each in leaks.affected(of) if each.participant.code == participant]
    if not who:
        raise Http404
    journal.write(by=desk.account, act="leak.notice", about=who[0], detail={"leak": of.pk})
    document = leak_words.notice(
        of,
        who[0],
        place=desk.programme.municipality.name,
        phone=desk.programme.help_phone,
    )
    return paper_response(document, form=form, name=f"leak-{of.pk}-{participant}")
