"""Who is let in: the team, what it opens and how, invitations, farewells, lost keys."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yorisoi.entrance.staff import farewells, presenters, queries, rules
from yorisoi.entrance.staff.actions import invitations
from yorisoi.entrance.staff.actions import members as team
from yorisoi.entrance.staff.models import Renewal
from yorisoi.entrance.staff.queries import Member
from yorisoi.entrance.staff.team_forms import NewcomerForm, OpensForm, ReachForm
from yorisoi.entrance.staff.views.handing_over import hand_over
from yorisoi.people.models import Account, Membership
from yorisoi.people.terms import Permission, Role
from yorisoi.programme import seats
from yorisoi.programme.doors import Desk, staff
from yorisoi.ui.page import Link, Page
from yorisoi.ui.pages import render


@staff(Permission.ADMIT)
def members(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show who is in the team, which programmes they open and with what they come in."""
    found, mine = queries.everybody(desk.programme), seats.grants(desk.account)
    return render(
        request,
        "entrance/members.html",
        page=desk.page(
            _("入る人"),
            lead=_(
                "この事業の画面に入れる人と、その入り方です。パスワードは、だれにも見えません。"
            ),
        ),
        desk=desk,
        groups=presenters.team(found, desk=desk, mine=mine),
        kept_out=presenters.kept_out(found, desk=desk, mine=mine),
        gone=presenters.gone(farewells.farewells(desk.programme)),
    )


@staff(Permission.ADMIT, is_fresh=True)
def new_member(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Let somebody new into the team and show their first link."""
    form = NewcomerForm(
        request.POST or None,
        organisations=queries.organisations(desk.programme),
        permissions=desk.permissions,
        mine=seats.grants(desk.account),
        here=desk.programme,
        initial={"programmes": [desk.programme.code]},
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        newcomer = team.Newcomer(
            code=given["code"],
            name=given["name"],
            organisation=given["organisation"],
            role=Role(given["role"]),
            programmes=form.programmes_asked(),
        )
        token = team.admit(by=desk.account, newcomer=newcomer)
        return hand_over(request, desk, token)
    page = desk.page(
        _("新しい人を加える"), lead=_("残すと、その人のための一度だけのリンクが出ます。")
    )
    return _form(request, desk, form, page)


@staff(Permission.ADMIT, is_fresh=True)
def reach(request: HttpRequest, desk: Desk, member: str, membership: int) -> HttpResponse:
    """Change which programmes a member comes into."""
    found, part = _part(desk, member, membership)
    form = ReachForm(
        request.POST or None,
        membership=part,
        mine=seats.grants(desk.account),
        here=desk.programme,
    )
    if request.method == "POST" and form.is_valid():
        team.open_programmes(by=desk.account, membership=part, programmes=form.programmes_asked())
        messages.success(
            request, _("%(name)sさんの入れる事業を残しました") % {"name": found.account.name}
        )
        return redirect(_back(desk).href)
    page = desk.page(
        _("%(name)sさんの入れる事業") % {"name": found.account.name},
        kick=f"{part.organisation.name}　{part.get_role_display()}",
        lead=_("残すと、すぐに変わります。"),
    )
    return _form(request, desk, form, page)


@require_POST
@staff(Permission.ADMIT, is_fresh=True)
def invite(request: HttpRequest, desk: Desk, member: str) -> HttpResponse:
    """Show a fresh first link for a member who has no way of coming in yet."""
    found = _keyless(desk, member)
    try:
        token = invitations.invite(by=desk.account, account=found.account)
    except invitations.AlreadyIn:
        messages.warning(request, _("この人は、もう入れます。リンクは要りません"))
        return redirect(_back(desk).href)
    return hand_over(request, desk, token)


@staff(Permission.ADMIT, is_fresh=True)
def dismiss(request: HttpRequest, desk: Desk, member: str) -> HttpResponse:
    """Ask once more, then let somebody out of the team."""
    found = _member(desk, member)
    if found.account == desk.account:
        raise Http404
    if request.method == "POST":
        team.dismiss(by=desk.account, member=found)
        messages.success(
            request, _("%(name)sさんは、もう入れません") % {"name": found.account.name}
        )
        return redirect(_back(desk).href)
    page = desk.page(_("%(name)sさんを外しますか") % {"name": found.account.name})
    return render(
        request, "entrance/dismiss.html", page=page, desk=desk, member=found, back=_back(desk)
    )


@require_POST
@staff(Permission.ADMIT, is_fresh=True)
def ask_renewal(request: HttpRequest, desk: Desk, member: str) -> HttpResponse:
    """Ask that a member who lost every key may begin anew."""
    found = _keyless(desk, member)
    if found.account == desk.account:
        raise Http404
    team.ask_renewal(by=desk.account, account=found.account)
    messages.success(request, _("頼みました。もう一人の担当が確かめると、新しいリンクが出ます"))
    return redirect(_back(desk).href)


@require_POST
@staff(Permission.ADMIT, is_fresh=True)
def confirm_renewal(request: HttpRequest, desk: Desk, member: str) -> HttpResponse:
    """Confirm as the second member, and show the fresh first link."""
    _account, renewal = _renewal(desk, member)
    try:
        token = team.confirm_renewal(by=desk.account, renewal=renewal)
    except team.TakesTwo:
        messages.warning(request, _("頼んだ人とは別の人が確かめてください"))
        return redirect(_back(desk).href)
    return hand_over(request, desk, token)


@require_POST
@staff(Permission.ADMIT)
def drop_renewal(request: HttpRequest, desk: Desk, member: str) -> HttpResponse:
    """Take a wish to begin anew back."""
    _account, renewal = _renewal(desk, member)
    team.drop_renewal(by=desk.account, renewal=renewal)
    messages.success(request, _("取り下げました。入り方は変わっていません"))
    return redirect(_back(desk).href)


def _renewal(desk: Desk, code: str) -> tuple[Account, Renewal]:
    found = _keyless(desk, code)
    if found.renewal is None:
        raise Http404
    return found.account, found.renewal


def _member(desk: Desk, code: str) -> Member:
    """Return a member whom the reader may let out: who sees no more of the programme than they do."""
    found = queries.member(desk.programme, code=code)
    if found is None or not rules.may_let_out(desk.permissions, found.memberships):
        raise Http404
    return found


def _keyless(desk: Desk, code: str) -> Member:
    """Return a member to whom the reader may hand a link: it opens nothing that they may not give."""
    found = _member(desk, code)
    mine = seats.grants(desk.account)
    if not rules.may_replace_keys(mine, (*found.memberships, *found.elsewhere)):
        raise Http404
    return found


def _part(desk: Desk, code: str, number: int) -> tuple[Member, Membership]:
    """Return a part of somebody that the reader may change, of this programme or one beside it."""
    mine = seats.grants(desk.account)
    for member in queries.everybody(desk.programme):
        for each in (*member.memberships, *member.elsewhere):
            is_asked = each.pk == number and member.account.code == code != desk.account.code
            if is_asked and rules.may_change_reach(mine, each, here=desk.programme):
                return member, each
    raise Http404


def _form(request: HttpRequest, desk: Desk, form: OpensForm, page: Page) -> HttpResponse:
    return render(
        request,
        "entrance/team_form.html",
        page=page,
        status=422 if form.errors else 200,
        desk=desk,
        form=form,
        back=_back(desk),
    )


def _back(desk: Desk) -> Link:
    return Link(_("入る人"), reverse("entrance:members", args=[desk.programme.code]))
