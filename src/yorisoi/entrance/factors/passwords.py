"""Passwords: long, not among the usual ones, not made of the words of the house, checked on this machine alone."""

from collections.abc import Iterable

from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from yorisoi.engines.language import fold
from yorisoi.people.models import Account

MINIMUM = 12
# What everybody knows who works here, and tries first (docs/explain/signing-in.md).
HOUSE_WORDS = (
    "yorisoi",
    "寄り添い",
    "よりそい",
    "password",
    "パスワード",
    "digital",
    "デジタル",
    "障害",
    "障がい",
    "区役所",
    "市役所",
    "役所",
    "センター",
    "admin",
)
# A password that holds a word of the house needs so many letters besides.
MINIMUM_BESIDES = 8


class HouseWords:
    """Refuse a password that is little more than words of the house, of its programme, or its teams."""

    def validate(self, password: str, user: Account | None = None) -> None:
        """Raise ValidationError if too little is left without these words."""
        known = (*HOUSE_WORDS, *(words_around(user) if user is not None and user.pk else ()))
        left = without(password, known)
        if left != _letters(password) and len(left) < MINIMUM_BESIDES:
            raise ValidationError("expected more than words of the house", code="house_words")

    def get_help_text(self) -> str:
        """Say what is asked."""
        return _sentence("house_words")


def words_around(account: Account) -> tuple[str, ...]:
    """Return what the places are called where an account works, and their programmes."""
    found: set[str] = set()
    for each in account.memberships.select_related("organisation__municipality"):
        place = each.organisation
        home = place.municipality or place
        found |= {place.name, place.code, home.name, home.code, home.name[:-1]}
        for party in place.parties.select_related("programme"):
            found |= {party.programme.code, party.programme.name}
    return tuple(sorted(found))


def without(password: str, words: Iterable[str]) -> str:
    """Return the letters of a password that belong to none of some words, however they are written."""
    left = _letters(password)
    folded = {_letters(each) for each in words}
    for word in sorted((each for each in folded if len(each) > 1), key=len, reverse=True):
        left = left.replace(word, "")
    return left


def doubts(password: str, *, account: Account) -> tuple[str, ...]:
    """Return what to mend in a password, in whole sentences; nothing if it is good."""
    try:
        password_validation.validate_password(password, account)
    except ValidationError as refusal:
        return tuple(_sentence(each.code or "") for each in refusal.error_list)
    return ()


def _letters(text: str) -> str:
    """Return the letters and digits of a text, in one way of writing."""
    return "".join(each for each in fold(text) if each.isalnum())


def _sentence(code: str) -> str:
    if code == "password_too_short":
        return _("パスワードを%(n)s文字以上にしてください。短い文でもかまいません") % {"n": MINIMUM}
    if code == "password_too_common":
        return _("よく使われるパスワードです。別のものにしてください")
    if code == "house_words":
        return _("組織や事業の名前がほとんどです。関係のない言葉を足してください")
    return _("符号や名前に似ています。別のパスワードにしてください")
