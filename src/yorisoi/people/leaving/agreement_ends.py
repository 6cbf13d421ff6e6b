"""Agreements whose time is over: consents, mandates, corrections, holds, lists that were shown, leaks.

Their years begin when they ended. What is in force never goes, however old; a no that was said stays
a no as long as the person has a record.
"""

from django.db.models import Q

from yorisoi.people.leaving.letting_go import Asked, Kind, Part
from yorisoi.people.models import (
    Consent,
    CorrectionRequest,
    Leak,
    RetentionHold,
    RetentionPreview,
    SupporterLink,
)

PERIOD = "agreement"
WHOSE = "participant"


def parts(asked: Asked) -> tuple[Part, ...]:
    """Return the agreements of a municipality that ended long enough ago."""
    before, last = asked.before(PERIOD), asked.last_day(PERIOD)
    here = Q(participant__municipality=asked.municipality)
    ward = Q(municipality=asked.municipality)
    consents = Consent.objects.filter(here, is_refusal=False)
    return (
        Part(consents.filter(Q(withdrawn_at__lt=before) | Q(expires_on__lte=last)), WHOSE),
        Part(
            SupporterLink.objects.filter(here).filter(
                Q(revoked_at__lt=before) | Q(until_on__lte=last)
            ),
            WHOSE,
        ),
        Part(CorrectionRequest.objects.filter(here, answered_at__lt=before), WHOSE),
        Part(
            RetentionHold.objects.filter(here).filter(
                Q(ended_at__lt=before) | Q(until_on__lte=last)
            ),
            WHOSE,
        ),
        Part(RetentionPreview.objects.filter(ward, shown_at__lt=before)),
        Part(Leak.objects.filter(ward, noted_at__lt=before)),
    )


KIND = Kind(PERIOD, parts)
