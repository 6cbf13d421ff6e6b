"""What may be done in a circle, answered without a query."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from yorisoi.people.models import Account, Participant
from yorisoi.stages.ties.models import Circle, Message
from yorisoi.stages.ties.terms import CircleState

# A telephone number as it is typed here: a nought or +81, then eight figures or more.
PHONE = re.compile(r"(?:\+81|0)(?:[-‐‑–−ー.() ]{0,2}\d){8,11}(?!\d)")
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w+")


@dataclass(frozen=True)
class Voice:
    """Who writes to a circle: an account for itself, or a supporter for a participant."""

    account: Account
    participant: Participant | None = None

    @property
    def is_assisted(self) -> bool:
        """Whether a supporter lends a hand to a participant."""
        return self.participant is not None and self.participant.account_id != self.account.pk


def voices(
    *, account: Account, participant: Participant, members: Collection[int]
) -> tuple[Voice, ...]:
    """Return as whom an account may speak in a circle with these accounts (keys) as members.

    The participant comes first; a supporter who is a member too may also speak for themselves.
    """
    found: list[Voice] = []
    if participant.account_id in members:
        found.append(Voice(account=account, participant=participant))
    if account.pk in members and account.pk != participant.account_id:
        found.append(Voice(account=account))
    return tuple(found)


def may_write(circle: Circle) -> bool:
    """Whether anything can be sent: a paused circle rests, a closed one is kept for reading."""
    return circle.state == CircleState.OPEN


def next_states(circle: Circle) -> tuple[CircleState, ...]:
    """Return the states the team may choose next; a closed circle stays closed."""
    return {
        CircleState.OPEN: (CircleState.PAUSED, CircleState.CLOSED),
        CircleState.PAUSED: (CircleState.OPEN, CircleState.CLOSED),
        CircleState.CLOSED: (),
    }[CircleState(circle.state)]


def names_a_contact(text: str) -> bool:
    """Whether words hold something like a telephone number or a mail address."""
    folded = unicodedata.normalize("NFKC", text)
    return bool(PHONE.search(folded) or MAIL.search(folded))


def is_of(message: Message, voice: Voice) -> bool:
    """Whether a message was said with this voice, by the person or with a hand lent."""
    if voice.participant is None:
        return message.sent_by_id == voice.account.pk and message.sent_for_id is None
    own = message.sent_by_id == voice.participant.account_id and message.sent_for_id is None
    return own or message.sent_for_id == voice.participant.pk
