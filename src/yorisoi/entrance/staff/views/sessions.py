"""On which machines one is in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yorisoi.entrance import sessions as machines
from yorisoi.entrance.staff import presenters
from yorisoi.entrance.staff.doors import own
from yorisoi.people.models import Account
from yorisoi.programme.frames import front_page
from yorisoi.ui.pages import render


@own()
def sessions(request: HttpRequest, account: Account) -> HttpResponse:
    """Show where one is still in."""
    found = machines.standing(account, here=request.session.session_key or "")
    return render(
        request,
        "entrance/sessions.html",
        page=front_page(
            request,
            _("入ったままの機器"),
            lead=_("知らない機器があったら、すぐに出してください。"),
        ),
        lines=presenters.machines(found),
        n_others=sum(not each.is_here for each in found),
    )


@require_POST
@own()
def end(request: HttpRequest, account: Account) -> HttpResponse:
    """Let one out there: on one machine, or on all others."""
    given = request.POST.get("machine", "")
    n = machines.end(
        by=account,
        account=account,
        but=request.session.session_key or "",
        number=int(given) if given.isdecimal() else None,
    )
    if n:
        messages.success(request, _("ほかの機器%(n)s台から出ました") % {"n": n})
    else:
        messages.success(request, _("ほかに、入ったままの機器はありません"))
    return redirect("entrance:sessions")
