"""One's own account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from yorisoi.people.models import Account
from yorisoi.programme import doors
from yorisoi.programme.frames import front_page, is_person
from yorisoi.ui.pages import render


@doors.public
def account(request: HttpRequest) -> HttpResponse:
    """Show who is signed in here and offer to sign out."""
    if not isinstance(request.user, Account):
        return redirect("entrance:sign_in")
    page = front_page(request, _("%(name)sさんのアカウント") % {"name": request.user.name})
    return render(
        request,
        "entrance/account.html",
        page=page,
        memberships=request.user.memberships.select_related("organisation"),
        is_person=is_person(request.user),
    )
