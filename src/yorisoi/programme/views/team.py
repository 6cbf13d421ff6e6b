"""Pages of the joint team, of where the stages stand, and of the programme's own words."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from yorisoi.people.terms import Permission
from yorisoi.programme import actions, queries
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.forms import PartForm, PartyForm, StagesForm, WordsForm
from yorisoi.programme.views.screens import form_page
from yorisoi.ui.page import Link
from yorisoi.ui.pages import render

WORDS = ("name", "concept", "help_phone", "notice", "minimum_count")


def _team(desk: Desk) -> Link:
    return Link(_("いっしょに進める人"), reverse("programme:parties", args=[desk.programme.code]))


def _year(desk: Desk) -> Link:
    return Link(_("一年の道"), reverse("web:home", args=[desk.programme.code]))


@staff(Permission.READ)
def parties(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show who carries the programme."""
    return render(
        request,
        "programme/parties.html",
        page=desk.page(
            _("いっしょに進める人"),
            lead=_("どの組織が何を受け持つかを、みんなが同じように知るための表です。"),
        ),
        desk=desk,
        parties=queries.parties(programme=desk.programme),
    )


@staff(Permission.WRITE)
def new_party(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Let an organisation join the team."""
    form = PartyForm(request.POST or None)
    if form.is_valid():
        actions.invite(by=desk.account, programme=desk.programme, **form.cleaned_data)
        messages.success(request, _("%(name)sを加えました") % {"name": form.cleaned_data["name"]})
        return redirect(_team(desk).href)
    return form_page(request, desk, form, title=_("組織を加える"), back=_team(desk))


@staff(Permission.WRITE)
def party(request: HttpRequest, desk: Desk, organisation: str) -> HttpResponse:
    """Change what a party does."""
    found = queries.party(programme=desk.programme, organisation=organisation)
    if found is None:
        raise Http404
    form = PartForm(request.POST or None, initial={"part": found.part})
    if form.is_valid():
        actions.change_part(by=desk.account, party=found, part=form.cleaned_data["part"])
        messages.success(request, _("受け持ちを残しました"))
        return redirect(_team(desk).href)
    return form_page(
        request,
        desk,
        form,
        title=_("%(name)sの受け持ち") % {"name": found.organisation.name},
        back=_team(desk),
    )


@staff(Permission.WRITE)
def stages(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Say where each of the ten stages stands."""
    form = StagesForm(request.POST or None, states=queries.states(programme=desk.programme))
    if form.is_valid():
        for stage, state in form.changed_states().items():
            actions.mark_stage(by=desk.account, programme=desk.programme, stage=stage, state=state)
        messages.success(request, _("十の段の状態を残しました"))
        return redirect(_year(desk).href)
    return render(
        request,
        "programme/stages.html",
        page=desk.page(
            _("十の段は、いまどこか"),
            lead=_("チームで話して決めた状態を選びます。あとで何度でも変えられます。"),
        ),
        status=422 if form.errors else 200,
        desk=desk,
        form=form,
        back=_year(desk),
    )


@staff(Permission.WRITE)
def words(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Change what the programme is called, stands for and promises."""
    programme = desk.programme
    form = WordsForm(
        request.POST or None, initial={name: getattr(programme, name) for name in WORDS}
    )
    if form.is_valid():
        given = actions.ProgrammeWords(**form.cleaned_data)
        actions.change_words(by=desk.account, programme=programme, words=given)
        messages.success(request, _("事業のことばを残しました"))
        return redirect(_year(desk).href)
    return form_page(request, desk, form, title=_("事業のことば"), back=_year(desk))
