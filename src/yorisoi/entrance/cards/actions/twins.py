"""Two records of one person become one: one card in force, one account, one way in."""

from django.db import transaction

from yorisoi.entrance import sessions
from yorisoi.entrance.cards.actions.cards import end_card
from yorisoi.entrance.cards.actions.passkeys import remove_passkey
from yorisoi.entrance.cards.models import Card, Entrant, Passkey
from yorisoi.people.models import Account, Participant


@transaction.atomic
def settle_merge(*, by: Account, keep: Participant, duplicate: Participant) -> None:
    """End the card of a duplicate whose person has another, and let its account out everywhere.

    Where the person has none, card and account go on. The secret pictures were kept as a mark of
    the old record, so they are chosen again.
    """
    in_force = Card.objects.filter(revoked_at__isnull=True)
    if in_force.filter(participant=keep).exists():
        for card in in_force.filter(participant=duplicate):
            end_card(by=by, card=card, why=None)
    Entrant.objects.filter(participant=duplicate).update(secret_mark="", n_misses=0)
    if keep.account is not None and duplicate.account is not None:
        # A passkey opens the account it was made for, and that account ends.
        for passkey in Passkey.objects.filter(participant=duplicate):
            remove_passkey(by=by, passkey=passkey)
        sessions.end(by=by, account=duplicate.account, why="merged")
