"""Try to come in: every try is counted, an unknown account costs as much as a known one."""

from django.contrib.auth import authenticate
from django.db import transaction
from django.http import HttpRequest

from yorisoi.entrance import limits
from yorisoi.entrance.factors import onetime, recovery
from yorisoi.entrance.terms import Way
from yorisoi.journal import actions as journal
from yorisoi.people import actions as people
from yorisoi.people.models import Account

ACCOUNT, NUMBER, ADDRESS = "sign_in_account", "sign_in_number", "sign_in_address"


class TooManyTries(Exception):
    """There were too many tries; `wait` seconds later there may be another."""

    def __init__(self, wait: int, *, is_address: bool) -> None:
        super().__init__(f"expected fewer tries; the next one may be in {wait} s")
        self.wait = wait
        self.is_address = is_address


def count(*, address: str, code: str = "", kind: str = ACCOUNT) -> None:
    """Count one try from an address, and at an account if one was named; raise TooManyTries.

    Passwords and numbers (`kind`) are counted apart.
    """
    if not limits.hit(ADDRESS, address):
        raise TooManyTries(limits.wait(ADDRESS, address), is_address=True)
    if code and not limits.hit(kind, code):
        raise TooManyTries(_wait(code, kind=kind), is_address=False)


def left(code: str, *, kind: str = ACCOUNT) -> limits.Left:
    """Return how many tries are left after a wrong one; raise TooManyTries if it was the last.

    It is the same for a code that nobody has.
    """
    found = limits.left(kind, code)
    if found.n == 0:
        raise TooManyTries(_wait(code, kind=kind), is_address=False)
    return found


def expect_number(account: Account) -> None:
    """Raise TooManyTries before a number is asked for that would then be refused."""
    if limits.wait(NUMBER, account.code):
        raise TooManyTries(_wait(account.code, kind=NUMBER), is_address=False)


def clear(account: Account, *, kind: str = ACCOUNT) -> None:
    """Forget the wrong passwords, or numbers, of somebody who has just given the right one."""
    limits.clear(kind, account.code)


def _wait(code: str, *, kind: str) -> int:
    """Return when both password and number may be tried; who only wrote a code hears of passwords."""
    wait = limits.wait(ACCOUNT, code)
    return max(wait, limits.wait(NUMBER, code)) if kind == NUMBER else wait


def with_password(request: HttpRequest, *, code: str, password: str) -> Account | None:
    """Return whose code and password these are, or None."""
    found = authenticate(request, code=code, password=password)
    if isinstance(found, Account):
        return found
    note_failure(code=code, way=Way.PASSWORD)
    return None


@transaction.atomic
def with_number(account: Account, number: str) -> Way | None:
    """Return the way of coming in that a number opens, of the app or of the paper; None if neither."""
    if onetime.use(account, number):
        return Way.CODE
    if recovery.use(account, number):
        journal.write(by=account, act="account.number_used", about=account)
        return Way.RECOVERY
    note_failure(code=account.code, way=Way.CODE)
    return None


@transaction.atomic
def note_failure(*, code: str, way: Way) -> None:
    """Write down a try that failed; what was typed is never kept."""
    desk = people.public_desk()
    known = Account.objects.filter(code=code).first()
    journal.write(
        by=desk, act="account.sign_in_failed", about=known or desk, detail={"way": way.value}
    )
