"""Words and their readings from Open JTalk, cut so that they are always pieces of the given text.

Open JTalk and its dictionary are opened at the first question, not at import: a site that starts
should not wait for them. Source: pyopenjtalk-plus.
"""

import importlib
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import lru_cache
from io import StringIO
from types import ModuleType

from yorisoi.engines.language.scripts import KANA_ONLY, hiragana

N_LETTERS_AT_ONCE = 400


@dataclass(frozen=True)
class Token:
    """One word: what stands there, its hiragana ("" when unknown), its kind and dictionary form."""

    surface: str
    reading: str
    kind: str
    subkind: str
    lemma: str
    source: str = "engine"


@lru_cache(maxsize=1)
def _open_jtalk() -> ModuleType:
    # It prints advice about an optional package; standard output belongs to whoever called us.
    with redirect_stdout(StringIO()):
        return importlib.import_module("pyopenjtalk")


@lru_cache(maxsize=4096)
def tokens(run: str) -> tuple[Token, ...]:
    """Cut a run of Japanese letters into words; their surfaces joined are exactly the run."""
    found: list[Token] = []
    for start in range(0, len(run), N_LETTERS_AT_ONCE):
        found += _matched(run[start : start + N_LETTERS_AT_ONCE])
    return tuple(found)


@lru_cache(maxsize=4096)
def spoken(expression: str) -> str:
    """Read a figure with its counter as it is said (`10分` じゅっぷん), in hiragana."""
    features = _open_jtalk().run_frontend(
        expression,
        use_vanilla=True,
        revert_long_vowels=True,
        revert_yotsugana=True,
    )
    return _kana("".join(str(feature["pron"]) for feature in features))


def _matched(run: str) -> list[Token]:
    """Lay the words of Open JTalk over the run; what it changed or left out stays unread."""
    found: list[Token] = []
    place = 0
    for feature in _open_jtalk().run_frontend(run, use_vanilla=True):
        surface = str(feature["string"])
        at = run.find(surface, place) if surface else -1
        if at < 0:
            continue
        if at > place:
            found.append(_unread(run[place:at]))
        found.append(
            Token(
                surface,
                _kana(str(feature["read"])),
                str(feature["pos"]),
                str(feature["pos_group1"]),
                str(feature["orig"]),
            )
        )
        place = at + len(surface)
    if place < len(run):
        found.append(_unread(run[place:]))
    return found


def _unread(surface: str) -> Token:
    """A piece that Open JTalk gave no reading for."""
    return Token(surface=surface, reading="", kind="", subkind="", lemma=surface, source="unread")


def _kana(reading: str) -> str:
    """The reading in hiragana, or "" when it is not made of kana only."""
    bare = hiragana(reading.replace("’", ""))
    return bare if KANA_ONLY.fullmatch(bare) else ""
