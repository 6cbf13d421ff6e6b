"""Pages of people."""

from django.http import HttpRequest, HttpResponse

from yorisoi.people.terms import Permission
from yorisoi.programme.doors import Desk, Me, person, staff
from yorisoi.ui.pages import render


@staff(Permission.READ)
def soon(request: HttpRequest, desk: Desk, **named: object) -> HttpResponse:
    """Show the frame of a page."""
    return render(request, "ui/staff.html", page=desk.page("参加する人の名簿"))


@person
def mine(request: HttpRequest, me: Me) -> HttpResponse:
    """Show the frame of a page."""
    return render(request, "ui/person.html", page=me.page("聞いたこと"))
