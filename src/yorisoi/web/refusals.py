"""What the house refused is written down: a line in the log, and who asked in the journal.

The log names the page as the house calls it, never its address, and nobody. A member of a team who
opens a page that is not theirs, or that does not exist, leaves a line in the journal; where the
address names a person of their municipality, that person finds it too. Beyond so many an hour
(`refused` in entrance/limits/data/limits.csv) the log alone goes on.
"""

import logging
from collections.abc import Callable

from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponse

from yorisoi.entrance import limits
from yorisoi.journal import actions as journal
from yorisoi.journal import frame
from yorisoi.people import queries as people
from yorisoi.people.models import Account, Organisation
from yorisoi.people.scope import walls
from yorisoi.web.limiting import COUNTED

LOG = logging.getLogger("yorisoi.web.refused")
NOT_YOURS = 404
WHY = {403: "form", NOT_YOURS: "door", 405: "method", 413: "size", 429: "often"}
DOORS = {"staff", "own", "person"}
KIND = "refused"


class Refusals:
    """Note what was refused, after the page about it was made."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer."""
        response = self.get_response(request)
        why = why_refused(request, status=response.status_code)
        if why:
            LOG.warning("refused %s: %s %s", why, request.method, _page(request))
        if why == WHY[NOT_YOURS] and isinstance(request.user, Account):
            _note(request, request.user)
        return response


def why_refused(request: HttpRequest, *, status: int) -> str:
    """Return why a request was refused, in one word; nothing where no door of somebody was tried."""
    match = request.resolver_match
    if status == 422 and match and COUNTED.get(match.view_name) == "upload":
        return "file"
    if status != NOT_YOURS:
        return WHY.get(status, "")
    side, _permission = getattr(match.func, "door", ("", None)) if match else ("", None)
    return WHY[status] if side in DOORS and request.user.is_authenticated else ""


def _page(request: HttpRequest) -> str:
    return request.resolver_match.view_name if request.resolver_match else "-"


def _note(request: HttpRequest, account: Account) -> None:
    """Write the line, if somebody works here; a database that cannot has the log instead."""
    membership = account.memberships.select_related("organisation__municipality").first()
    if membership is None:
        return
    place = membership.organisation
    try:
        if limits.hit(KIND, account.code):
            write_refusal(by=account, organisation=place, request=request)
    except DatabaseError:
        LOG.warning("refused door: not in the journal")


@transaction.atomic
def write_refusal(*, by: Account, organisation: Organisation, request: HttpRequest) -> None:
    """Write that somebody tried to open a page; whom its address names finds the line."""
    home = organisation.municipality or organisation
    code = request.resolver_match.kwargs.get("participant", "") if request.resolver_match else ""
    with (
        walls.within(home.pk),
        frame.inside(frame.Frame(organisation=organisation.code, municipality=home.code)),
    ):
        journal.write_of_many(
            by=by,
            act="account.refused",
            about=by,
            persons=people.participants(municipality=home).filter(code=code),
            detail={"page": _page(request)},
        )
