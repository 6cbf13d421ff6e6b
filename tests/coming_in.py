"""How a test gives somebody of the cast a way of coming in, and comes in with it."""

import time
from typing import ClassVar

from allauth.mfa.totp.internal import auth as totp
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.test import Client

from fakes.authenticator import FakeAuthenticator
from yorisoi.entrance.factors import onetime
from yorisoi.entrance.staff.actions import factors
from yorisoi.people.models import Account, Participant
from yorisoi.programme import company
from yorisoi.ui.engine import FOR_WHOM

PASSWORD = "みかん 電車 くつした 火曜"


class CountingHasher(Argon2PasswordHasher):
    """The slow hash of the house, which also counts how often it was made or checked."""

    made: ClassVar[list[str]] = []

    def encode(self, password: str, salt: str) -> str:
        """Make a hash."""
        self.made.append("encode")
        return super().encode(password, salt)

    def verify(self, password: str, encoded: str) -> bool:
        """Check a hash."""
        self.made.append("verify")
        return super().verify(password, encoded)


def with_password(account: Account, password: str = PASSWORD) -> Account:
    """Given somebody who has chosen a password."""
    return factors.set_password(by=account, password=password)


def with_app(account: Account) -> str:
    """Given somebody whose telephone shows numbers; return its secret. None was shown yet."""
    with_password(account)
    secret = onetime.new_secret()
    factors.add_app(by=account, secret=secret, used=0)
    return secret


def number_now(secret: str, *, later: int = 0) -> str:
    """Return what the app shows now, or some half minutes later."""
    counter = int(time.time()) // 30 + later
    return totp.format_hotp_value(totp.hotp_value(onetime.opened(secret), counter))


def with_machine(client: Client, machine: FakeAuthenticator, name: str = "職場のパソコン"):
    """When who is in at a client registers a machine."""
    asked = client.post("/account/keys/passkey/question").json()
    given = {"name": name, "credential": machine.create(asked)}
    return client.post("/account/keys/passkey", given)


def sign(client: Client, machine: FakeAuthenticator, *, at: str = "/sign-in/passkey", **more: str):
    """When somebody comes in with a machine."""
    asked = client.post("/sign-in/passkey/question").json()
    return client.post(at, {"credential": machine.sign(asked), **more})


def come_in(account: Account) -> Client:
    """Given somebody who came in with password and number just now."""
    secret, client = with_app(account), Client()
    client.post("/sign-in", {"code": account.code, "password": PASSWORD})
    client.post("/sign-in/number", {"number": number_now(secret)})
    return client


def for_whom(supporter: Account, participant: Participant) -> dict[str, str]:
    """Return what a form says that a supporter was shown for a person."""
    return {FOR_WHOM: company.signed(supporter, participant)}
