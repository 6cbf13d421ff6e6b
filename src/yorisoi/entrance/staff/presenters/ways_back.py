"""The way back to the work from the pages of one's account."""

from dataclasses import replace

from django.urls import reverse
from django.utils.translation import gettext as _

from yorisoi.people.models import Account
from yorisoi.programme.frames import is_at_a_desk
from yorisoi.ui.page import Link, Page


def with_way_back(page: Page, account: Account) -> Page:
    """Return a page that leads whoever works at a desk back to it."""
    if not is_at_a_desk(account):
        return page
    return replace(page, crumbs=(Link(_("一年の道"), reverse("web:choose")),))
