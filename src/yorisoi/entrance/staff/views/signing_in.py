"""Signing in and out."""

from django.conf import settings
from django.contrib.auth import authenticate
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yorisoi.entrance import arrival, hello
from yorisoi.entrance.staff import presenters
from yorisoi.entrance.staff.forms import SignInForm
from yorisoi.people.models import Account
from yorisoi.programme import doors
from yorisoi.programme.frames import front_page
from yorisoi.ui.pages import render


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
            return arrival.enter(request, account)
        form.add_error(
            "password", _("アカウントの符号とパスワードの組み合わせを、もう一度確かめてください。")
        )
    page = front_page(request, _("はじめる"), lead=_("だれとして始めるかを選びます。"))
    return render(
        request,
        "entrance/sign_in.html",
        page=page,
        status=422 if form.errors else 200,
        form=form,
        cast=presenters.cast() if settings.YORISOI_EXAMPLE else (),
        next=request.GET.get("next", ""),
    )


@doors.public
def say_hello(request: HttpRequest, token: str) -> HttpResponse:
    """Sign in to the example with one click; a real installation has no such link."""
    if not settings.YORISOI_EXAMPLE:
        raise Http404
    account = hello.account_of(token)
    if account is None:
        raise Http404
    return arrival.enter(request, account)


@require_POST
@doors.public
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out."""
    arrival.leave(request)
    return redirect("web:front")
