"""Signing in and out: passkey first, else code and password and then a number."""

import time

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yorisoi.entrance import arrival, hello
from yorisoi.entrance.cards.sessions import enter_with_passkey
from yorisoi.entrance.factors import passkeys
from yorisoi.entrance.factors.forms import PasskeyForm
from yorisoi.entrance.limits.addresses import address_of
from yorisoi.entrance.staff import presenters, queries
from yorisoi.entrance.staff.actions import attempts
from yorisoi.entrance.staff.forms import NumberForm, SignInForm
from yorisoi.entrance.terms import Way
from yorisoi.people.models import Account
from yorisoi.programme import doors
from yorisoi.programme.frames import account_of, front_page, help_phone, is_at_a_desk
from yorisoi.ui.forms import normalised
from yorisoi.ui.pages import render

# Who has given the right password has this long to look for the number.
HALF_SECONDS = 10 * 60


@doors.public
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask who somebody is; the example offers its cast."""
    form = SignInForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _door(request, form)
    code = normalised(form.cleaned_data["code"]).lower()
    try:
        attempts.count(address=address_of(request), code=code)
        account = attempts.with_password(request, code=code, password=form.cleaned_data["password"])
        if account is not None:
            return _with_password(request, account)
        left = attempts.left(code)
    except attempts.TooManyTries as refusal:
        return _rest(request, refusal)
    form.add_error(
        "password", _("アカウントの符号とパスワードの組み合わせを、もう一度確かめてください。")
    )
    return _door(request, form, warning=presenters.warning(left), is_tried=True)


def _with_password(request: HttpRequest, account: Account) -> HttpResponse:
    """Ask for a number as well where the account has more than a password; else let in."""
    attempts.clear(account)
    if queries.ways(account).asks_more_than_a_password:
        attempts.expect_number(account)
        request.session.cycle_key()
        request.session["half"] = {
            "code": account.code,
            "at": time.time(),
            "next": arrival.wanted(request),
        }
        return redirect("entrance:number")
    return arrival.enter(request, account, way=Way.PASSWORD)


def _door(
    request: HttpRequest,
    form: SignInForm,
    *,
    refused: bool = False,
    warning: str = "",
    is_tried: bool = False,
) -> HttpResponse:
    page = front_page(request, _("はじめる"), lead=_("だれとして始めるかを選びます。"))
    return render(
        request,
        "entrance/sign_in.html",
        page=page,
        status=422 if form.errors or refused else 200,
        form=form,
        passkey_form=PasskeyForm(),
        refused=refused,
        by_number=passkeys.is_number(request.get_host()),
        warning=warning,
        is_tried=is_tried or refused,
        phone=help_phone(),
        rested="rested" in request.GET,
        cast=presenters.cast() if settings.YORISOI_EXAMPLE else (),
        next=request.POST.get("next") or request.GET.get("next", ""),
    )


@doors.public
def number(request: HttpRequest) -> HttpResponse:
    """Ask somebody who knew the password for the number of the app or of the paper."""
    account, wanted = _half_in(request)
    if account is None:
        return redirect("entrance:sign_in")
    form, warning = NumberForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            attempts.count(address=address_of(request), code=account.code, kind=attempts.NUMBER)
            way = attempts.with_number(account, form.cleaned_data["number"])
            if way is not None:
                attempts.clear(account, kind=attempts.NUMBER)
                return arrival.enter(request, account, way=way)
            warning = presenters.warning(attempts.left(account.code, kind=attempts.NUMBER))
        except attempts.TooManyTries as refusal:
            return _rest(request, refusal)
        form.add_error("number", _("いま出ている番号を、もう一度書いてください"))
    return render(
        request,
        "entrance/number.html",
        page=front_page(request, _("もう一つだけ、確かめます")),
        status=422 if form.errors else 200,
        form=form,
        passkey_form=PasskeyForm(),
        by_number=passkeys.is_number(request.get_host()),
        warning=warning,
        ways=queries.ways(account),
        next=wanted,
    )


def _half_in(request: HttpRequest) -> tuple[Account | None, str]:
    """Return whose password was right in this session a short while ago, and where they wanted to go."""
    half = request.session.get("half") or {}
    if time.time() - half.get("at", 0) > HALF_SECONDS:
        return None, ""
    account = Account.objects.filter(code=half.get("code"), is_active=True).first()
    return account, str(half.get("next", ""))


@require_POST
@doors.public
def passkey_question(request: HttpRequest) -> HttpResponse:
    """Give the browser the question that a passkey signs."""
    return JsonResponse(passkeys.offer())


@require_POST
@doors.public
def passkey(request: HttpRequest) -> HttpResponse:
    """Let in whoever's passkey signed our question; a participant's opens the participant's pages."""
    answer = request.POST.get("credential", "")
    try:
        attempts.count(address=address_of(request))
        key = passkeys.recognised(answer)
    except attempts.TooManyTries as refusal:
        return _rest(request, refusal)
    except passkeys.PasskeyRefused:
        key = None
    if key is not None and queries.is_of_team(key):
        return arrival.enter(request, key.user, way=Way.PASSKEY)
    if key is not None and (entered := enter_with_passkey(request, key, answer=answer)):
        return entered
    attempts.note_failure(code="" if key is None else key.user.code, way=Way.PASSKEY)
    return _door(request, SignInForm(), refused=True)


def _rest(request: HttpRequest, refusal: attempts.TooManyTries) -> HttpResponse:
    """Say when to try again, what works meanwhile, and whom to telephone."""
    response = render(
        request,
        "entrance/rest.html",
        page=front_page(request, _("少しお休みしてから、もう一度")),
        status=429,
        again=presenters.again_at(refusal.wait),
        passkey_works=not refusal.is_address,
        phone=help_phone(),
    )
    response["Retry-After"] = str(refusal.wait)
    return response


@doors.public
def say_hello(request: HttpRequest, token: str) -> HttpResponse:
    """Sign in to the example with one click; a real installation has no such link."""
    if not settings.YORISOI_EXAMPLE:
        raise Http404
    account = hello.account_of(token)
    if account is None:
        raise Http404
    return arrival.enter(request, account, way=Way.EXAMPLE)


@require_POST
@doors.public
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out; who worked at the desk is told so at the door, which every face of the house has."""
    is_of_a_team = is_at_a_desk(account_of(request))
    arrival.leave(request)
    if not is_of_a_team:
        return redirect("web:front")
    messages.success(request, _("出ました。もう一度入るまで、あなたのページは開きません。"))
    return redirect("entrance:sign_in")
