"""Coming in for the first time, by a link that opens once."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yorisoi.entrance import arrival
from yorisoi.entrance.factors import passkeys
from yorisoi.entrance.limits.addresses import address_of
from yorisoi.entrance.machines import machine
from yorisoi.entrance.staff import queries
from yorisoi.entrance.staff.actions import attempts, factors, invitations
from yorisoi.entrance.staff.forms import NewPasskeyForm, PasswordForm
from yorisoi.entrance.staff.models import Invitation
from yorisoi.entrance.terms import Way
from yorisoi.programme import doors
from yorisoi.programme.frames import front_page, help_phone
from yorisoi.ui.pages import render


@doors.public
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Take the link out of the address, so that it stays in no history, and go on."""
    try:
        attempts.count(address=address_of(request))
    except attempts.TooManyTries:
        return _spent(request)
    invitation = queries.open_invitation(token)
    if invitation is None:
        return _spent(request)
    request.session["welcome"] = invitation.pk
    return redirect("entrance:welcome")


@doors.public
def welcome(request: HttpRequest) -> HttpResponse:
    """Greet the newcomer and offer finger or face."""
    invitation = _invitation(request)
    if invitation is None:
        return _spent(request)
    return _page(request, invitation, NewPasskeyForm(initial=_initial(request)))


@require_POST
@doors.public
def question(request: HttpRequest) -> HttpResponse:
    """Give the browser what it needs to make the newcomer's passkey."""
    invitation = _invitation(request)
    if invitation is None:
        return JsonResponse({}, status=404)
    return JsonResponse(passkeys.offer_new(invitation.account))


@require_POST
@doors.public
def passkey(request: HttpRequest) -> HttpResponse:
    """Keep the newcomer's passkey and let them in; the link is used up."""
    invitation = _invitation(request)
    if invitation is None:
        return _spent(request)
    form = NewPasskeyForm(request.POST)
    if not form.is_valid():
        return _page(request, invitation, form)
    try:
        credential = passkeys.read_new(form.cleaned_data["credential"])
    except passkeys.PasskeyRefused:
        return _page(request, invitation, form, refused=True)
    with transaction.atomic():
        account = invitations.accept(invitation=invitation)
        factors.add_passkey(by=account, name=form.cleaned_data["name"], credential=credential)
    arrival.enter(request, account, way=Way.PASSKEY)
    return redirect("entrance:ready")


@doors.public
def password(request: HttpRequest) -> HttpResponse:
    """Let the newcomer come in with a password and an app instead."""
    invitation = _invitation(request)
    if invitation is None:
        return _spent(request)
    form = PasswordForm(request.POST or None, account=invitation.account)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            account = invitations.accept(invitation=invitation)
            factors.set_password(by=account, password=form.cleaned_data["password"])
        arrival.enter(request, account, way=Way.INVITATION)
        request.session["is_new"] = True
        return redirect("entrance:new_app")
    page = front_page(
        request,
        _("パスワードを決める"),
        lead=_("次のページで、スマホのアプリとつなぎます。"),
    )
    return render(
        request,
        "entrance/new_password.html",
        page=page,
        status=422 if form.errors else 200,
        form=form,
        account=invitation.account,
    )


def _invitation(request: HttpRequest) -> Invitation | None:
    found = queries.open_invitations().filter(pk=request.session.get("welcome", 0))
    return found.select_related("account").first()


def _initial(request: HttpRequest) -> dict[str, str]:
    return {"name": machine(request.headers.get("User-Agent", ""))}


def _page(
    request: HttpRequest, invitation: Invitation, form: NewPasskeyForm, *, refused: bool = False
) -> HttpResponse:
    page = front_page(
        request,
        _("%(name)sさん、ようこそ") % {"name": invitation.account.name},
        lead=_("はじめに一つだけ、準備します。次から、指や顔で入れます。"),
    )
    return render(
        request,
        "entrance/welcome.html",
        page=page,
        status=422 if form.errors or refused else 200,
        form=form,
        refused=refused,
        account=invitation.account,
        by_number=passkeys.is_number(request.get_host()),
    )


def _spent(request: HttpRequest) -> HttpResponse:
    page = front_page(
        request,
        _("このリンクは、もう使えません"),
        lead=_(
            "リンクは一度だけ、24時間のあいだ使えます。もう準備が済んだ方は、そのまま入れます。"
        ),
    )
    return render(request, "entrance/spent.html", page=page, status=404, phone=help_phone())
