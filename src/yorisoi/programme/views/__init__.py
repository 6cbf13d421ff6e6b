"""Pages of the programme."""

from django.http import HttpRequest, HttpResponse

from yorisoi.people.terms import Permission
from yorisoi.programme.doors import Desk, staff
from yorisoi.ui.pages import render


@staff(Permission.READ)
def soon(request: HttpRequest, desk: Desk, **named: object) -> HttpResponse:
    """Show the frame of a page."""
    return render(request, "ui/staff.html", page=desk.page("一年の道"))
