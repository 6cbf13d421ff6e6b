"""The nouns of people: one public door."""

from yorisoi.people.models.accounts import (
    INSTALLATION,
    Account,
    DisplayPreference,
    Membership,
    Organisation,
)
from yorisoi.people.models.participants import (
    Channel,
    Consent,
    Need,
    Participant,
    SearchMark,
    SupporterLink,
)
from yorisoi.people.models.requests import CorrectionRequest

__all__ = [
    "INSTALLATION",
    "Account",
    "Channel",
    "Consent",
    "CorrectionRequest",
    "DisplayPreference",
    "Membership",
    "Need",
    "Organisation",
    "Participant",
    "SearchMark",
    "SupporterLink",
]
