"""How words are read in this house: put by staff, followed by every page and paper."""

from collections.abc import Mapping

from django.db import transaction

from yorisoi.engines import language
from yorisoi.journal import actions as journal
from yorisoi.people.models import Account
from yorisoi.programme.models import Programme, Word


def dictionary() -> Mapping[str, str]:
    """Return every confirmed word with its reading; one that is no kana is left to the reader."""
    return {
        written: reading
        for written, reading in Word.objects.values_list("written", "reading")
        if language.is_kana(reading)
    }


@transaction.atomic
def put_word(*, by: Account, programme: Programme, written: str, reading: str) -> Word:
    """Confirm how a word is read, or correct it; from now on it is read so everywhere.

    programme: at whose desk it was done.
    """
    word, _is_new = Word.objects.update_or_create(
        written=written, defaults={"reading": reading, "put_by": by}
    )
    journal.write(by=by, act="word.put", about=programme)
    return word


@transaction.atomic
def remove_word(*, by: Account, programme: Programme, word: Word) -> None:
    """Leave the reading of a word to the reader again."""
    journal.write(by=by, act="word.remove", about=programme)
    word.delete()
