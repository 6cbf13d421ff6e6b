"""ベニ at a phone that knows his finger: it learns it, and lets him in with it."""

from django.http import HttpResponse

from entrance.cards.carrying import Phone, given_card
from fakes.authenticator import FakeAuthenticator
from people import Cast
from yorisoi.entrance.cards.models import Card, Passkey

ADD = "/me/devices/passkeys"


def teach(phone: Phone, finger: FakeAuthenticator) -> HttpResponse:
    """When the phone of who is in learns their finger; nothing is typed."""
    asked = phone.client.post(f"{ADD}/question").json()
    return phone.answer(ADD, credential=finger.create(asked))


def touch(
    phone: Phone, finger: FakeAuthenticator, *, at: str = "/card/passkey", **more: str
) -> HttpResponse:
    """When somebody comes in with the finger that a phone knows."""
    asked = phone.client.post("/sign-in/passkey/question").json()
    return phone.answer(at, credential=finger.sign(asked), **more)


def given_finger(cast: Cast) -> tuple[Card, Phone, FakeAuthenticator]:
    """ベニ came in with his card, and his phone has learned his finger."""
    card, phone, finger = given_card(cast), Phone(), FakeAuthenticator()
    phone.scan_and_say_yes(card)
    teach(phone, finger)
    return card, phone, finger


def passkey() -> Passkey:
    """The only passkey there is."""
    return Passkey.objects.select_related("key").get()
