"""Write the names to hide; a name never enters the journal."""

from django.db import transaction
from django.utils import timezone

from yorisoi.engines.language import fold
from yorisoi.journal import actions as journal
from yorisoi.people.models import Account
from yorisoi.stages.hearings import rules
from yorisoi.stages.hearings.models import Hearing, HiddenName


@transaction.atomic
def hide_name(*, by: Account, hearing: Hearing, name: str, reading: str = "") -> HiddenName:
    """Let a code stand for a name wherever the name may not be known."""
    known = {fold(each.name): each for each in HiddenName.objects.filter(hearing=hearing)}
    hidden = known.get(fold(name))
    if hidden is None:
        code = rules.next_code(each.code for each in known.values())
        hidden = HiddenName(hearing=hearing, name=name, code=code)
    hidden.reading = reading or hidden.reading
    hidden.save()
    journal.write(by=by, act="name.hide", about=hearing, detail={"code": hidden.code})
    return hidden


@transaction.atomic
def show_name(*, by: Account, hidden: HiddenName) -> None:
    """Hide a word no longer: it was no name. Somebody has to look at the hearing again."""
    hearing, code = hidden.hearing, hidden.code
    hidden.delete()
    hearing.names_checked_at, hearing.names_checked_by = None, None
    hearing.save(update_fields=["names_checked_at", "names_checked_by"])
    journal.write(by=by, act="name.show", about=hearing, detail={"code": code})


@transaction.atomic
def check_names(*, by: Account, hearing: Hearing) -> Hearing:
    """Say that somebody has read everything and no name is left open."""
    hearing.names_checked_at, hearing.names_checked_by = timezone.now(), by
    hearing.save(update_fields=["names_checked_at", "names_checked_by"])
    journal.write(by=by, act="hearing.names_checked", about=hearing)
    return hearing
