"""Signing in and out, one's account, and how one likes to read."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from yorisoi.journal import actions as journal
from yorisoi.people import actions as people
from yorisoi.people.models import Account, Membership
from yorisoi.people.terms import OrganisationKind, Role
from yorisoi.programme import doors
from yorisoi.ui.forms import Form
from yorisoi.ui.page import Face, Page
from yorisoi.ui.pages import preferences_of, render
from yorisoi.ui.preferences import CHOICES, COOKIE, Preferences
from yorisoi.ui.words import listed
from yorisoi.web.frames import front_page, is_person, own_place
from yorisoi.web.hello import account_of, hello_path

A_YEAR = 365 * 24 * 60 * 60
MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"


CAST_ORDER = (
    OrganisationKind.MUNICIPALITY,
    OrganisationKind.PREFECTURE,
    OrganisationKind.CENTRE,
    OrganisationKind.VENDOR,
    OrganisationKind.GROUP,
)


@dataclass(frozen=True, order=True)
class CastLine:
    """Somebody of the example: the name, what they do, the link that signs in as them."""

    name: str
    part: str
    href: str


@dataclass(frozen=True)
class CastGroup:
    """The people of the example who see the same face of the house."""

    title: str
    lines: tuple[CastLine, ...]


class SignInForm(Form):
    """The code of an account and its password."""

    code = forms.CharField(label=gettext_lazy("アカウントの符号"), max_length=64)
    password = forms.CharField(label=gettext_lazy("パスワード"), widget=forms.PasswordInput)


@doors.public
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask who somebody is; the example offers its cast."""
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        account = authenticate(
            request,
            code=form.cleaned_data["code"],
            password=form.cleaned_data["password"],
        )
        if isinstance(account, Account):
            return _enter(request, account)
        form.add_error(
            "password", _("アカウントの符号とパスワードの組み合わせを、もう一度確かめてください。")
        )
    page = front_page(request, _("はじめる"), lead=_("だれとして始めるかを選びます。"))
    return render(
        request,
        "web/sign_in.html",
        page=page,
        status=422 if form.errors else 200,
        form=form,
        cast=_cast() if settings.YORISOI_EXAMPLE else (),
        next=request.GET.get("next", ""),
    )


def _cast() -> tuple[CastGroup, ...]:
    """Return the people of the example who can be tried, the ward first, participants last."""
    accounts = Account.objects.exclude(code=people.PUBLIC_DESK).prefetch_related(
        "memberships__organisation", "participant"
    )
    team, supporters, persons = [], [], []
    for account in accounts:
        memberships = list(account.memberships.all())
        if hasattr(account, "participant"):
            persons.append(_cast_line(account, _("参加する人")))
        elif any(each.role == Role.SUPPORTER for each in memberships):
            supporters.append(_cast_line(account, _parts(memberships)))
        elif memberships:
            team.append((_rank(memberships[0]), _cast_line(account, _parts(memberships))))
    return (
        CastGroup(_("事業のチーム"), tuple(line for _order, line in sorted(team))),
        CastGroup(_("支援する人"), tuple(supporters)),
        CastGroup(_("参加する人"), tuple(persons)),
    )


def _rank(membership: Membership) -> tuple[int, int, str]:
    """Return the ward's coordinator before its others, then prefecture, centres, vendor, groups."""
    return (
        CAST_ORDER.index(membership.organisation.kind),
        Role.values.index(membership.role),
        membership.organisation.code,
    )


def _parts(memberships: list[Membership]) -> str:
    return listed(f"{m.organisation.name}　{m.get_role_display()}" for m in memberships)


def _cast_line(account: Account, part: str) -> CastLine:
    return CastLine(account.name, part, hello_path(account))


@doors.public
def hello(request: HttpRequest, token: str) -> HttpResponse:
    """Sign in to the example with one click; a real installation has no such link."""
    if not settings.YORISOI_EXAMPLE:
        raise Http404
    account = account_of(token)
    if account is None:
        raise Http404
    return _enter(request, account)


def _enter(request: HttpRequest, account: Account) -> HttpResponse:
    login(request, account, backend=MODEL_BACKEND)
    journal.write(by=account, act="account.sign_in", about=account)
    response = redirect(_next(request, account))
    display = getattr(account, "display", None)
    if display is not None:
        _remember(response, Preferences.from_choices(display.choices))
    return response


def _next(request: HttpRequest, account: Account) -> str:
    wanted = request.POST.get("next") or request.GET.get("next", "")
    if wanted and url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}):
        return wanted
    return own_place(account)


@require_POST
@doors.public
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out."""
    if isinstance(request.user, Account):
        journal.write(by=request.user, act="account.sign_out", about=request.user)
    logout(request)
    return redirect("web:front")


@doors.public
def account(request: HttpRequest) -> HttpResponse:
    """Show who is signed in here and offer to sign out."""
    if not isinstance(request.user, Account):
        return redirect("web:sign_in")
    page = front_page(request, _("%(name)sさんのアカウント") % {"name": request.user.name})
    return render(
        request,
        "web/account.html",
        page=page,
        memberships=request.user.memberships.select_related("organisation"),
        is_person=is_person(request.user),
    )


@doors.public
def looks(request: HttpRequest) -> HttpResponse:
    """Choose how pages look; kept with the account, or in this browser before sign-in."""
    if request.method == "POST":
        choices = {name: request.POST.get(name, "") for name in CHOICES}
        response = redirect(f"{reverse('web:looks')}?kept=1")
        _remember(response, Preferences.from_choices(choices))
        if isinstance(request.user, Account):
            people.choose_display(by=request.user, choices=choices)
        return response
    came_from = urlsplit(request.headers.get("Referer", "")).path
    page = Page(face=Face.PERSON, title=_("見え方を選ぶ"), home_href=reverse("web:front"))
    return render(
        request,
        "web/looks.html",
        page=page,
        chosen=preferences_of(request),
        ruby=preferences_of(request).ruby_on(Face.PERSON),
        is_kept="kept" in request.GET,
        back=came_from if came_from != reverse("web:looks") else reverse("web:front"),
    )


@require_POST
@doors.public
def language(request: HttpRequest) -> HttpResponse:
    """Choose Japanese or English for this browser."""
    wanted = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}):
        wanted = "/"
    response = redirect(wanted)
    chosen = "en" if request.POST.get("language") == "en" else "ja"
    response.set_cookie(settings.LANGUAGE_COOKIE_NAME, chosen, max_age=A_YEAR, samesite="Lax")
    return response


def _remember(response: HttpResponse, preferences: Preferences) -> None:
    response.set_cookie(
        COOKIE, preferences.to_cookie(), max_age=A_YEAR, samesite="Lax", httponly=True
    )
