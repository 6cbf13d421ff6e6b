"""Pages of the roster: who takes part, and one record."""

from dataclasses import fields

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.journal import queries as journal_lines
from yorisoi.people import actions, presenters, queries, rules
from yorisoi.people.agreements.lines import consent_lines
from yorisoi.people.forms import ADDRESSED, NewPersonForm, PersonForm
from yorisoi.people.mandates.words import supporter_lines
from yorisoi.people.models import Organisation, Participant
from yorisoi.people.seen import seeing
from yorisoi.people.terms import Permission, Sureness
from yorisoi.people.twins import finding as twins
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.looking import note_list
from yorisoi.programme.papers import form_of
from yorisoi.programme.roster.views.merging import may_merge
from yorisoi.programme.roster.views.records import note_view, participant_of, record_link
from yorisoi.programme.views.screens import form_page, pager_of
from yorisoi.ui.page import Link
from yorisoi.ui.pages import render

N_ON_A_PAGE = 50
N_JOURNAL_LINES = 20


def _centres(desk: Desk) -> QuerySet[Organisation]:
    found = queries.centres(municipality=desk.programme.municipality)
    return found.filter(pk=desk.centre.pk) if desk.centre else found


def _list(desk: Desk) -> str:
    return reverse("people:participants", args=[desk.programme.code])


@staff(Permission.WHOLE)
def participants(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show who takes part: names for those who may see them, codes for everybody else."""
    centre = _centres(desk).filter(code=request.GET.get("centre", "")).first()
    found = queries.participants(
        municipality=desk.programme.municipality, centre=centre or desk.centre
    ).select_related("centre")
    wanted = request.GET.get("q", "").strip()
    by_name = desk.may_see_names
    shown = _searched(desk, found, wanted) if wanted else found
    page = Paginator(shown, N_ON_A_PAGE).get_page(request.GET.get("page"))
    note_list(desk, page.object_list, act="participants.list")
    return render(
        request,
        "people/participants.html",
        page=desk.page(
            _("参加する人の名簿"),
            lead=presenters.roster_lead(n=page.paginator.count, may_see_names=by_name),
        ),
        desk=desk,
        wanted=wanted,
        centres=_centre_links(desk, chosen=centre),
        lines=presenters.roster(
            page.object_list, granted=desk.permissions, on=timezone.localdate()
        ),
        sees_kinds=rules.may_see_kinds(desk.permissions),
        pager=pager_of(page, {"q": wanted, "centre": centre.code if centre else ""}),
    )


def _searched(desk: Desk, found: QuerySet[Participant], wanted: str) -> QuerySet[Participant]:
    return queries.search(
        found, wanted, municipality=desk.programme.municipality, by_name=desk.may_see_names
    )


def _centre_links(desk: Desk, *, chosen: Organisation | None) -> tuple[Link, ...]:
    if desk.centre:
        return ()
    address = _list(desk)
    return (
        Link(_("すべて"), address, is_current=chosen is None),
        *(
            Link(each.name, f"{address}?centre={each.code}", is_current=each == chosen)
            for each in _centres(desk)
        ),
    )


@staff(Permission.WHOLE)
def participant(request: HttpRequest, desk: Desk, participant: str) -> HttpResponse:
    """Show one record, with as much of it as the reader may see, and leave a line."""
    found = participant_of(desk, participant)
    if found.code != participant:
        # The record was merged: its old address leads to the one that stayed.
        return redirect(record_link(desk, found).href)
    note_view(desk, found)
    today = timezone.localdate()
    return render(
        request,
        "people/participant.html",
        page=desk.page(
            presenters.called(found, desk.permissions),
            kick=_("%(code)s（架空）") % {"code": found.code}
            if found.is_fictitious
            else found.code,
        ),
        desk=desk,
        participant=found,
        age=rules.age_band(found.birth_year, on=today).label,
        kinds=presenters.kinds(found) if rules.may_see_kinds(desk.permissions) else "",
        needs=presenters.told(queries.needs(found), hiding=None if desk.may_see_names else found)
        if rules.may_see_needs(desk.permissions)
        else None,
        **(_personal_parts(found) if desk.may_see_names else {"addresses": None}),
    )


def _personal_parts(found: Participant) -> dict[str, object]:
    """Return what only the ward and the person's centre see."""
    lines = journal_lines.touching(*queries.codes_of(found))[:N_JOURNAL_LINES]
    return {
        "addresses": presenters.addresses(found.channels.all()),
        "paper_form": form_of(found),
        "consents": consent_lines(found, on=timezone.localdate()),
        "supporters": supporter_lines(
            found.supporter_links.select_related("supporter"), on=timezone.localdate()
        ),
        "seen": seeing.seen(list(lines)),
    }


@staff(Permission.PERSONAL)
def register(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Register a participant."""
    form = NewPersonForm(
        request.POST or None,
        centres=_centres(desk),
        is_limited=desk.centre is not None,
        initial={"centre": desk.centre.pk if desk.centre else None},
    )
    if form.is_valid():
        made = actions.register(
            by=desk.account,
            municipality=desk.programme.municipality,
            person=form.person(),
            is_fictitious=form.cleaned_data["is_fictitious"],
        )
        messages.success(
            request,
            _("%(name)sさんを登録しました。次は、必要な配慮を聞きます") % {"name": made.name},
        )
        if may_merge(desk) and _is_known_already(made):
            messages.warning(request, _("同じ人かもしれない記録があります。くらべてください"))
            return redirect(f"{reverse('people:twins', args=[desk.programme.code])}?of={made.code}")
        return redirect(record_link(desk, made).href)
    back = Link(_("参加する人の名簿"), _list(desk))
    return form_page(request, desk, form, title=_("参加する人を登録する"), back=back)


def _is_known_already(made: Participant) -> bool:
    """Whether more than a telephone or a name alone says that somebody was here before."""
    found = twins.twins(municipality=made.municipality, of=made)
    return any(each.sureness != Sureness.PERHAPS for each in found)


@staff(Permission.PERSONAL)
def change(request: HttpRequest, desk: Desk, participant: str) -> HttpResponse:
    """Change what is known of a participant."""
    found = participant_of(desk, participant)
    form = PersonForm(
        request.POST or None,
        centres=_centres(desk),
        is_limited=desk.centre is not None,
        initial=_known(found),
    )
    if form.is_valid():
        actions.change(by=desk.account, participant=found, person=form.person())
        messages.success(request, _("残しました"))
        return redirect(record_link(desk, found).href)
    note_view(desk, found)
    title = _("%(name)sさんの記録を直す") % {"name": found.name}
    return form_page(request, desk, form, title=title, back=record_link(desk, found))


def _known(found: Participant) -> dict[str, object]:
    """Return what is known, as the form asks for it."""
    known = {
        field.name: getattr(found, field.name)
        for field in fields(actions.Person)
        if field.name not in {"addresses", "centre"}
    }
    by_kind = {each.kind: each.address for each in found.channels.all()}
    addresses = {name: by_kind.get(kind, "") for kind, name in ADDRESSED.items()}
    return {**known, **addresses, "centre": found.centre_id}
