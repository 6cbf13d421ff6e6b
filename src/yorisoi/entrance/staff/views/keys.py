"""With what one comes in: passkeys, the app, a password, numbers on paper."""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yorisoi.entrance import arrival, sessions, shown
from yorisoi.entrance.factors import onetime, passkeys
from yorisoi.entrance.limits.addresses import address_of
from yorisoi.entrance.machines import machine
from yorisoi.entrance.staff import presenters, queries
from yorisoi.entrance.staff.actions import attempts, factors
from yorisoi.entrance.staff.doors import own
from yorisoi.entrance.staff.forms import (
    AppForm,
    ChangePasswordForm,
    NewPasskeyForm,
    PasswordForm,
)
from yorisoi.entrance.terms import Way
from yorisoi.people.models import Account
from yorisoi.programme import presence
from yorisoi.programme.frames import front_page, own_place
from yorisoi.ui.page import Link, Page
from yorisoi.ui.pages import render


@own(is_way_in=True)
def first(request: HttpRequest, account: Account) -> HttpResponse:
    """Lead somebody who has only a password to a second factor, before anything personal is shown."""
    if queries.ways(account).is_enough:
        return redirect("entrance:again")
    page = front_page(
        request,
        _("はじめに一つだけ、準備します"),
        lead=_("次から、指や顔で入れます。パスワードを打たなくてよくなります。"),
    )
    return render(request, "entrance/first.html", page=page)


@own()
def keys(request: HttpRequest, account: Account) -> HttpResponse:
    """Show with what one comes in, and what would be good to have."""
    ways = queries.ways(account)
    return render(
        request,
        "entrance/keys.html",
        page=front_page(request, _("入り方")),
        ways=ways,
        lines=presenters.passkey_lines(queries.passkeys(account)),
        account=account,
        app=Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).first(),
        place=own_place(account),
    )


@own(is_fresh=True)
def new_passkey(request: HttpRequest, account: Account) -> HttpResponse:
    """Let a machine's finger, face or number open the house."""
    initial = {"name": machine(request.headers.get("User-Agent", ""))}
    form = NewPasskeyForm(request.POST or None, initial=initial)
    refused = False
    if request.method == "POST" and form.is_valid():
        try:
            credential = passkeys.read_new(form.cleaned_data["credential"])
        except passkeys.PasskeyRefused:
            refused = True
        else:
            factors.add_passkey(by=account, name=form.cleaned_data["name"], credential=credential)
            return _done(request, account, _("次から、この機器の指や顔で入れます"))
    page = _page(request, _("指や顔で入れるようにする"))
    return render(
        request,
        "entrance/new_passkey.html",
        page=page,
        form=form,
        refused=refused,
        by_number=passkeys.is_number(request.get_host()),
        status=422 if form.errors or refused else 200,
    )


@require_POST
@own(is_fresh=True)
def question(request: HttpRequest, account: Account) -> HttpResponse:
    """Give the browser what it needs to make a passkey."""
    return JsonResponse(passkeys.offer_new(account))


@own(is_fresh=True)
def new_app(request: HttpRequest, account: Account) -> HttpResponse:
    """Let an app on a telephone show numbers that go with the password."""
    if not account.has_usable_password():
        return redirect("entrance:new_password")
    secret = request.session.setdefault("app_secret", onetime.new_secret())
    form = AppForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        used = onetime.step(secret, form.cleaned_data["number"])
        if used is not None:
            factors.add_app(by=account, secret=secret, used=used)
            del request.session["app_secret"]
            _done(request, account, _("次から、パスワードとアプリの番号で入れます"))
            return redirect("entrance:new_numbers")
        form.add_error("number", _("アプリにいま出ている番号を、もう一度書いてください"))
    plain = onetime.opened(secret)
    return render(
        request,
        "entrance/new_app.html",
        page=_page(request, _("アプリの番号で入れるようにする")),
        status=422 if form.errors else 200,
        form=form,
        picture=presenters.qr(get_adapter().build_totp_url(account, plain)),
        groups=presenters.grouped(plain),
    )


@own(is_fresh=True)
def new_password(request: HttpRequest, account: Account) -> HttpResponse:
    """Let somebody choose a password; other machines are let out."""
    kind = ChangePasswordForm if account.has_usable_password() else PasswordForm
    form = kind(request.POST or None, account=account)
    if request.method == "POST" and form.is_valid() and _knows_the_old(request, account, form):
        factors.set_password(by=account, password=form.cleaned_data["password"])
        update_session_auth_hash(request, account)
        arrival.note_machine(request, account)
        if not queries.ways(account).has_app:
            return redirect("entrance:new_app")
        return _done(request, account, _("パスワードを変えました"))
    return render(
        request,
        "entrance/new_password.html",
        page=_page(request, _("パスワードを決める")),
        status=422 if form.errors else 200,
        form=form,
        account=account,
    )


def _knows_the_old(request: HttpRequest, account: Account, form: PasswordForm) -> bool:
    """Whether somebody may set a password: with the one before, if there is one. Tries are counted."""
    if "old" not in form.fields:
        return True
    try:
        attempts.count(address=address_of(request), code=account.code)
    except attempts.TooManyTries:
        form.add_error("old", _("たくさん試しました。15分ほど待ってから、もう一度確かめてください"))
        return False
    if account.check_password(form.cleaned_data["old"]):
        attempts.clear(account)
        return True
    attempts.note_failure(code=account.code, way=Way.PASSWORD)
    form.add_error("old", _("いまのパスワードを、もう一度確かめてください"))
    return False


@own(is_fresh=True)
def new_numbers(request: HttpRequest, account: Account) -> HttpResponse:
    """Make ten fresh numbers and show them to be printed; before that say what they are for."""
    ways = queries.ways(account)
    if not (ways.is_enough and ways.has_password):
        raise Http404
    if request.method == "POST":
        return _close(request) if "close" in request.POST else _fresh_numbers(request, account)
    return render(
        request,
        "entrance/new_numbers.html",
        page=_page(request, _("なくしたときの番号")),
        numbers=shown.words(request, page=request.path),
        ways=ways,
        account=account,
    )


def _fresh_numbers(request: HttpRequest, account: Account) -> HttpResponse:
    numbers = factors.renew_numbers(by=account)
    shown.keep(request, shown.Shown(page=request.path, words=numbers))
    return redirect("entrance:new_numbers")


def _close(request: HttpRequest) -> HttpResponse:
    """Put the numbers away; whoever is new has everything now."""
    shown.put_away(request)
    is_new = request.session.pop("is_new", False)
    return redirect("entrance:ready" if is_new else "entrance:keys")


@require_POST
@own(is_fresh=True)
def remove(request: HttpRequest, account: Account, factor: int) -> HttpResponse:
    """Take a passkey or the app away."""
    kinds = (Authenticator.Type.WEBAUTHN, Authenticator.Type.TOTP)
    found = queries.factors(account).filter(type__in=kinds, pk=factor).first()
    if found is None:
        raise Http404
    try:
        factors.remove(by=account, factor=found)
    except factors.LastWay:
        messages.warning(request, _("最後の入り方です。先に、ほかの入り方を足してください"))
    else:
        messages.success(request, _("入り方を一つ消しました"))
    return redirect("entrance:keys")


def _done(request: HttpRequest, account: Account, said: str) -> HttpResponse:
    """Note that who is in proved to have a new factor; let out everybody else, and go on."""
    request.session.cycle_key()
    arrival.note_machine(request, account)
    presence.confirm(request, is_strong=queries.ways(account).is_enough)
    sessions.end(
        by=account, account=account, but=request.session.session_key or "", why="new_factor"
    )
    messages.success(request, said)
    return redirect("entrance:keys")


def _page(request: HttpRequest, title: str) -> Page:
    page = front_page(request, title)
    back = Link(_("入り方"), presenters.keys_href())
    return Page(**{**vars(page), "crumbs": (back,)})
