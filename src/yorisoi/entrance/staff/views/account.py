"""One's own account."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from yorisoi.entrance.staff import presenters, queries
from yorisoi.entrance.staff.doors import own
from yorisoi.people.models import Account
from yorisoi.programme.frames import front_page, is_at_a_desk, is_person, own_place
from yorisoi.ui.pages import render


@own(is_way_in=True, is_for_staff=False)
def account(request: HttpRequest, account: Account) -> HttpResponse:
    """Show who is signed in here and offer to sign out."""
    page = presenters.with_way_back(
        front_page(request, _("%(name)sさんのアカウント") % {"name": account.name}), account
    )
    return render(
        request,
        "entrance/account.html",
        page=page,
        memberships=account.memberships.select_related("organisation"),
        is_person=is_person(account),
        account=account,
    )


@own()
def ready(request: HttpRequest, account: Account) -> HttpResponse:
    """Say that all is prepared, and lead to the work; what else is good to have stands below."""
    return render(
        request,
        "entrance/ready.html",
        page=front_page(
            request,
            _("準備が終わりました"),
            lead=_("%(name)sさん、次からは、いつでもここに入れます。") % {"name": account.name},
        ),
        account=account,
        ways=queries.ways(account),
        place=own_place(account),
        is_at_a_desk=is_at_a_desk(account),
    )
