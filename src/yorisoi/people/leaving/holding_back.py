"""Hold a person's record back although its time is over: a complaint is open, a report is being written.

A hold has a reason, which is sealed with the person's key, and an end of at most a year; it may be
put on again. While it is in force nothing about the person goes by itself: not the record, nor a
shorter kind in which the person is named.
"""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from yorisoi.journal import actions as journal
from yorisoi.people.models import Account, Organisation, Participant, RetentionHold

N_DAYS_AT_MOST = 366


class HeldTooLong(ValueError):
    """A hold ends on a day from today to a year from today."""


class AlreadyHeld(ValueError):
    """A person is held back once at a time."""


class NothingToHold(ValueError):
    """The record of this person was erased before."""


def in_force(*, municipality: Organisation, on: date) -> QuerySet[RetentionHold]:
    """Return the holds of a municipality that are in force on a day, the one that ends first before."""
    return RetentionHold.objects.filter(
        participant__municipality=municipality, ended_at__isnull=True, until_on__gte=on
    ).select_related("participant")


def held(*, municipality: Organisation, on: date) -> frozenset[int]:
    """Return the keys of the participants who are held back on a day."""
    found = in_force(municipality=municipality, on=on)
    return frozenset(found.order_by().values_list("participant", flat=True))


@transaction.atomic
def hold_back(
    *, by: Account, participant: Participant, reason: str, until_on: date
) -> RetentionHold:
    """Let nothing about a participant go by itself until a day; one that has run out is ended."""
    today = timezone.localdate()
    if not today <= until_on <= today + timedelta(days=N_DAYS_AT_MOST):
        raise HeldTooLong(f"expected a day from {today} to a year later, got {until_on}")
    found = Participant.objects.select_for_update().get(pk=participant.pk)
    if found.erased_at is not None:
        raise NothingToHold(found.code)
    for old in found.holds.filter(ended_at__isnull=True):
        if old.until_on >= today:
            raise AlreadyHeld(found.code)
        _end(by, old)
    hold = RetentionHold.objects.create(
        participant=found, reason=reason, until_on=until_on, held_by=by
    )
    journal.write(by=by, act="retention.hold", about=found, detail={"until": until_on.isoformat()})
    return hold


@transaction.atomic
def end_hold(*, by: Account, hold: RetentionHold) -> RetentionHold:
    """Let a record go its way again; ended twice it ended once."""
    found = RetentionHold.objects.select_for_update().get(pk=hold.pk)
    if found.ended_at is None:
        _end(by, found)
        journal.write(by=by, act="retention.end_hold", about=found.participant)
    return found


def _end(by: Account, hold: RetentionHold) -> None:
    hold.ended_at, hold.ended_by = timezone.now(), by
    hold.save(update_fields=["ended_at", "ended_by"])
