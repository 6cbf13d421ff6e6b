"""The door to one's own account."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse

from yorisoi.entrance.staff import queries
from yorisoi.people.models import Account
from yorisoi.programme import presence

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, Account, P], HttpResponse]


def own(
    *, is_fresh: bool = False, is_way_in: bool = False, is_for_staff: bool = True
) -> Callable[[View[P]], Callable[..., HttpResponse]]:
    """Open a page about one's own account; ways of coming in are for members of a team.

    `is_fresh` asks for a proof that is not older than a quarter of an hour. Who can come in with two
    factors came in with two, except where `is_way_in` leads them to it.
    """

    def decorate(view: View[P]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def opened(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            account = request.user
            if not isinstance(account, Account):
                return redirect_to_login(presence.place(request))
            is_staff = account.memberships.exists()
            if is_for_staff and not is_staff:
                raise Http404
            is_strong = is_staff and not is_way_in and queries.ways(account).is_enough
            away = (
                presence.turn_away(request, account, is_fresh=is_fresh, is_strong=is_strong)
                if is_staff
                else None
            )
            return view(request, account, *args, **kwargs) if away is None else away

        opened.door = ("own", None)  # type: ignore[attr-defined]  # read by the walk
        return opened

    return decorate
