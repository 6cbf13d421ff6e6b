"""Pages of the stage."""

from django.http import HttpRequest, HttpResponse

from yorisoi.people.terms import Permission
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.terms import Stage
from yorisoi.stages.courses import presenters
from yorisoi.ui.pages import render


@staff(Permission.READ)
def home(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the stage."""
    return render(request, "ui/staff.html", page=desk.page(presenters.title(), stage=Stage.COURSES))
