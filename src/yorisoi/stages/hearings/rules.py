"""What may be shown to whom, what a hidden name looks like, how a written line is read."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, product
from string import ascii_uppercase

from yorisoi.engines.language import fold, ruby
from yorisoi.people.terms import Speaker
from yorisoi.stages.hearings.models import Hearing
from yorisoi.stages.hearings.terms import (
    HONORIFICS,
    KIN,
    NOBODY,
    ROLE_ENDINGS,
    SPEAKER_LETTERS,
    HearingConsent,
    HearingState,
)

_SOUND_MARKS = "\uff9e\uff9f"
_PREFIX = re.compile(
    rf"^[【「\[(（]?(?P<who>[{''.join(SPEAKER_LETTERS)}])(?:人|族|員|体)?[】」\])）]?[\s：:、,，]\s*(?P<text>.+)$"
)
_KANJI = "[一-鿿々ヶ]"
_KANA = "[ァ-ヺー]{2,10}|[ｦ-ﾟ]{2,12}"
_CALLED = re.compile(
    rf"(?:(?P<family>{_KANJI}{{1,4}})[ 　])?"
    rf"(?P<name>{_KANJI}{{1,6}}|{_KANA}|(?<![ぁ-ん])[ぁ-ん]{{2,5}}?|[A-Za-zＡ-Ｚａ-ｚ]{{2,12}})"
    rf"[ 　]?(?:{'|'.join(HONORIFICS)})"
)
# Somebody says who they are: every word here is a name.
_INTRODUCED = re.compile(
    rf"(?P<name>{_KANJI}{{1,6}}|{_KANA}|(?<![ぁ-ん])[ぁ-ん]{{2,6}}?)と(?:申し|もうし)ます"
    rf"|(?:私|わたし|僕|ぼく|名前)は、?(?P<self>{_KANA}|[ぁ-ん]{{2,6}}?)(?:です|でした)"
    rf"|(?P<child>{_KANA})の(?:お?(?:{'|'.join(KIN)}))"
)
# Many a word stands here that is no name: only what reads like one is suggested.
_PERHAPS = re.compile(rf"(?P<name>{_KANJI}{{1,4}})(?:です|でした|の(?:お?(?:{'|'.join(KIN)})))")
# The engine trusts its reading of a proper noun this little.
_NAME_LIKE = 0.5


@dataclass(frozen=True)
class Sight:
    """What a reader may see: the ward's own people read inside, others only what was agreed to."""

    is_inside: bool
    sees_names: bool


OUTSIDE = Sight(is_inside=False, sees_names=False)


@dataclass(frozen=True)
class Name:
    """A name in all its spellings and the code that stands for it."""

    spellings: tuple[str, ...]
    code: str


@dataclass(frozen=True)
class Line:
    """One line of quick entry: who spoke and what was said."""

    speaker: Speaker
    text: str


def may_leave(hearing: Hearing) -> bool:
    """Whether what was said may be shown outside the ward and be cited."""
    return hearing.consent in {HearingConsent.GIVEN, HearingConsent.PUBLIC}


def is_checked(hearing: Hearing) -> bool:
    """Whether somebody has looked for names; published material needs no second look."""
    return hearing.consent == HearingConsent.PUBLIC or hearing.names_checked_at is not None


def may_read(hearing: Hearing, *, sight: Sight) -> bool:
    """Whether a reader may see the passages of a hearing at all."""
    if not (sight.is_inside or may_leave(hearing)):
        return False
    return sight.sees_names or is_checked(hearing)


def may_be_cited(hearing: Hearing) -> bool:
    """Whether a passage may stand as evidence where everybody can read it."""
    return may_read(hearing, sight=OUTSIDE)


def is_heard(hearing: Hearing) -> bool:
    """Whether somebody has listened already."""
    return hearing.state in {HearingState.HELD, HearingState.CODED}


def hide_names(text: str, names: Iterable[Name]) -> str:
    """Return the text with every spelling of every name replaced by its code in 〔 〕.

    Width, kana, case, spaces and hyphens inside a name make no difference. The longest name wins,
    so that a full name never leaves half of itself behind.
    """
    codes = {fold(each): name.code for name in names for each in name.spellings if fold(each)}
    if not codes:
        return text
    folded, places = _folded(text)
    longest_first = sorted(codes, key=lambda spelling: (-len(spelling), spelling))
    pattern = re.compile("|".join(re.escape(each) for each in longest_first))
    done, at = [], 0
    for match in pattern.finditer(folded):
        start, end = places[match.start()][0], places[match.end() - 1][1]
        done += [text[at:start], f"〔{codes[match.group()]}〕"]
        at = max(at, end)
    return "".join([*done, text[at:]])


def _folded(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the text as names are compared, and for each of its letters where it came from."""
    letters: list[str] = []
    places: list[tuple[int, int]] = []
    for start, end in _clusters(text):
        for letter in fold(text[start:end]):
            letters.append(letter)
            places.append((start, end))
    return "".join(letters), places


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Give each letter together with the sound marks that belong to it."""
    start = 0
    for index in range(1, len(text) + 1):
        if index < len(text) and (
            text[index] in _SOUND_MARKS or unicodedata.combining(text[index])
        ):
            continue
        yield start, index
        start = index


def can_be_hidden(name: str) -> bool:
    """Whether a name is long enough that hiding it leaves the text readable."""
    bare = fold(name)
    return len(bare) > 1 or (bare != "" and not bare.isascii() and not "ぁ" <= bare <= "ゖ")


def next_code(taken: Iterable[str]) -> str:
    """Return the first free code: A, B, ... Z, AA, AB, ..."""
    used = set(taken)
    codes = ("".join(letters) for n in count(1) for letters in product(ascii_uppercase, repeat=n))
    return next(code for code in codes if code not in used)


def called_names(
    texts: Iterable[str], *, hidden: Iterable[Name] = (), spared: Iterable[str] = ()
) -> tuple[str, ...]:
    """Return the words that stand where a name stands: before さん, と申します, の母, です.

    A family name and a given name are two. Only a suggestion: a name that stands elsewhere is not
    found, so a person reads the text too.
    """
    known = {fold(spelling) for name in hidden for spelling in name.spellings}
    known |= {fold(each) for each in spared}
    found: dict[str, str] = {}
    for name in (each for text in texts for each in _names_in(text)):
        bare = name.removeprefix("お").removeprefix("ご")
        if not {name, bare} & NOBODY and can_be_hidden(name) and fold(name) not in known:
            found.setdefault(fold(name), name)
    return tuple(found.values())


def _names_in(text: str) -> Iterator[str]:
    for match in _CALLED.finditer(text):
        for word in filter(None, (match["family"], match["name"])):
            yield from _parts(word, context=text[match.start() : match.end()])
    for match in _INTRODUCED.finditer(text):
        word = next(each for each in match.groups() if each)
        yield from _parts(word, context=match.group())
    for match in _PERHAPS.finditer(text):
        yield from _name_like(match["name"], context=match.group())


def _parts(word: str, *, context: str) -> Iterator[str]:
    """Part 佐藤花子 into its two names and leave out what stands before them; else the whole word."""
    parts = tuple(_name_like(word, context=context))
    if parts:
        yield from parts
    elif not (len(word) > 1 and word.endswith(ROLE_ENDINGS)):
        yield word


def _name_like(word: str, *, context: str) -> Iterator[str]:
    """Return the pieces of a word that are read as proper nouns, or that nobody could read."""
    for piece in ruby(context):
        if piece.confidence <= _NAME_LIKE and piece.surface in word:
            yield piece.surface


def read_lines(text: str, *, speaker: Speaker) -> tuple[Line, ...]:
    """Return one line of speech for each written line; 本, 家, 職, 団 at its start say who spoke."""
    lines = []
    for written in text.splitlines():
        match = _PREFIX.match(written.strip())
        if match:
            lines.append(Line(SPEAKER_LETTERS[match["who"]], match["text"].strip()))
        elif written.strip():
            lines.append(Line(speaker, written.strip()))
    return tuple(lines)


def theme_keys(keys: Sequence[str]) -> tuple[str, ...]:
    """Return a key for each theme: its own if it has one, else the next free figure or letter."""
    own = {key for key in keys if key}
    free = (key for key in "1234567890abcdefghijklmnopqrstuvwxyz" if key not in own)
    return tuple(key or next(free, "") for key in keys)
