"""Open a tablet of a centre, pair it once, close it."""

import secrets

from django.db import transaction
from django.utils import timezone

from yorisoi.entrance.cards import keys
from yorisoi.entrance.cards.models import Tablet
from yorisoi.journal import actions as journal
from yorisoi.people.models import Account, Organisation


@transaction.atomic
def open_tablet(*, by: Account, centre: Organisation) -> Tablet:
    """Open a tablet of a centre; its number is typed into it once."""
    seed = keys.new_seed()
    tablet = Tablet.objects.create(
        code=f"tablet-{secrets.token_hex(4)}",
        centre=centre,
        seed=seed,
        pairing_mark=keys.mark("pairing", keys.pairing_of(seed)),
        opened_by=by,
    )
    journal.write(by=by, act="tablet.open", about=tablet, organisation=centre.code)
    return tablet


@transaction.atomic
def pair(*, number: str, key: str) -> Tablet | None:
    """Let a tablet be the one that was opened with a number; None for a number nobody waits for.

    The line of the journal is that of whoever opened it: a shared tablet has no account.
    """
    found = Tablet.objects.select_for_update().filter(closed_at__isnull=True, key_mark="")
    tablet = found.filter(pairing_mark=keys.mark("pairing", number)).first()
    if tablet is None:
        return None
    tablet.key_mark = keys.mark("tablet", key)
    tablet.save(update_fields=["key_mark"])
    journal.write(
        by=tablet.opened_by, act="tablet.pair", about=tablet, organisation=tablet.centre.code
    )
    return tablet


@transaction.atomic
def close_tablet(*, by: Account, tablet: Tablet) -> Tablet:
    """Close a tablet; whoever is signed in at it is out with the next page."""
    tablet.closed_at, tablet.closed_by = timezone.now(), by
    tablet.save(update_fields=["closed_at", "closed_by"])
    journal.write(by=by, act="tablet.close", about=tablet, organisation=tablet.centre.code)
    return tablet
