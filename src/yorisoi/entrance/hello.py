"""The example's one-click sign-in: who is meant, signed by this installation."""

from django.core import signing

from yorisoi.people.models import Account

SALT = "yorisoi.hello"
PATH = "hello/"


def hello_path(account: Account) -> str:
    """Return the path that signs an account in with one click, while the example runs."""
    return f"/{PATH}{signing.dumps(account.code, salt=SALT)}"


def account_of(token: str) -> Account | None:
    """Return the account a token names, or None for a token that this installation did not sign."""
    try:
        code = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return Account.objects.filter(code=code, is_active=True).first()
