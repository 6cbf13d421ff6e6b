"""The page on which the ward's IT officer reads what is not yet safe."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.people.terms import Permission
from yorisoi.programme.doors import Desk, staff
from yorisoi.ui.pages import render
from yorisoi.web.safety import presenters
from yorisoi.web.safety.examination import examine
from yorisoi.web.safety.findings import House


@staff(Permission.OPERATE)
def home(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show what is not yet safe about this installation, and what to do; nothing is changed here."""
    report = examine(House(now=timezone.now()))
    return render(
        request,
        "web/safety.html",
        page=desk.page(_("この入れ物の安全"), lead=presenters.summary(report)),
        report=report,
        urgency=presenters.urgency,
    )
