"""Give an account ways of coming in, and take them away."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.db import transaction

from yorisoi.entrance.factors import onetime, recovery
from yorisoi.entrance.staff import queries
from yorisoi.journal import actions as journal
from yorisoi.people.models import Account


class LastWay(Exception):
    """Without this one the account could no longer come in with two factors."""


@transaction.atomic
def add_passkey(*, by: Account, name: str, credential: dict[str, Any]) -> Authenticator:
    """Let an account come in with a machine's finger, face or number."""
    added: Authenticator = WebAuthn.add(by, name, credential).instance
    journal.write(by=by, act="factor.add", about=by, detail={"kind": "passkey"})
    return added


@transaction.atomic
def add_app(*, by: Account, secret: str, used: int) -> Authenticator:
    """Let an account prove itself with the numbers of an app, after its password."""
    added = onetime.keep(by, secret=secret, used=used)
    journal.write(by=by, act="factor.add", about=by, detail={"kind": "app"})
    return added


def renew_numbers(*, by: Account) -> tuple[str, ...]:
    """Give an account ten fresh numbers on paper; the ones before end.

    Ten slow hashes take a second; nobody waits for their turn to write meanwhile.
    """
    numbers, kept = recovery.fresh()
    _keep_numbers(by=by, kept=kept)
    return numbers


@transaction.atomic
def _keep_numbers(*, by: Account, kept: dict[str, object]) -> None:
    recovery.keep(by, kept)
    journal.write(by=by, act="factor.add", about=by, detail={"kind": "numbers"})


@transaction.atomic
def set_password(*, by: Account, password: str) -> Account:
    """Give an account a password, or another one."""
    by.set_password(password)
    by.save(update_fields=["password"])
    journal.write(by=by, act="factor.add", about=by, detail={"kind": "password"})
    return by


@transaction.atomic
def remove(*, by: Account, factor: Authenticator) -> None:
    """Take a passkey or the app from an account, unless it is the last way of coming in."""
    Account.objects.select_for_update().get(pk=by.pk)
    kind = "passkey" if factor.type == Authenticator.Type.WEBAUTHN else "app"
    factor.delete()
    if not queries.ways(by).is_enough:
        raise LastWay(f"{by.code}: expected another way to come in with two factors")
    journal.write(by=by, act="factor.remove", about=by, detail={"kind": kind})


@transaction.atomic
def remove_all(*, by: Account, account: Account) -> None:
    """Take every way of coming in from an account, so that it begins anew."""
    Authenticator.objects.filter(user=account).delete()
    account.set_unusable_password()
    account.save(update_fields=["password"])
    journal.write(by=by, act="factor.remove", about=account, detail={"kind": "all"})
