"""A machine comes to know the finger or face of a participant, and forgets it again."""

from dataclasses import dataclass
from typing import Any

from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.db import transaction

from yorisoi.entrance.cards.models import Passkey
from yorisoi.entrance.cards.terms import WayIn
from yorisoi.journal import actions as journal
from yorisoi.people import actions as people
from yorisoi.people.models import Account, Participant


class NotTheirOwn(ValueError):
    """A passkey is added by the person alone: not by a supporter, staff, or who works in a team."""


@dataclass(frozen=True)
class Machine:
    """What is kept of the machine a passkey lives in: what it is, and what it runs."""

    kind: str
    system: str


@transaction.atomic
def add_passkey(
    *, by: Account, participant: Participant, machine: Machine, credential: dict[str, Any]
) -> Passkey:
    """Let a person come in with the finger or face that their machine knows."""
    if participant.account_id != by.pk or by.memberships.exists():
        raise NotTheirOwn(f"expected {participant.code} alone, got {by.code}")
    key = WebAuthn.add(by, machine.system, credential).instance
    made = Passkey.objects.create(
        participant=participant, key=key, kind=machine.kind, system=machine.system, added_by=by
    )
    journal.write(by=by, act="passkey.add", about=participant)
    return made


@transaction.atomic
def remove_passkey(*, by: Account, passkey: Passkey) -> None:
    """Let a machine no longer let a person in; whoever is in there with it is out with the next page."""
    participant = passkey.participant
    passkey.key.delete()
    journal.write(by=by, act="passkey.remove", about=participant)


@transaction.atomic
def note_refusal() -> None:
    """Leave a line that a passkey proved nothing; whose it claimed to be is written nowhere."""
    desk = people.public_desk()
    journal.write(
        by=desk, act="account.sign_in_failed", about=desk, detail={"way": str(WayIn.PASSKEY)}
    )
