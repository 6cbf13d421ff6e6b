"""Erase a person: their data key is destroyed, here and for every backup of the database.

What is left counts: rows without a name, under a code that leads nowhere. The key goes after the
change is committed; should the machine stop between the two, `finish` destroys it later.
"""

from django.db import transaction
from django.utils import timezone

from yorisoi.journal import actions as journal
from yorisoi.people.models import Account, Consent, Participant
from yorisoi.vault import keystore


class AlreadyErased(ValueError):
    """This person was erased before."""


@transaction.atomic
def erase(*, by: Account, participant: Participant, reason: str) -> Participant:
    """Make everything that is sealed about a participant unreadable for ever, and forget the rest."""
    found = Participant.objects.select_for_update().get(pk=participant.pk)
    if found.erased_at is not None:
        raise AlreadyErased(found.code)
    now = timezone.now()
    in_force = Consent.objects.filter(participant=found, withdrawn_at__isnull=True)
    in_force.update(withdrawn_at=now, withdrawn_by=by)
    for told in (found.marks, found.channels, found.needs):
        told.all().delete()
    links = found.supporter_links.filter(revoked_at__isnull=True)
    links.update(revoked_at=now, revoked_by=by)
    found.name = found.reading = found.note = ""
    found.kinds = []
    found.birth_year = found.centre = None
    found.erased_at, found.erased_by = now, by
    found.save()
    if found.account is not None:
        found.account.is_active = False
        found.account.save(update_fields=["is_active"])
        # What a finger or a face opens goes at once; the entrance keeps it by account.
        found.account.authenticator_set.all().delete()  # type: ignore[attr-defined]  # allauth publishes no types
    journal.write(by=by, act="participant.erase", about=found, purpose=reason)
    transaction.on_commit(lambda: destroy_keys(found))
    return found


def destroy_keys(participant: Participant) -> None:
    """Destroy the key of an emptied record, and of the account that ended with it."""
    account = [participant.account.row] if participant.account else []
    keystore.destroy([participant.row, *account])


def finish() -> int:
    """Destroy the keys of people who were erased while the machine stopped; return how many."""
    n = 0
    for participant in Participant.objects.filter(erased_at__isnull=False).select_related(
        "account"
    ):
        if keystore.is_open(participant.row):
            destroy_keys(participant)
            n += 1
    return n
