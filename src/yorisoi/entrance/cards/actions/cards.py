"""Make, replace and end cards; keep what a person chose for coming in."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from yorisoi.entrance.cards import keys, rules
from yorisoi.entrance.cards.models import Card, Device, Entrant
from yorisoi.entrance.cards.terms import EndedFor, NewDevice, Picture
from yorisoi.journal import actions as journal
from yorisoi.people import actions as people
from yorisoi.people.models import Account, Participant


class AlreadyHasCard(ValueError):
    """A person has one card at a time; the old one is replaced, not doubled."""


@dataclass(frozen=True)
class Choice:
    """What a person chose for coming in."""

    called: str
    picture: str
    new_device: str = NewDevice.ASK


@transaction.atomic
def choose(*, by: Account, participant: Participant, choice: Choice) -> Entrant:
    """Keep the name and the picture on the card, and what a new device is asked."""
    entrant, _is_new = Entrant.objects.update_or_create(
        participant=participant,
        defaults={
            "called": choice.called,
            "picture": choice.picture,
            "new_device": choice.new_device,
        },
    )
    journal.write(by=by, act="card.choose", about=participant)
    return entrant


@transaction.atomic
def make_card(*, by: Account, participant: Participant) -> Card:
    """Make a card for a person who has none; the first one also opens the person's account."""
    _locked(participant)
    if Card.objects.filter(participant=participant, revoked_at__isnull=True).exists():
        raise AlreadyHasCard(f"expected no card in force for {participant.code}")
    _prepare(by, participant)
    seed = keys.new_seed()
    card = Card.objects.create(
        participant=participant,
        seed=seed,
        token_mark=keys.mark("token", keys.token_of(seed)),
        code_mark=keys.mark("code", keys.code_of(seed)),
        made_by=by,
    )
    journal.write(by=by, act="card.make", about=participant)
    return card


@transaction.atomic
def replace_card(*, by: Account, participant: Participant) -> Card:
    """End a lost card, sign its devices out, and make a new one: one act, so nobody is left without."""
    _locked(participant)
    for card in Card.objects.filter(participant=participant, revoked_at__isnull=True):
        end_card(by=by, card=card, why=EndedFor.LOST)
    return make_card(by=by, participant=participant)


@transaction.atomic
def end_card(*, by: Account, card: Card, why: EndedFor | None) -> Card:
    """End a card at once: nobody comes in with it, and the devices that know it are signed out.

    `why` is None where the person holds another card, since two records became one.
    """
    now = timezone.now()
    card.revoked_at, card.revoked_by, card.ended_for = now, by, why or ""
    card.save(update_fields=["revoked_at", "revoked_by", "ended_for"])
    known = Device.objects.filter(card=card, removed_at__isnull=True)
    n_devices = known.update(removed_at=now, removed_by=by)
    journal.write(
        by=by,
        act="card.end",
        about=card.participant,
        detail={"why": str(why or "merged"), "devices": n_devices},
    )
    return card


@transaction.atomic
def choose_secret(*, by: Account, entrant: Entrant, chosen: Sequence[str]) -> Entrant:
    """Keep the mark of three pictures in their order; which they were is written nowhere."""
    said = rules.spoken(entrant.participant_id, chosen)
    entrant.secret_mark, entrant.n_misses = keys.mark("pictures", said), 0
    entrant.save(update_fields=["secret_mark", "n_misses"])
    journal.write(by=by, act="card.secret", about=entrant.participant)
    return entrant


@transaction.atomic
def show_at_tablet(*, by: Account, entrant: Entrant, is_shown: bool) -> Entrant:
    """Show a person's picture and name at the tablet of their centre, or no longer."""
    entrant.on_tablet_at = timezone.now() if is_shown else None
    entrant.on_tablet_by = by if is_shown else None
    entrant.save(update_fields=["on_tablet_at", "on_tablet_by"])
    act = "card.on_tablet" if is_shown else "card.off_tablet"
    journal.write(by=by, act=act, about=entrant.participant)
    return entrant


@transaction.atomic
def note_print(*, by: Account, card: Card, organisation: str) -> None:
    """Leave a line that a card was printed: who prints it could come in with it."""
    journal.write(by=by, act="card.print", about=card.participant, organisation=organisation)


def _locked(participant: Participant) -> Participant:
    """Let one card be made at a time."""
    return Participant.objects.select_for_update().get(pk=participant.pk)


def _prepare(by: Account, participant: Participant) -> None:
    """Give a person what a card needs: an account, a name to be called by, a picture."""
    if participant.account is None:
        account = people.open_account(code=f"person-{secrets.token_hex(5)}", name=participant.name)
        people.give_account(by=by, participant=participant, account=account)
    if not Entrant.objects.filter(participant=participant).exists():
        picture = secrets.choice(_unused(participant))
        choose(
            by=by,
            participant=participant,
            choice=Choice(called=participant.name, picture=picture),
        )


def _unused(participant: Participant) -> list[Picture]:
    """Return the pictures that fewest people of the same centre have, so that cards differ."""
    taken = list(
        Entrant.objects.filter(participant__centre=participant.centre_id).values_list(
            "picture", flat=True
        )
    )
    fewest = min(taken.count(each) for each in Picture)
    return [each for each in Picture if taken.count(each) == fewest]
