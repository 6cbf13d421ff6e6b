"""Blind marks: find a person by name, reading or number without opening anybody else's record.

A mark is HMAC-SHA256, cut to 120 bits, over a word folded by NFKC and kana, with a secret of the
municipality that stays outside the database. Equal words have equal marks inside one municipality
and unrelated ones elsewhere; a part of a word finds nobody.
"""

import hmac
import re
from collections.abc import Iterable
from hashlib import sha256

from yorisoi.engines.language import fold
from yorisoi.people.models import Organisation, Participant
from yorisoi.vault.keyring import secret

N_HEX = 30
_BETWEEN_WORDS = re.compile(r"[\s・=＝]+")


def mark(word: str, *, municipality: Organisation) -> str:
    """Return the mark of one word in a municipality; the empty word has none."""
    folded = fold(word)
    if not folded:
        return ""
    key = secret(f"index:{municipality.code}")
    return hmac.new(key, folded.encode(), sha256).hexdigest()[:N_HEX]


def marks(words: Iterable[str], *, municipality: Organisation) -> set[str]:
    """Return the marks of some words, leaving out the empty one."""
    return {mark(word, municipality=municipality) for word in words} - {""}


def marks_of(participant: Participant) -> set[str]:
    """Return what a participant can be found by: names and readings, whole and in parts, numbers."""
    words = {participant.code, *(each.address for each in participant.channels.all())}
    for written in (participant.name, participant.reading or ""):
        words.update((written, *_BETWEEN_WORDS.split(written)))
    return marks(words, municipality=participant.municipality)
