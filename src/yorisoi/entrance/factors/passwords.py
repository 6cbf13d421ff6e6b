"""Passwords: long, not among the usual ones, checked on this machine alone."""

from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from yorisoi.people.models import Account

MINIMUM = 12


def doubts(password: str, *, account: Account) -> tuple[str, ...]:
    """Return what to mend in a password, in whole sentences; nothing if it is good."""
    try:
        password_validation.validate_password(password, account)
    except ValidationError as refusal:
        return tuple(_sentence(each.code or "") for each in refusal.error_list)
    return ()


def _sentence(code: str) -> str:
    if code == "password_too_short":
        return _("パスワードを%(n)s文字以上にしてください。短い文でもかまいません") % {"n": MINIMUM}
    if code == "password_too_common":
        return _("よく使われるパスワードです。別のものにしてください")
    return _("符号や名前に似ています。別のパスワードにしてください")
