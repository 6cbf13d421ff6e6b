"""One's own account."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from yorisoi.entrance.staff.doors import own
from yorisoi.people.models import Account
from yorisoi.programme.frames import front_page, is_person
from yorisoi.ui.pages import render


@own(is_way_in=True, is_for_staff=False)
def account(request: HttpRequest, account: Account) -> HttpResponse:
    """Show who is signed in here and offer to sign out."""
    page = front_page(request, _("%(name)sさんのアカウント") % {"name": account.name})
    return render(
        request,
        "entrance/account.html",
        page=page,
        memberships=account.memberships.select_related("organisation"),
        is_person=is_person(account),
    )
