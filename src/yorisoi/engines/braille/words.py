"""Words as braille needs them: how they are spelled in kana, and what kind of word each is.

Kinds and pronunciation come from Open JTalk, readings from the caller wherever they differ, so that
one corrected reading reaches braille. Source of the spelling: 日本点字表記法 2018年版, chapter 2.
"""

import importlib
import re
from collections.abc import Iterable, Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import lru_cache
from io import StringIO
from types import ModuleType
from typing import Final

# Words after a figure or a mark are read as after this one, else から would begin a sentence.
_BEFORE: Final = "リンゴ"
N_LETTERS_AT_ONCE: Final = 400
_O_AND_U: Final = frozenset("オコソトノホモヨロゴゾドボポョォウクスツヌフムユルグズヅブプュゥ")
_KATAKANA: Final = {code: code + 0x60 for code in (*range(0x3041, 0x3097), 0x309D, 0x309E)}
_KATAKANA_WORD: Final = re.compile("[ァ-ヴー]+")
_FOUR_KANJI: Final = re.compile("[\u4e00-\u9fff]{4}")
_SMALL: Final = frozenset("ァィゥェォャュョヮ")

Pair = tuple[str, str]


@dataclass(frozen=True)
class Word:
    """One word: its letters, its braille kana, its kind as Open JTalk names it, its dictionary form."""

    surface: str
    kana: str
    kind: str
    subkind: str
    detail: str
    lemma: str
    form: str = ""

    @property
    def n_morae(self) -> int:
        """How many beats the word has; a small vowel belongs to the kana before it."""
        return sum(1 for letter in self.kana if letter not in _SMALL)


@lru_cache(maxsize=1)
def _open_jtalk() -> ModuleType:
    # It prints advice about an optional package; standard output belongs to whoever called us.
    with redirect_stdout(StringIO()):
        return importlib.import_module("pyopenjtalk")


def katakana(text: str) -> str:
    """Hiragana as katakana; everything else stays."""
    return text.translate(_KATAKANA)


def spelled(reading: str, *, said: str = "", is_verb: bool = False) -> str:
    """Braille kana of a reading in katakana: ー where ウ lengthens, オオ, エイ and verbs in ウ as written.

    said: the pronunciation, when it is known, decides (イノウエ is not イノーエ).
    """
    heard = said.replace("’", "")
    kana = ""
    for place, letter in enumerate(reading):
        lengthens = letter == "ウ" and kana[-1:] in _O_AND_U and kana != ""
        if len(heard) == len(reading):
            lengthens = lengthens and heard[place] == "ー"
        elif is_verb and place == len(reading) - 1:
            lengthens = False
        kana += "ー" if lengthens else letter
    return kana


def words(pairs: Iterable[Pair], *, follows: bool) -> Iterator[Word]:
    """The words of a run of Japanese given as (surface, reading in hiragana or ""), in order.

    follows: something that is no Japanese stands before the run.
    """
    given = tuple(_divided(pairs))
    run = "".join(surface for surface, _ in given)
    yield from _laid(_tokens(run, follows), given)


def _divided(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """The pieces with readings in katakana; those without one letter by letter, so that words may end in them."""
    for surface, reading in pairs:
        if reading:
            yield surface, katakana(reading)
        else:
            yield from ((letter, "") for letter in surface)


@lru_cache(maxsize=4096)
def _tokens(run: str, follows: bool) -> tuple[Word, ...]:
    """The words of Open JTalk, whose surfaces joined are exactly the run."""
    found: list[Word] = []
    for start in range(0, len(run), N_LETTERS_AT_ONCE):
        found += _matched(
            run[start : start + N_LETTERS_AT_ONCE], _BEFORE if follows and not start else ""
        )
    return tuple(found)


def _matched(run: str, before: str) -> Iterator[Word]:
    """Lay the words over the run; what Open JTalk changed or left out stays without a kind."""
    text, place = before + run, 0
    for feature in _open_jtalk().run_frontend(text, use_vanilla=True):
        surface = str(feature["string"])
        at = text.find(surface, place) if surface else -1
        if at < 0:
            continue
        if at > max(place, len(before)):
            yield _bare(text[max(place, len(before)) : at])
        place = at + len(surface)
        if at >= len(before):
            yield from _halved(_word(surface, feature))
        elif place > len(before):
            yield _bare(text[len(before) : place])
    if place < len(text):
        yield _bare(text[max(place, len(before)) :])


def _halved(word: Word) -> Iterator[Word]:
    """A noun of four kanji in its halves, when both are words of three beats: デンワ バンゴー."""
    if word.kind == "名詞" and _FOUR_KANJI.fullmatch(word.surface):
        halves = tuple(each for at in (0, 2) for each in _heard(word.surface[at : at + 2]))
        joined = "".join(each.kana for each in halves)
        if len(halves) == 2 and joined == word.kana and min(_.n_morae for _ in halves) > 2:
            yield from halves
            return
    yield word


def _heard(surface: str) -> Iterator[Word]:
    """The words of a short piece by itself."""
    for feature in _open_jtalk().run_frontend(surface, use_vanilla=True):
        yield _word(str(feature["string"]), feature)


def _word(surface: str, feature: dict[str, object]) -> Word:
    """One word of Open JTalk in braille spelling; the particles は and へ as they are said."""
    reading, said, kind = str(feature["read"]), str(feature["pron"]), str(feature["pos"])
    reading = reading.replace("’", "")
    if kind == "助詞" and surface in ("は", "へ", "には", "では", "とは"):
        reading = said.replace("’", "")
    elif surface in ("こんにちは", "こんばんは"):
        reading = reading[:-1] + "ワ"
    # う after a verb lengthens the word before it; there it has no letter to lengthen.
    kana = (
        "ー"
        if surface == "う" and said == "ー"
        else spelled(reading, said=said, is_verb=kind == "動詞")
    )
    if _KATAKANA_WORD.fullmatch(surface):
        kana = surface
    return Word(
        surface, kana, kind, str(feature["pos_group1"]), str(feature["pos_group2"]),
        str(feature["orig"]), str(feature["cform"]),
    )  # fmt: skip


def _bare(surface: str) -> Word:
    """Letters without a kind: kana spell themselves, kanji wait for a reading of the caller."""
    return Word(surface, spelled(katakana(surface)), "名詞", "一般", "", surface)


def _laid(tokens: tuple[Word, ...], given: tuple[Pair, ...]) -> Iterator[Word]:
    """The words, with the caller's reading where it differs; words that a piece spans become one."""
    place = end = 0
    waiting: list[Word] = []
    pieces: list[Pair] = []
    rest = iter(given)
    for token in tokens:
        waiting.append(token)
        place += len(token.surface)
        while end < place:
            piece = next(rest)
            pieces.append(piece)
            end += len(piece[0])
        if end == place:
            yield from _agreed(waiting, pieces)
            waiting, pieces = [], []


def _agreed(tokens: list[Word], pieces: list[Pair]) -> Iterator[Word]:
    """The words of a stretch as they are, when the caller reads them so; else one word as he reads it."""
    reading = "".join(reading or katakana(surface) for surface, reading in pieces)
    is_given = any(reading for _, reading in pieces)
    if not is_given or spelled(reading) == spelled("".join(_unspelled(each) for each in tokens)):
        yield from tokens
        return
    first = tokens[0]
    surface = "".join(each.surface for each in tokens)
    kana = spelled(reading, is_verb=first.kind == "動詞")
    yield Word(surface, kana, first.kind, first.subkind, first.detail, first.lemma, first.form)


def _unspelled(word: Word) -> str:
    """The kana of a word with ー as ウ, to compare it with a reading."""
    return word.kana if "ー" in katakana(word.surface) else word.kana.replace("ー", "ウ")
