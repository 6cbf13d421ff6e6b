"""Pages of what a participant needs, agreed to, and with whom: told once, ended any time."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yorisoi.people import actions, queries
from yorisoi.people.agreements import consents
from yorisoi.people.agreements.lines import consent_line
from yorisoi.people.forms import ConsentForm, NeedForm, RefusalForm, SupporterForm
from yorisoi.people.mandates import words
from yorisoi.people.terms import ConsentPurpose, ConsentWay, Permission
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.papers import paper_response
from yorisoi.programme.roster.views.records import (
    note_view,
    participant_is_hidden,
    participant_of,
    record_link,
)
from yorisoi.programme.views.screens import form_page


@staff(Permission.PERSONAL)
def new_need(request: HttpRequest, desk: Desk, participant: str) -> HttpResponse:
    """Write down an arrangement a participant needs."""
    found = participant_of(desk, participant)
    form = NeedForm(request.POST or None)
    if form.is_valid():
        actions.tell_need(by=desk.account, participant=found, **form.cleaned_data)
        messages.success(request, _("残しました。次の教室から、聞きなおさずに使います"))
        return redirect(record_link(desk, found).href)
    note_view(desk, found)
    title = _("%(name)sさんに必要な配慮") % {"name": found.name}
    return form_page(request, desk, form, title=title, back=record_link(desk, found))


@require_POST
@staff(Permission.PERSONAL)
def end_need(request: HttpRequest, desk: Desk, participant: str, need: int) -> HttpResponse:
    """Note that an arrangement is no longer needed."""
    found = participant_of(desk, participant)
    ended = queries.needs(found).filter(pk=need).first()
    if ended is None:
        raise Http404
    actions.end_need(by=desk.account, need=ended)
    messages.success(request, _("いらなくなったことを残しました"))
    return redirect(record_link(desk, found).href)


@staff(Permission.PERSONAL)
def new_consent(request: HttpRequest, desk: Desk, participant: str) -> HttpResponse:
    """Write down an agreement in the words that are in force today."""
    found = participant_of(desk, participant)
    form = ConsentForm(request.POST or None, initial={"purpose": request.GET.get("purpose", "")})
    if form.is_valid():
        purpose = ConsentPurpose(form.cleaned_data["purpose"])
        actions.give_consent(
            by=desk.account,
            participant=found,
            purpose=purpose,
            version=consents.texts(timezone.localdate())[purpose].version,
            way=ConsentWay(form.cleaned_data["way"]),
            witness=form.cleaned_data["witness"],
        )
        messages.success(request, _("同意を残しました。本人はいつでもやめられます"))
        return redirect(record_link(desk, found).href)
    note_view(desk, found)
    title = _("%(name)sさんの同意") % {"name": found.name}
    return form_page(request, desk, form, title=title, back=record_link(desk, found))


@staff(Permission.PERSONAL)
def refuse_consent(
    request: HttpRequest, desk: Desk, participant: str, purpose: str
) -> HttpResponse:
    """Say what stops and ask how the person said no, then write it down; it takes effect at once."""
    found = participant_of(desk, participant)
    if purpose not in ConsentPurpose.values:
        raise Http404
    line = consent_line(found, ConsentPurpose(purpose), on=timezone.localdate())
    form = RefusalForm(request.POST or None)
    if form.is_valid():
        actions.refuse_consent(
            by=desk.account,
            participant=found,
            purpose=line.purpose,
            way=ConsentWay(form.cleaned_data["way"]),
        )
        messages.success(request, _said_no(line.purpose))
        if participant_is_hidden(desk, found):
            return redirect("people:participants", programme=desk.programme.code)
        return redirect(record_link(desk, found).href)
    note_view(desk, found)
    return form_page(
        request,
        desk,
        form,
        title=_("%(name)sさんが、やめると言いましたか") % {"name": found.name},
        lead=_("%(purpose)s。残すと、すぐにこうなります：%(stops)s")
        % {"purpose": line.purpose.label, "stops": line.stops},
        back=record_link(desk, found),
    )


def _said_no(purpose: ConsentPurpose) -> str:
    """Return what was kept, and what is left to do by hand."""
    if purpose == ConsentPurpose.TAKE_PART:
        return _(
            "やめたことを残しました。今からは使いません。席があるときは、申し込みのページで空けてください"
        )
    return _("やめたことを残しました。今からは使いません")


@staff(Permission.PERSONAL)
def new_supporter(request: HttpRequest, desk: Desk, participant: str) -> HttpResponse:
    """Let somebody act for a participant."""
    found = participant_of(desk, participant)
    form = SupporterForm(
        request.POST or None,
        supporters=queries.supporter_accounts(municipality=desk.programme.municipality),
        initial={"since_on": timezone.localdate()},
    )
    if form.is_valid():
        given = form.cleaned_data
        actions.link_supporter(
            by=desk.account,
            participant=found,
            supporter=given["supporter"],
            scope=actions.Scope(given["terms"], given["scope"]),
            since_on=given["since_on"],
            until_on=given["until_on"],
        )
        messages.success(
            request, _("支援者を残しました。委任の紙を印刷して、本人に読んでもらってください")
        )
        return redirect(record_link(desk, found).href)
    note_view(desk, found)
    title = _("%(name)sさんの支援者") % {"name": found.name}
    return form_page(
        request,
        desk,
        form,
        title=title,
        back=record_link(desk, found),
        lead=_("本人がそうしてほしいと言ったことを、確かめてから残します。"),
    )


@staff(Permission.PERSONAL)
def mandate_paper(
    request: HttpRequest, desk: Desk, participant: str, link: int, form: str
) -> HttpResponse:
    """Return the paper of a mandate in the person's format."""
    found = participant_of(desk, participant)
    of = found.supporter_links.select_related("supporter").filter(pk=link).first()
    if of is None:
        raise Http404
    note_view(desk, found)
    document = words.mandate_paper(
        of, place=desk.programme.municipality.name, notice=desk.programme.notice
    )
    return paper_response(document, form=form, name=f"mandate-{found.code}")


@require_POST
@staff(Permission.PERSONAL)
def revoke_supporter(request: HttpRequest, desk: Desk, participant: str, link: int) -> HttpResponse:
    """End a supporter's mandate at once."""
    found = participant_of(desk, participant)
    ended = found.supporter_links.filter(pk=link, revoked_at__isnull=True).first()
    if ended is None:
        raise Http404
    actions.revoke_supporter(by=desk.account, link=ended)
    messages.success(request, _("今から、代わりに開けなくなりました"))
    return redirect(record_link(desk, found).href)
