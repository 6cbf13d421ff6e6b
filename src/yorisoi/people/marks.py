"""Blind marks: find a person by name, reading or number without opening anybody else's record.

A mark is HMAC-SHA256, cut to 120 bits, over a word folded by NFKC and kana, with a secret of the
municipality that stays outside the database. Equal words have equal marks inside one municipality
and unrelated ones elsewhere; a part of a word finds nobody. Beside each mark stands what kind of word it
is, so that two records with the same reading and telephone are seen without opening either.
"""

import hmac
import re
from collections.abc import Iterable
from hashlib import sha256

from yorisoi.engines.language import fold
from yorisoi.people.models import Organisation, Participant
from yorisoi.people.terms import ChannelKind, MarkKind
from yorisoi.vault.keyring import secret

N_HEX = 30
# A number is the same number whether it rings or prints.
KINDS = {
    ChannelKind.PHONE: MarkKind.PHONE,
    ChannelKind.FAX: MarkKind.PHONE,
    ChannelKind.MAIL: MarkKind.MAIL,
}
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


def marks_of(participant: Participant) -> set[tuple[str, str]]:
    """Return what a participant can be found by, as kind and mark: code, names, readings, numbers."""
    found = _called(participant.name, MarkKind.NAME) | _called(
        participant.reading or "", MarkKind.READING
    )
    found.add((MarkKind.CODE, participant.code))
    for each in participant.channels.all():
        found.add((KINDS.get(ChannelKind(each.kind), MarkKind.ADDRESS), each.address))
    home = participant.municipality
    marked = {(str(kind), mark(word, municipality=home)) for kind, word in found}
    return {(kind, each) for kind, each in marked if each}


def _called(written: str, kind: MarkKind) -> set[tuple[MarkKind, str]]:
    parts = {part for part in _BETWEEN_WORDS.split(written) if part != written}
    return {(kind, written), *((MarkKind.PART, part) for part in parts)}
