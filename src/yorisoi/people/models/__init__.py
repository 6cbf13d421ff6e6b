"""The nouns of people: one public door."""

from yorisoi.people.models.accounts import (
    INSTALLATION,
    Account,
    DisplayPreference,
    Membership,
    Organisation,
)
from yorisoi.people.models.leaving import Leak, RetentionHold, RetentionPreview
from yorisoi.people.models.participants import (
    Channel,
    Consent,
    Need,
    Participant,
    SearchMark,
    SupporterLink,
)
from yorisoi.people.models.requests import CorrectionRequest
from yorisoi.people.models.twins import TwoPeople

__all__ = [
    "INSTALLATION",
    "Account",
    "Channel",
    "Consent",
    "CorrectionRequest",
    "DisplayPreference",
    "Leak",
    "Membership",
    "Need",
    "Organisation",
    "Participant",
    "RetentionHold",
    "RetentionPreview",
    "SearchMark",
    "SupporterLink",
    "TwoPeople",
]
