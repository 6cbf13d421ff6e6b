"""A member's own pages: the circles, one circle, a report, leaving."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from yorisoi.programme.doors import person
from yorisoi.programme.myself import Me
from yorisoi.stages.ties import actions, presenters, queries, rules
from yorisoi.stages.ties.forms import SayForm
from yorisoi.stages.ties.models import Circle, Message
from yorisoi.stages.ties.terms import CircleState
from yorisoi.ui.page import Link, Page
from yorisoi.ui.pages import render

N_AT_ONCE = 30


def _circle(me: Me, code: str) -> tuple[Circle, tuple[rules.Voice, ...]]:
    """Return a circle with the voices this reader has in it, or raise Http404."""
    found = queries.circle_of(code=code, account=me.account, participant=me.participant)
    if found is None:
        raise Http404
    inside = {each.account_id for each in queries.members(circle=found)}
    return found, rules.voices(account=me.account, participant=me.participant, members=inside)


@person
def circles(request: HttpRequest, me: Me) -> HttpResponse:
    """Show the circles somebody belongs to."""
    mine = queries.circles_of(account=me.account, participant=me.participant)
    return render(
        request,
        "ties/my_circles.html",
        page=me.page(_("仲間の輪"), crumbs=(Link(_("はじめのページ"), reverse("web:me")),)),
        me=me,
        circles=mine,
    )


@person
def circle(request: HttpRequest, me: Me, circle: str) -> HttpResponse:
    """Read a circle, and write to it."""
    found, voices = _circle(me, circle)
    form = SayForm(request.POST or None, voices=voices)
    if form.is_valid() and rules.may_write(found) and not form.is_to_rewrite:
        return _ask(request, me, found, form) if form.is_to_ask else _send(request, found, form)
    said = queries.messages(circle=found)
    n_earlier = 0 if "all" in request.GET else max(0, said.count() - N_AT_ONCE)
    return render(
        request,
        "ties/my_circle.html",
        page=_page(me, found.name, Link(_("仲間の輪"), reverse("ties:my_circles"))),
        status=422 if form.errors else 200,
        me=me,
        circle=found,
        may_write=rules.may_write(found),
        is_closed=found.state == CircleState.CLOSED,
        talk=presenters.conversation(list(said[n_earlier:]), reader=voices),
        n_earlier=n_earlier,
        members=[each.account.name for each in queries.members(circle=found)],
        form=form,
    )


def _send(request: HttpRequest, circle: Circle, form: SayForm) -> HttpResponse:
    actions.send(
        voice=form.voice,
        circle=circle,
        text=form.cleaned_data["text"],
        stamp=form.cleaned_data["stamp"],
    )
    messages.success(request, _("送りました"))
    return redirect("ties:my_circle", circle=circle.code)


def _ask(request: HttpRequest, me: Me, circle: Circle, form: SayForm) -> HttpResponse:
    """Ask once before a number or an address goes to everybody in the circle."""
    return render(
        request,
        "ties/number.html",
        page=_page(me, _("番号が入っています。送りますか"), _back(circle)),
        circle=circle,
        text=form.cleaned_data["text"],
        who=form.cleaned_data.get("who", ""),
    )


@person
def report(request: HttpRequest, me: Me, circle: str, message: int) -> HttpResponse:
    """Ask the team to look at one message."""
    found, voices = _circle(me, circle)
    about = _message(found, message)
    if request.method == "POST":
        actions.report(voice=voices[0], message=about)
        messages.success(request, _("職員に伝えました"))
        return redirect("ties:my_circle", circle=circle)
    return render(
        request,
        "ties/report.html",
        page=_page(me, _("このことばを、職員に見てもらいますか"), _back(found)),
        circle=found,
        message=presenters.said(about, reader=voices),
    )


@person
def take_back(request: HttpRequest, me: Me, circle: str, message: int) -> HttpResponse:
    """Take back what one said; everybody in the circle stops seeing it."""
    found, voices = _circle(me, circle)
    about = _message(found, message)
    voice = next((each for each in voices if rules.is_of(about, each)), None)
    if voice is None:
        raise Http404
    if request.method == "POST":
        actions.take_back(voice=voice, message=about)
        messages.success(request, _("取り消しました"))
        return redirect("ties:my_circle", circle=circle)
    return render(
        request,
        "ties/take_back.html",
        page=_page(me, _("このことばを取り消しますか"), _back(found)),
        circle=found,
        message=presenters.said(about, reader=voices),
    )


def _message(circle: Circle, pk: int) -> Message:
    found = (
        queries.messages(circle=circle).filter(pk=pk, hidden_at=None, taken_back_at=None).first()
    )
    if found is None:
        raise Http404
    return found


@person
def leave(request: HttpRequest, me: Me, circle: str) -> HttpResponse:
    """Leave a circle; nobody asks why."""
    found, voices = _circle(me, circle)
    account_id = me.participant.account_id if voices[0].participant else me.account.pk
    if request.method == "POST":
        member = queries.members(circle=found).get(account=account_id)
        actions.leave(by=me.account, member=member)
        messages.success(request, _("輪を出ました"))
        return redirect("ties:my_circles")
    return render(
        request,
        "ties/leave.html",
        page=_page(me, _("この輪を出ますか"), _back(found)),
        circle=found,
    )


def _back(circle: Circle) -> Link:
    return Link(circle.name, reverse("ties:my_circle", args=[circle.code]))


def _page(me: Me, title: str, crumb: Link) -> Page:
    return me.page(title, crumbs=(crumb,))
