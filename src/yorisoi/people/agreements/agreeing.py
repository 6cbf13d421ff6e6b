"""Write what a person agrees to, refuses or withdraws; each takes effect at once."""

from django.db import transaction
from django.utils import timezone

from yorisoi.journal import actions as journal
from yorisoi.people.agreements import consents
from yorisoi.people.models import Account, Consent, Participant
from yorisoi.people.terms import ConsentPurpose, ConsentWay


@transaction.atomic
def give_consent(
    *,
    by: Account,
    participant: Participant,
    purpose: ConsentPurpose,
    version: str,
    way: ConsentWay,
    witness: str = "",
) -> Consent:
    """Write down an agreement to one purpose; it runs out after the time its text names."""
    text = consents.text(purpose, version)
    consent = Consent.objects.create(
        participant=participant,
        purpose=purpose,
        version=version,
        way=way,
        witness=witness,
        given_by=by,
        expires_on=text.expires_on(timezone.localdate()) if text else None,
    )
    journal.write(by=by, act="consent.give", about=participant, detail={"purpose": str(purpose)})
    return consent


@transaction.atomic
def refuse_consent(
    *,
    by: Account,
    participant: Participant,
    purpose: ConsentPurpose,
    way: ConsentWay = ConsentWay.WEB,
) -> Consent:
    """Write down a no: what was agreed to ends, and what was never asked is not used any more."""
    _end(by, participant, purpose)
    refusal = Consent.objects.create(
        participant=participant,
        purpose=purpose,
        version=consents.texts(timezone.localdate())[purpose].version,
        way=way,
        given_by=by,
        is_refusal=True,
    )
    _note(by, participant, purpose)
    return refusal


def _end(by: Account, participant: Participant, purpose: ConsentPurpose) -> None:
    participant.consents.filter(
        purpose=purpose, is_refusal=False, withdrawn_at__isnull=True
    ).update(withdrawn_at=timezone.now(), withdrawn_by=by)


def _note(by: Account, participant: Participant, purpose: str) -> None:
    journal.write(
        by=by, act="consent.withdraw", about=participant, detail={"purpose": str(purpose)}
    )
