"""Prove once more who one is, before what cannot be taken back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yorisoi.entrance import arrival
from yorisoi.entrance.factors import passkeys
from yorisoi.entrance.factors.forms import PasskeyForm
from yorisoi.entrance.limits.addresses import address_of
from yorisoi.entrance.staff import presenters, queries
from yorisoi.entrance.staff.actions import attempts
from yorisoi.entrance.staff.doors import own
from yorisoi.entrance.staff.forms import AgainForm
from yorisoi.entrance.terms import Way
from yorisoi.journal import actions as journal
from yorisoi.people.models import Account
from yorisoi.programme import presence
from yorisoi.programme.frames import front_page
from yorisoi.ui.pages import render


@own(is_way_in=True)
def again(request: HttpRequest, account: Account) -> HttpResponse:
    """Ask for the passkey, or for the password and a number."""
    form, warning = _form(request, account), ""
    if request.method == "POST" and form.is_valid():
        try:
            wrong = _wrong(request, account, form)
            if wrong is None:
                return _on(request, account)
            kind = attempts.NUMBER if wrong == "number" else attempts.ACCOUNT
            warning = presenters.warning(attempts.left(account.code, kind=kind))
        except attempts.TooManyTries as refusal:
            form.add_error(None, _too_many(refusal))
        else:
            form.add_error(wrong, _("もう一度、ゆっくり書いてください"))
    return _page(request, account, form, warning=warning)


@require_POST
@own(is_way_in=True)
def passkey(request: HttpRequest, account: Account) -> HttpResponse:
    """Take the passkey of who is in, and of nobody else."""
    try:
        found = passkeys.recognised(request.POST.get("credential", ""))
    except passkeys.PasskeyRefused:
        found = None
    if found is not None and queries.passkeys(account).filter(pk=found.pk).exists():
        return _on(request, account)
    attempts.note_failure(code=account.code, way=Way.PASSKEY)
    return _page(request, account, _form(request, account, is_blank=True), refused=True)


def _form(request: HttpRequest, account: Account, *, is_blank: bool = False) -> AgainForm:
    given = None if is_blank else request.POST or None
    asks_number = queries.ways(account).asks_more_than_a_password
    return AgainForm(given, asks_number=asks_number)


def _wrong(request: HttpRequest, account: Account, form: AgainForm) -> str | None:
    """Return the field that proves nothing, or None if all is proved. Each kind is counted apart."""
    address, given = address_of(request), form.cleaned_data
    attempts.count(address=address, code=account.code)
    if not account.check_password(given["password"]):
        attempts.note_failure(code=account.code, way=Way.PASSWORD)
        return "password"
    attempts.clear(account)
    if "number" not in form.fields:
        return None
    attempts.count(address=address, code=account.code, kind=attempts.NUMBER)
    if attempts.with_number(account, given["number"]) is None:
        return "number"
    attempts.clear(account, kind=attempts.NUMBER)
    return None


def _too_many(refusal: attempts.TooManyTries) -> str:
    return _("たくさん試しました。%(time)sをすぎたら、もう一度確かめてください") % {
        "time": presenters.again_at(refusal.wait)
    }


def _on(request: HttpRequest, account: Account) -> HttpResponse:
    presence.confirm(request, is_strong=queries.ways(account).asks_more_than_a_password)
    journal.write(by=account, act="account.confirm", about=account)
    return redirect(arrival.wanted(request) or reverse("entrance:keys"))


def _page(
    request: HttpRequest,
    account: Account,
    form: AgainForm,
    *,
    refused: bool = False,
    warning: str = "",
) -> HttpResponse:
    page = front_page(
        request,
        _("もう一度だけ、確かめます"),
        lead=_("ここから先は、取り消せないことがあります。いま使っているのが本人か、確かめます。"),
    )
    return render(
        request,
        "entrance/again.html",
        page=page,
        status=422 if form.errors or refused else 200,
        form=form,
        passkey_form=PasskeyForm(),
        refused=refused,
        by_number=passkeys.is_number(request.get_host()),
        warning=warning,
        ways=queries.ways(account),
        next=arrival.wanted(request),
    )
