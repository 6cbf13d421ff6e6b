"""Ten numbers on paper for the day on which the telephone is lost; each counts once.

A number of eight digits could be tried out by whoever has the database, so of each there is only a
slow hash, the same as of a password. All ten share one salt: to try a number costs one hash.
"""

import hmac
import secrets

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.db import transaction

from yorisoi.people.models import Account

N_NUMBERS = 10
N_DIGITS = 8
GROUP = 4
SALT_BYTES = 16


def fresh() -> tuple[tuple[str, ...], dict[str, object]]:
    """Return ten numbers in groups that can be read aloud, and what is kept of them."""
    numbers: set[str] = set()
    while len(numbers) < N_NUMBERS:
        numbers.add(f"{secrets.randbelow(10**N_DIGITS):0{N_DIGITS}}")
    salt = secrets.token_hex(SALT_BYTES)
    kept: dict[str, object] = {
        "salt": salt,
        "left": sorted(make_password(each, salt) for each in numbers),
    }
    return tuple(f"{each[:GROUP]} {each[GROUP:]}" for each in numbers), kept


@transaction.atomic
def keep(account: Account, kept: dict[str, object]) -> None:
    """Let ten fresh numbers count for an account; those before end."""
    kind = Authenticator.Type.RECOVERY_CODES
    Authenticator.objects.filter(user=account, type=kind).delete()
    Authenticator.objects.create(user=account, type=kind, data=kept)


@transaction.atomic
def use(account: Account, number: str) -> bool:
    """Take a number; False if it is none of the ten, or was taken before."""
    kind = Authenticator.Type.RECOVERY_CODES
    found = Authenticator.objects.select_for_update().filter(user=account, type=kind).first()
    if found is None or not n_left(found):
        return False
    given = make_password(number.replace(" ", ""), found.data["salt"])
    left = [each for each in found.data["left"] if not hmac.compare_digest(each, given)]
    if len(left) == n_left(found):
        return False
    found.data = {**found.data, "left": left}
    found.save(update_fields=["data"])
    found.record_usage()
    return True


def n_left(found: Authenticator) -> int:
    """Return how many numbers are left; a paper of an earlier version has none."""
    return len(found.data.get("left", ()))
