"""Who of the team comes in with what, and who has stopped coming."""

from datetime import timedelta
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from yorisoi.people.models import Account
from yorisoi.web.safety.findings import Finding, House, Severity, safe, unsafe

UNUSED_DAYS = 90
SECOND = ("webauthn", "totp")


def _team() -> QuerySet[Account]:
    """Return everybody who works at a desk and may come in."""
    return Account.objects.filter(is_active=True, memberships__isnull=False).distinct()


def _with_second() -> QuerySet[Any, Any] | tuple[int, ...]:
    """Return the accounts that have a passkey or an app; nobody where neither is offered."""
    if not apps.is_installed("allauth.mfa"):
        return ()
    ways = apps.get_app_config("mfa").get_model("Authenticator")
    has_one: QuerySet[Any, Any] = ways._default_manager.filter(
        type__in=SECOND, person_key__isnull=True
    ).values("user")
    return has_one


def second_factor(house: House) -> Finding:
    """A password alone is found out sooner or later."""
    n = _team().exclude(pk__in=_with_second()).count()
    if n:
        return unsafe(
            "second_factor",
            Severity.NOW,
            _("パスキーも確認アプリも使っていない職員が%(n)s人います。") % {"n": n},
            _("「入る人」のページで名前を確かめ、パスキーを作ってもらってください。"),
        )
    return safe("second_factor", _("職員は全員、パスキーか確認アプリを使っています。"))


def unused_accounts(house: House) -> Finding:
    """An account that nobody uses is a door that nobody watches."""
    since = house.now - timedelta(days=UNUSED_DAYS)
    n = _team().filter(Q(last_login__isnull=True) | Q(last_login__lt=since)).count()
    if n:
        return unsafe(
            "unused_accounts",
            Severity.WHEN_POSSIBLE,
            _("三か月以上使っていない職員のアカウントが%(n)s人分あります。") % {"n": n},
            _("まだ要るかを本人に聞き、要らないものは閉じてください。"),
        )
    return safe("unused_accounts", _("三か月以上使っていない職員のアカウントはありません。"))


LOOKS = (second_factor, unused_accounts)
