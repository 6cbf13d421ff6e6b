"""The number of six digits that an app shows for half a minute (TOTP, RFC 6238); each counts once."""

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from allauth.mfa.utils import decrypt, encrypt
from django.db import transaction

from yorisoi.people.models import Account


def new_secret() -> str:
    """Return a fresh secret, sealed, to be kept in the session until the app has shown a number."""
    return str(encrypt(auth.generate_totp_secret()))


def opened(secret: str) -> str:
    """Return a sealed secret as an app takes it."""
    return str(decrypt(secret))


def step(secret: str, number: str) -> int | None:
    """Return the half minute to which a number belongs, now or next to now; None if to none."""
    known, digits = opened(secret), number.replace(" ", "")
    for counter in auth.yield_hotp_counters_from_time():
        expected = auth.format_hotp_value(auth.hotp_value(known, counter))
        if auth.compare_user_code(actual=digits, expected=expected):
            return int(counter)
    return None


@transaction.atomic
def keep(account: Account, *, secret: str, used: int) -> Authenticator:
    """Keep an app's secret instead of the one before; the number that proved it is used up."""
    Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).delete()
    return Authenticator.objects.create(
        user=account, type=Authenticator.Type.TOTP, data={"secret": secret, "used": used}
    )


@transaction.atomic
def use(account: Account, number: str) -> bool:
    """Take a number; False if it is not of now, or was taken before."""
    found = (
        Authenticator.objects.select_for_update()
        .filter(user=account, type=Authenticator.Type.TOTP)
        .first()
    )
    taken = None if found is None else step(found.data["secret"], number)
    if found is None or taken is None or taken <= found.data["used"]:
        return False
    found.data["used"] = taken
    found.save(update_fields=["data"])
    found.record_usage()
    return True
