"""Write the names to hide; a name never enters the journal."""

from django.db import transaction
from django.utils import timezone

from yorisoi.engines.language import fold
from yorisoi.journal import actions as journal
from yorisoi.people.models import Account
from yorisoi.programme.models import Programme
from yorisoi.stages.hearings import queries, rules
from yorisoi.stages.hearings.models import Hearing, HiddenName, SparedWord


class NamesLeft(ValueError):
    """Words that look like names are neither hidden nor said to be none."""

    def __init__(self, n_left: int) -> None:
        """Say how many; the words themselves stay out of messages and logs."""
        super().__init__(f"{n_left} suggested names are not decided")


@transaction.atomic
def hide_name(*, by: Account, hearing: Hearing, name: str, reading: str = "") -> HiddenName:
    """Let a code stand for a name wherever the name may not be known; a code is one person."""
    programme = Programme.objects.select_for_update().get(pk=hearing.programme_id)
    known = {fold(each.name): each for each in HiddenName.objects.filter(hearing=hearing)}
    hidden = known.get(fold(name))
    if hidden is None:
        taken = HiddenName.objects.filter(hearing__programme=programme)
        code = rules.next_code(taken.values_list("code", flat=True))
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
def spare_word(*, by: Account, hearing: Hearing, word: str) -> SparedWord:
    """Say that a word looks like a name and is none; it is not suggested again."""
    known = {fold(each.word): each for each in SparedWord.objects.filter(hearing=hearing)}
    spared = known.get(fold(word)) or SparedWord.objects.create(hearing=hearing, word=word)
    journal.write(by=by, act="name.spare", about=hearing)
    return spared


@transaction.atomic
def check_names(*, by: Account, hearing: Hearing) -> Hearing:
    """Say that somebody has read everything and no name is left open.

    Raises NamesLeft while a suggested word is neither hidden nor said to be no name.
    """
    left = queries.suggested_names(hearing=Hearing.objects.select_for_update().get(pk=hearing.pk))
    if left:
        raise NamesLeft(len(left))
    hearing.names_checked_at, hearing.names_checked_by = timezone.now(), by
    hearing.save(update_fields=["names_checked_at", "names_checked_by"])
    journal.write(by=by, act="hearing.names_checked", about=hearing)
    return hearing
