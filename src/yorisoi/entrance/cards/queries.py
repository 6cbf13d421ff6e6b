"""Read cards, devices, passkeys, knocks and tablets."""

from collections.abc import Mapping
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db.models import F, Q, QuerySet

from yorisoi.entrance.cards import keys
from yorisoi.entrance.cards.models import Card, Device, Entrant, Knock, Passkey, Tablet
from yorisoi.people.leaving.letting_go import Asked, Kind, Part
from yorisoi.people.models import Organisation, Participant
from yorisoi.people.scope import walls

PERIOD = "device"
WHOSE = "card__participant"


def _in_force() -> QuerySet[Card]:
    return Card.objects.filter(
        revoked_at__isnull=True,
        participant__account__is_active=True,
        participant__erased_at__isnull=True,
    ).select_related("participant__account", "participant__municipality", "participant__entrant")


def card_of_token(token: str) -> Card | None:
    """Return the card in force that carries a token, or None; a revoked card is as unknown as any."""
    with walls.everywhere("a card is all the person has to show"):
        return _in_force().filter(token_mark=keys.mark("token", token)).first()


def card_of_code(code: str) -> Card | None:
    """Return the card in force that carries a number, or None."""
    with walls.everywhere("a card is all the person has to show"):
        return _in_force().filter(code_mark=keys.mark("code", code)).first()


def card_in_force(pk: object) -> Card | None:
    """Return a card while it is in force."""
    with walls.everywhere("a card is all the person has to show"):
        return _in_force().filter(pk=pk).first() if isinstance(pk, int) else None


def card_of(participant: Participant) -> Card | None:
    """Return the card of a participant that is in force."""
    return _in_force().filter(participant=participant).first()


def entrant_of(participant: Participant) -> Entrant | None:
    """Return what a participant chose for coming in."""
    return Entrant.objects.filter(participant=participant).first()


def devices(card: Card | None) -> QuerySet[Device]:
    """Return the devices that know a card today."""
    return Device.objects.filter(card=card, removed_at__isnull=True)


def device(card: Card, *, key: str) -> Device | None:
    """Return the device of a card that holds a key."""
    return devices(card).filter(key_mark=keys.mark("device", key)).first() if key else None


def device_just_added(*, key: str, since: datetime) -> Device | None:
    """Return the device that holds a key if it came to know a card only now."""
    found = Device.objects.filter(
        key_mark=keys.mark("device", key), removed_at__isnull=True, added_at__gte=since
    )
    return found.order_by("-pk").first() if key else None


def passkeys(participant: Participant) -> QuerySet[Passkey]:
    """Return the passkeys of a participant, the oldest first."""
    return Passkey.objects.filter(participant=participant).select_related("key")


def passkey_of(key: Authenticator) -> Passkey | None:
    """Return the passkey that has signed, while its person and their account are here; else None.

    After two records of one person became one, only a passkey of the account that stayed counts.
    """
    with walls.everywhere("a passkey is all the person has to show"):
        found = Passkey.objects.filter(
            key=key.pk,
            participant__account=F("key__user"),
            participant__account__is_active=True,
            participant__erased_at__isnull=True,
        )
        return found.select_related("participant__account", "participant__municipality").first()


def waiting(card: Card | None) -> QuerySet[Knock]:
    """Return the devices that wait to be let in, the newest first."""
    return Knock.objects.filter(card=card, answered_at__isnull=True)


def is_still_let_in(held: Mapping[str, int]) -> bool:
    """Whether what a session came in with still counts: its card, device, passkey or tablet."""
    if held.get("tablet"):
        return Tablet.objects.filter(pk=held["tablet"], closed_at__isnull=True).exists()
    if held.get("passkey"):
        return Passkey.objects.filter(pk=held["passkey"]).exists()
    if held.get("device"):
        known = Device.objects.filter(pk=held["device"], removed_at__isnull=True)
        return known.filter(card__revoked_at__isnull=True).exists()
    return Card.objects.filter(pk=held.get("card", 0), revoked_at__isnull=True).exists()


def tablets(*, municipality: Organisation, centre: Organisation | None) -> QuerySet[Tablet]:
    """Return the open tablets of a municipality's centres, of one centre if given."""
    found = Tablet.objects.filter(centre__municipality=municipality, closed_at__isnull=True)
    return (found.filter(centre=centre) if centre else found).select_related("centre", "opened_by")


def tablet(*, key: str) -> Tablet | None:
    """Return the open tablet that holds a key."""
    found = Tablet.objects.filter(closed_at__isnull=True).select_related("centre__municipality")
    return found.filter(key_mark=keys.mark("tablet", key)).first() if key else None


def at_tablet(tablet: Tablet) -> list[Entrant]:
    """Return the people of a centre who agreed to be shown at its tablet, by name."""
    found = Entrant.objects.filter(
        participant__centre=tablet.centre,
        participant__account__is_active=True,
        participant__erased_at__isnull=True,
        on_tablet_at__isnull=False,
    ).exclude(secret_mark="")
    return sorted(found.select_related("participant__account"), key=lambda each: each.called)


def cards_by_participant(found: QuerySet[Participant]) -> dict[int, Card]:
    """Return the cards in force of several participants, in one query."""
    return {each.participant_id: each for each in _in_force().filter(participant__in=found)}


def ended_long_ago(asked: Asked) -> tuple[Part, ...]:
    """Return devices and knocks that ended so long ago, with their card or before it, that they go."""
    before = asked.before(PERIOD)
    here = Q(card__participant__municipality=asked.municipality)
    is_over = Q(card__revoked_at__lt=before)
    return (
        Part(Device.objects.filter(here, is_over | Q(removed_at__lt=before)), WHOSE),
        Part(Knock.objects.filter(here, is_over | Q(answered_at__lt=before)), WHOSE),
    )


KIND = Kind(PERIOD, ended_long_ago)
