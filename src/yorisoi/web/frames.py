"""The frame of the front pages: the way to help and to one's own page is always there."""

from django.urls import reverse
from django.utils.translation import gettext as _

from yorisoi.ui.page import Face, Link, Page


def front_page(title: str, *, lead: str = "") -> Page:
    """Return the frame of a page for everybody."""
    return Page(
        face=Face.PUBLIC,
        title=title,
        lead=lead,
        nav=(
            Link(_("わからないとき"), reverse("web:help")),
            Link(_("自分のページ"), reverse("web:sign_in")),
        ),
        looks_href=reverse("web:looks"),
        home_href=reverse("web:front"),
    )
