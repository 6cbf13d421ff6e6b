"""いつ消すか: what goes and when, holding one person back, and doing today's part by hand."""

from collections import Counter

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.people.leaving import holding_back
from yorisoi.people.terms import Permission
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.looking import note_list, note_view, participant_of
from yorisoi.programme.views.screens import form_page
from yorisoi.ui.page import Link
from yorisoi.ui.pages import render
from yorisoi.web.retention import acting, presenters, preview
from yorisoi.web.retention.forms import HoldForm
from yorisoi.web.retention.preview import Ahead


def _municipality_only(desk: Desk) -> None:
    """What goes and when is decided by the ward; nobody else keeps these records."""
    if desk.organisation.pk != desk.programme.municipality_id:
        raise Http404


def _back(desk: Desk) -> Link:
    return Link(_("いつ消すか"), reverse("retention:home", args=[desk.programme.code]))


def _ahead(desk: Desk) -> Ahead:
    """Return what goes, and leave a line for those who are named on the page."""
    _municipality_only(desk)
    found = preview.ahead(municipality=desk.programme.municipality, on=timezone.localdate())
    if desk.may_see_names:
        leaving = [each.participant for each in found.leaving]
        held = [each.participant for each in found.holds]
        note_list(desk, [*leaving, *held], act="retention.list")
    return found


@staff(Permission.READ)
def home(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show what goes within a year, each kind with its period, and the rule behind it."""
    found = _ahead(desk)
    return render(
        request,
        "web/retention.html",
        page=desk.page(
            _("いつ消すか"),
            lead=_(
                "持っておく期間が終わった記録は、消します。何がいつ消えるかを、先に見られます。"
            ),
        ),
        desk=desk,
        today=presenters.today(found),
        n_leaving=len(found.leaving),
        people=presenters.people(found) if desk.may_see_names else [],
        holds=presenters.holds(found) if desk.may_see_names else [],
        n_held=len(found.holds),
        kinds=presenters.kinds(found),
        rules=presenters.rules(),
    )


@staff(Permission.PERSONAL, is_fresh=True)
def now(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Ask once more with everything that would go today, then let it go."""
    _municipality_only(desk)
    if request.method == "POST":
        made = acting.carry_out(
            by=desk.account, municipality=desk.programme.municipality, on=timezone.localdate()
        )
        messages.success(request, presenters.done(made))
        return redirect(_back(desk).href)
    found = _ahead(desk)
    rows = sum((each.today for each in found.kinds), Counter[str]())
    return render(
        request,
        "web/retention_now.html",
        page=desk.page(_("今日の分を消しますか"), lead=presenters.today(found)),
        desk=desk,
        back=_back(desk),
        going=found.going,
        rows=presenters.amounts(rows),
    )


@staff(Permission.PERSONAL)
def hold(request: HttpRequest, desk: Desk, participant: str) -> HttpResponse:
    """Hold one person's record back, with a reason and an end."""
    _municipality_only(desk)
    found = participant_of(desk, participant)
    form = HoldForm(request.POST or None)
    if form.is_valid():
        try:
            holding_back.hold_back(
                by=desk.account,
                participant=found,
                reason=form.cleaned_data["reason"],
                until_on=form.cleaned_data["until_on"],
            )
        except holding_back.AlreadyHeld:
            form.add_error(None, _("この人は、もう止めてあります。先に、止めるのをやめてください"))
        else:
            messages.success(request, _("この人の記録は、その日まで消えません"))
            return redirect(_back(desk).href)
    note_view(desk, found)
    title = _("%(name)sさんの記録を消さずに待つ") % {"name": found.name}
    lead = _("その日まで、この人の記録は何も消えません。")
    return form_page(request, desk, form, title=title, back=_back(desk), lead=lead)


@staff(Permission.PERSONAL)
def end_hold(request: HttpRequest, desk: Desk, participant: str) -> HttpResponse:
    """Let a record go its way again."""
    _municipality_only(desk)
    found = participant_of(desk, participant)
    held = found.holds.filter(ended_at__isnull=True).first()
    if held is None:
        raise Http404
    if request.method == "POST":
        holding_back.end_hold(by=desk.account, hold=held)
        messages.success(request, _("止めるのをやめました。期間が終わっていれば、一覧に出ます"))
        return redirect(_back(desk).href)
    note_view(desk, found)
    return render(
        request,
        "web/retention_end.html",
        page=desk.page(_("%(name)sさんの記録を止めるのをやめますか") % {"name": found.name}),
        desk=desk,
        back=_back(desk),
        hold=held,
    )
