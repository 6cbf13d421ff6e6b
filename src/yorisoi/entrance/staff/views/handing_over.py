"""The first link of a colleague: shown for a while to whoever made it, handed over, put away."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from yorisoi.entrance import shown
from yorisoi.entrance.staff import presenters, queries, rules
from yorisoi.entrance.staff.models import Invitation
from yorisoi.people.terms import Permission
from yorisoi.programme.doors import Desk, staff
from yorisoi.ui.page import Link
from yorisoi.ui.pages import render


def hand_over(request: HttpRequest, desk: Desk, token: str) -> HttpResponse:
    """Lead to the page that shows a link that was just made; the link itself is in no address."""
    invitation = queries.open_invitation(token)
    if invitation is None:
        raise Http404
    place = reverse("entrance:link", args=[desk.programme.code, invitation.account.code])
    shown.keep(request, shown.Shown(page=place, words=(token,)))
    return redirect(place)


@staff(Permission.ADMIT)
def link(request: HttpRequest, desk: Desk, member: str) -> HttpResponse:
    """Show the link of a colleague as long as it can be handed over; put it away when asked."""
    # A colleague may come into other programmes only, and is handed the link here all the same.
    everybody = queries.everybody(desk.programme)
    found = next((each for each in everybody if each.account.code == member), None)
    if found is None:
        raise Http404
    back = Link(_("入る人"), reverse("entrance:members", args=[desk.programme.code]))
    tokens = shown.words(request, page=request.path)
    invitation = queries.open_invitation(tokens[0]) if tokens else None
    if request.method == "POST" or invitation is None:
        shown.put_away(request)
        if request.method != "POST":
            messages.warning(request, _gone(found.account.name))
        return redirect(back.href)
    return _page(request, desk, invitation, token=tokens[0], back=back)


def _page(
    request: HttpRequest, desk: Desk, invitation: Invitation, *, token: str, back: Link
) -> HttpResponse:
    account = invitation.account
    address = request.build_absolute_uri(reverse("entrance:open_link", args=[token]))
    return render(
        request,
        "entrance/link.html",
        page=desk.page(_("%(name)sさんのリンクができました") % {"name": account.name}),
        desk=desk,
        account=account,
        link=address,
        picture=presenters.qr(address),
        until=invitation.until,
        is_helper=any(
            rules.helps_at_classes(kind=each.organisation.kind, role=each.role)
            for each in account.memberships.select_related("organisation")
        ),
        back=back,
    )


def _gone(name: str) -> str:
    return _(
        "%(name)sさんのリンクは、もう見られません。まだ渡していないときは、「リンクを作る」をもう一度押してください。"
    ) % {"name": name}
