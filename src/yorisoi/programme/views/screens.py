"""What every page with one form shares."""

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Page
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils.http import urlencode

from yorisoi.programme.doors import Desk
from yorisoi.ui.page import Link
from yorisoi.ui.pages import render
from yorisoi.ui.parts import Pager


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


def pager_of(page: "Page[Any]", query: Mapping[str, str] | None = None) -> Pager:
    """Return the links to the pages before and after, with what was asked kept."""
    asked = {name: value for name, value in (query or {}).items() if value}

    def address(number: int) -> str:
        return f"?{urlencode({**asked, 'page': str(number)})}"

    return Pager(
        page=page.number,
        n_pages=page.paginator.num_pages,
        previous_href=address(page.number - 1) if page.has_previous() else "",
        next_href=address(page.number + 1) if page.has_next() else "",
    )
