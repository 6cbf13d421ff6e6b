"""What may be shown to whom, what a hidden name looks like, how a written line is read."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from yorisoi.engines.language import fold
from yorisoi.people.terms import Speaker
from yorisoi.stages.hearings.models import Hearing
from yorisoi.stages.hearings.terms import (
    HONORIFICS,
    NOBODY,
    SPEAKER_LETTERS,
    HearingConsent,
    HearingState,
)

_SOUND_MARKS = "\uff9e\uff9f"
_PREFIX = re.compile(
    rf"^[【「\[(（]?(?P<who>[{''.join(SPEAKER_LETTERS)}])(?:人|族|員|体)?[】」\])）]?[\s：:、,，]\s*(?P<text>.+)$"
)
_CALLED = re.compile(
    r"(?P<name>[一-鿿々ヶ]{1,5}|[ァ-ヺー]{2,10}|[ｦ-ﾟ]{2,12}|(?<![ぁ-ん])[ぁ-ん]{2,5}?|[A-Za-zＡ-Ｚａ-ｚ]{2,12})"
    rf"[ 　]?(?:{'|'.join(HONORIFICS)})"
)


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
    """Return the first free code: A, B, ... Z, A2, B2, ..."""
    used = set(taken)
    codes = (f"{chr(65 + n % 26)}{n // 26 + 1 if n >= 26 else ''}" for n in range(26 * 99))
    return next(code for code in codes if code not in used)


def called_names(texts: Iterable[str], *, hidden: Iterable[Name] = ()) -> tuple[str, ...]:
    """Return the words that are called like a person (さん, 様, 先生 ...), most likely names.

    Only a suggestion: a name without an honorific is not found, so a person reads the text too.
    """
    known = {fold(spelling) for name in hidden for spelling in name.spellings}
    found: dict[str, str] = {}
    for text in texts:
        for match in _CALLED.finditer(text):
            name = match["name"].strip()
            bare = name.removeprefix("お").removeprefix("ご")
            if not {name, bare} & NOBODY and can_be_hidden(name) and fold(name) not in known:
                found.setdefault(fold(name), name)
    return tuple(found.values())


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
