"""The nouns of people: one public door."""

from yorisoi.people.models.accounts import Account, DisplayPreference, Membership, Organisation
from yorisoi.people.models.participants import (
    Channel,
    Consent,
    Need,
    Participant,
    SupporterLink,
)

__all__ = [
    "Account",
    "Channel",
    "Consent",
    "DisplayPreference",
    "Membership",
    "Need",
    "Organisation",
    "Participant",
    "SupporterLink",
]
