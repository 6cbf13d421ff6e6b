"""What was typed at the desk is never lost: kept when a sending does not go through, shown again later.

A session that has ended, a form that was too old, a fault of ours, a lost line, a closed tab: the
words wait, sealed, for whoever typed them, at the address where they were typed, until they are sent,
thrown away, or old. The signed name in the form says whose they are, so that this works without a
session; it opens nothing.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from contextvars import Token
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.core.signing import BadSignature, TimestampSigner
from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.urls import reverse
from django.utils import timezone

from yorisoi.people.leaving.letting_go import Asked, Kind, Part
from yorisoi.people.models import Account
from yorisoi.programme.presence import Lacking
from yorisoi.ui.engine import KEPT_FOR, KEPT_SALT, ONCE
from yorisoi.ui.typed import TypedBefore, typed_before
from yorisoi.web.faces import DESK
from yorisoi.web.models import KeptForm

KEPT_DAYS = 14
PERIOD = "kept_form"
# Longer than any form of the house; an upload is not kept.
MAX_CHARACTERS = 100_000
# Who has typed less than this has lost nothing.
FEW_CHARACTERS = 10
NOT_TYPED = {"csrfmiddlewaretoken", ONCE, KEPT_FOR}

Typed = Mapping[str, Sequence[str]]


@transaction.atomic
def keep(*, by: Account, path: str, typed: Typed) -> KeptForm | None:
    """Keep what was typed at an address; nothing much typed is nothing kept. Old words go."""
    KeptForm.objects.filter(kept_at__lt=timezone.now() - timedelta(days=KEPT_DAYS)).delete()
    words = {name: list(values) for name, values in typed.items() if name not in NOT_TYPED}
    n = sum(len(value) for values in words.values() for value in values)
    if not FEW_CHARACTERS <= n <= MAX_CHARACTERS:
        return None
    kept, _is_new = KeptForm.objects.update_or_create(
        kept_by=by, path=path, defaults={"typed": json.dumps(words, ensure_ascii=False)}
    )
    return kept


@transaction.atomic
def forget(*, by: Account, path: str) -> None:
    """Forget what was typed at an address."""
    KeptForm.objects.filter(kept_by=by, path=path).delete()


def found(*, account: Account, path: str) -> TypedBefore | None:
    """Return what somebody typed at an address and did not send, or None."""
    kept = (
        KeptForm.objects.select_related("kept_by")
        .filter(kept_by=account, path=path, kept_at__gte=timezone.now() - timedelta(days=KEPT_DAYS))
        .first()
    )
    if kept is None:
        return None
    return TypedBefore(json.loads(kept.typed), kept.kept_at, reverse("web:throw_away"))


def old_forms(asked: Asked) -> tuple[Part, ...]:
    """Return what staff of the whole house typed and left so long ago that it goes."""
    return (Part(KeptForm.objects.filter(kept_at__lt=asked.before(PERIOD))),)


KIND = Kind(PERIOD, old_forms)


def signer(name: str) -> Account | None:
    """Return whose name is signed in a form, or None."""
    try:
        pk = TimestampSigner(salt=KEPT_SALT).unsign(name, max_age=timedelta(days=KEPT_DAYS))
    except BadSignature:
        return None
    return Account.objects.filter(pk=pk, is_active=True).first()


class KeepForms:
    """Keep what did not go through, show it at the next visit, forget it when it was sent."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; then keep or forget what was typed."""
        before: Token[TypedBefore | None] = typed_before.set(None)
        try:
            name = _name_in(request)
            response = self.get_response(request)
            if name:
                _settle(request, response, name)
            return response
        finally:
            typed_before.reset(before)

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        """Show what was typed at this address before, to whoever typed it."""
        if _is_desk(request) and request.method == "GET" and isinstance(request.user, Account):
            typed_before.set(found(account=request.user, path=request.path))


def _is_desk(request: HttpRequest) -> bool:
    return request.path.startswith(f"/{DESK}")


def _name_in(request: HttpRequest) -> str:
    """Take the signed name out of the form, so that no view meets it."""
    if request.method != "POST" or not _is_desk(request):
        return ""
    try:
        typed = request.POST.copy()
    except UnreadablePostError:
        return ""
    name = str(typed.pop(KEPT_FOR, [""])[-1])
    request.POST = typed  # type: ignore[assignment]  # Django lets a request be given its form
    return name


def _settle(request: HttpRequest, response: HttpResponse, name: str) -> None:
    try:
        account = signer(name)
        if account is None:
            return
        if _went_through(response):
            forget(by=account, path=request.path)
        else:
            keep(by=account, path=request.path, typed=dict(request.POST.lists()))
    except DatabaseError:
        # The database that broke the page cannot keep it either; the browser still has the words.
        return


def _went_through(response: HttpResponse) -> bool:
    if not 300 <= response.status_code < 400:
        return False
    way = urlsplit(response["Location"]).path
    return not way.startswith(tuple(reverse(each) for each in Lacking))
