"""What every page with one form shares."""

from django.forms import Form
from django.http import HttpRequest, HttpResponse

from yorisoi.programme.doors import Desk
from yorisoi.ui.page import Link
from yorisoi.ui.pages import render


def form_page(
    request: HttpRequest, desk: Desk, form: Form, *, title: str, back: Link, lead: str = ""
) -> HttpResponse:
    """Show a form with its errors, and the way back."""
    return render(
        request,
        "programme/form.html",
        page=desk.page(title, lead=lead),
        status=422 if form.errors else 200,
        desk=desk,
        form=form,
        back=back,
    )
