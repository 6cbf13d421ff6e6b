"""A participant's own agreements: read the words, say yes, stop; one thing a page."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.people import actions
from yorisoi.people.agreements.lines import ConsentLine, consent_line, consent_lines
from yorisoi.people.terms import ConsentPurpose, ConsentWay
from yorisoi.programme.doors import person
from yorisoi.programme.myself import Me
from yorisoi.ui.page import Link
from yorisoi.ui.pages import render


def _line(me: Me, purpose: str) -> ConsentLine:
    if purpose not in ConsentPurpose.values:
        raise Http404
    today = timezone.localdate()
    return consent_line(me.participant, ConsentPurpose(purpose), on=today, reader=me.account)


def _title(me: Me) -> str:
    if me.is_assisted:
        return _("%(name)sさんが決めること") % {"name": me.participant.name}
    return _("あなたが決めること")


def _back(me: Me) -> Link:
    return Link(_title(me), reverse("people:my_consents"))


@person
def consents(request: HttpRequest, me: Me) -> HttpResponse:
    """Show what the person can decide, and how each stands."""
    return render(
        request,
        "people/my_consents.html",
        page=me.page(_title(me), crumbs=(me.own,)),
        me=me,
        lines=consent_lines(me.participant, on=timezone.localdate(), reader=me.account),
    )


@person
def consent(request: HttpRequest, me: Me, purpose: str) -> HttpResponse:
    """Show the words of one purpose; keep a yes."""
    line = _line(me, purpose)
    if request.method == "POST":
        actions.give_consent(
            by=me.account,
            participant=me.participant,
            purpose=line.purpose,
            version=line.text.version,
            way=ConsentWay.SUPPORTER if me.is_assisted else ConsentWay.WEB,
            witness=me.account.name if me.is_assisted else "",
        )
        messages.success(request, _("「いいです」を残しました。いつでもやめられます"))
        return redirect("people:my_consents")
    return render(
        request,
        "people/my_consent.html",
        page=me.page(str(line.purpose.label), crumbs=(_back(me),)),
        me=me,
        line=line,
    )


@person
def stop(request: HttpRequest, me: Me, purpose: str) -> HttpResponse:
    """Say what stops, then stop it; nobody asks why."""
    line = _line(me, purpose)
    if request.method == "POST":
        actions.refuse_consent(by=me.account, participant=me.participant, purpose=line.purpose)
        done = _("「いいえ」を残しました。使いません")
        messages.success(request, done if line.is_to_refuse else _("やめました。今から使いません"))
        return redirect("people:my_consents")
    return render(
        request,
        "people/my_consent_stop.html",
        page=me.page(
            _("「いいえ」でいいですか") if line.is_to_refuse else _("やめますか"),
            kick=str(line.purpose.label),
            crumbs=(_back(me),),
        ),
        me=me,
        line=line,
    )
