"""Ten numbers on paper for the day on which the telephone is lost; each counts once."""

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.db import transaction

from yorisoi.people.models import Account

GROUP = 4


@transaction.atomic
def renew(account: Account) -> tuple[str, ...]:
    """Return ten fresh numbers, in groups that can be read aloud; those before end."""
    _found(account).delete()
    numbers = RecoveryCodes.activate(account).generate_codes()
    return tuple(f"{each[:GROUP]} {each[GROUP:]}" for each in numbers)


@transaction.atomic
def use(account: Account, number: str) -> bool:
    """Take a number; False if it is none of the ten, or was taken before."""
    found = _found(account).first()
    if found is None or not RecoveryCodes(found).validate_code(number):
        return False
    found.refresh_from_db()
    found.record_usage()
    return True


def n_left(account: Account) -> int:
    """Return how many numbers are left."""
    found = _found(account).first()
    return 0 if found is None else len(RecoveryCodes(found).get_unused_codes())


def _found(account: Account):  # type: ignore[no-untyped-def]  # allauth publishes no types
    return Authenticator.objects.filter(user=account, type=Authenticator.Type.RECOVERY_CODES)
