"""Devices come to know a card, wait to be let in, and are taken off again."""

import secrets

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from yorisoi.entrance.cards import keys
from yorisoi.entrance.cards.models import Card, Device, Entrant, Knock
from yorisoi.entrance.cards.terms import N_KNOCK_DIGITS, WayIn
from yorisoi.journal import actions as journal
from yorisoi.people.models import Account, Participant


@transaction.atomic
def add_device(*, by: Account, card: Card, kind: str, way: WayIn, key: str) -> Device | None:
    """Let a device know a card; by scan alone only the first one, else None.

    The card is locked, so that of two devices that scan a new card at once one is the second.
    """
    locked = Card.objects.select_for_update().get(pk=card.pk)
    is_first = not Device.objects.filter(card=locked, removed_at__isnull=True).exists()
    if locked.revoked_at is not None or (way == WayIn.SCAN and not is_first):
        return None
    device = Device.objects.create(
        card=locked, kind=kind, way=way, key_mark=keys.mark("device", key), added_by=by
    )
    journal.write(by=by, act="device.add", about=card.participant, detail={"way": str(way)})
    return device


@transaction.atomic
def remove_device(*, by: Account, device: Device) -> Device:
    """Let a device forget a card; whoever is signed in there is out with the next page."""
    device.removed_at, device.removed_by = timezone.now(), by
    device.save(update_fields=["removed_at", "removed_by"])
    journal.write(by=by, act="device.remove", about=device.card.participant)
    return device


@transaction.atomic
def knock(*, by: Account, card: Card, kind: str) -> Knock:
    """Let a new device wait; its number is said to whoever knows the person.

    `by` is the account of the card: nobody else is known yet. An older wait ends.
    """
    Knock.objects.filter(card=card, answered_at__isnull=True).update(
        answered_at=timezone.now(), answered_by=by
    )
    number = str(secrets.randbelow(10**N_KNOCK_DIGITS)).zfill(N_KNOCK_DIGITS)
    made = Knock.objects.create(card=card, kind=kind, number=number)
    journal.write(by=by, act="device.knock", about=card.participant)
    return made


@transaction.atomic
def answer(*, by: Account, knock: Knock, is_person: bool) -> Knock:
    """Say whether the right person holds a new device."""
    knock.is_let_in, knock.answered_at, knock.answered_by = is_person, timezone.now(), by
    knock.save(update_fields=["is_let_in", "answered_at", "answered_by"])
    act = "device.confirm" if is_person else "device.refuse"
    journal.write(by=by, act=act, about=knock.card.participant)
    return knock


@transaction.atomic
def miss(*, by: Account, entrant: Entrant) -> int:
    """Count wrong pictures; return how many it are by now."""
    Entrant.objects.filter(pk=entrant.pk).update(n_misses=F("n_misses") + 1)
    entrant.refresh_from_db(fields=["n_misses"])
    journal.write(by=by, act="card.miss", about=entrant.participant)
    return entrant.n_misses


@transaction.atomic
def clear_misses(*, by: Account, entrant: Entrant) -> Entrant:
    """Let a person try the pictures again."""
    entrant.n_misses = 0
    entrant.save(update_fields=["n_misses"])
    journal.write(by=by, act="card.try_again", about=entrant.participant)
    return entrant


@transaction.atomic
def note_entry(*, by: Account, participant: Participant, way: WayIn, together: str = "") -> None:
    """Leave a line that a person came in, how, and with whom; misses are forgotten."""
    Entrant.objects.filter(participant=participant, n_misses__gt=0).update(n_misses=0)
    detail = {"way": str(way), "together": together} if together else {"way": str(way)}
    act = "card.enter_together" if together else "card.enter"
    journal.write(by=by, act=act, about=participant, detail=detail)


@transaction.atomic
def note_assisted(*, by: Account, participant: Participant) -> None:
    """Leave a line that a supporter, signed in as themself, scanned a person's card to help."""
    journal.write(by=by, act="card.assist", about=participant, purpose="一緒に使う")
