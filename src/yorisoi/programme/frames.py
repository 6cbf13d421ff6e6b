"""The frame of the front pages: the way to help and to one's own page is always there."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from yorisoi.people import queries as people
from yorisoi.people.models import Account
from yorisoi.programme.models import Programme
from yorisoi.ui.page import Face, Link, Page


def front_page(request: HttpRequest, title: str, *, lead: str = "") -> Page:
    """Return the frame of a page for everybody."""
    return Page(
        face=Face.PUBLIC,
        title=title,
        lead=lead,
        nav=_nav(request),
        looks_href=reverse("web:looks"),
        home_href=reverse("web:front"),
        out_href=reverse("entrance:sign_out") if account_of(request) else "",
    )


def _nav(request: HttpRequest) -> tuple[Link, ...]:
    """Return the menu; who works at a desk finds the way back to it first."""
    href = own_href(request)
    search = Link(_("教室をさがす"), reverse("courses:public_courses"))
    aid = Link(_("わからないとき"), reverse("web:help"))
    if href == reverse("web:choose"):
        return (Link(_("一年の道"), href), aid, search)
    return (search, aid, Link(_("自分のページ"), href))


def own_href(request: HttpRequest) -> str:
    """Return where somebody's own pages begin; who is not signed in is asked first."""
    account = account_of(request)
    return reverse("entrance:sign_in") if account is None else own_place(account)


def own_place(account: Account) -> str:
    """Return where the pages of an account begin: its own page, or the desk of its team."""
    return reverse("web:choose" if is_at_a_desk(account) else "web:me")


def is_at_a_desk(account: Account | None) -> bool:
    """Whether somebody works at the desk of a programme, and has no pages of a participant."""
    if account is None:
        return False
    has_desk = account.memberships.filter(organisation__parties__isnull=False).exists()
    return has_desk and not is_person(account)


def is_person(account: Account) -> bool:
    """Whether an account belongs to a participant or acts for one."""
    return people.is_person(account)


def account_of(request: HttpRequest) -> Account | None:
    """Return who is signed in; a request that was turned away early has nobody."""
    user = getattr(request, "user", None)
    return user if isinstance(user, Account) else None


def help_phone() -> str:
    """Return the telephone of the newest programme of this installation that has one."""
    known = Programme.objects.exclude(help_phone="").order_by("-fiscal_year", "code")
    return known.values_list("help_phone", flat=True).first() or ""
