"""Japanese set for reading: lines that break between phrases, and quiet ruby.

Quiet ruby keeps the reading in ``data-r`` and draws it from the style sheet, so that speech, copy and search see
the clean word only: ``<span data-r="きょうしつ" data-g="2">教室</span>``. ``data-g`` is the school year that teaches the last
kanji of the word, 7 for later: who reads some kanji sees the readings of the others only; ``data-s`` and ``data-e`` widen a word whose reading is longer, in eighths of an em.
"""

import html
import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache

from markupsafe import Markup, escape

from yorisoi.engines import language
from yorisoi.ui.words import is_english

KANJI = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff々〆ヶ]")
KANA = re.compile(r"[\u3041-\u30ff]")
# 19日 and 1月 are read as their figures say; ついたち is not, and keeps its whole reading.
PLAIN_DAY = re.compile(r"([0-9０-９]{1,2})(月)[ぁ-ん]+(がつ)|([0-9０-９]{1,2})(日)[ぁ-ん]+(にち)")
TAG = re.compile(r"(<[^>]*>)")
NO_BREAK_BEFORE = re.compile(r"[％%、。）」』・ー]")
# A long phrase may also break before what only rounds it off, so that large letters need no break inside a word.
LONG = 5
ROUNDS_OFF = re.compile(r"(?<=..)(?:くださ|ように|から|まで|です|でした|かもしれ|という|ことが)")
NO_BREAK_AFTER = re.compile(r"[0-9０-９（「『約第]")
BREAK = Markup("<wbr>")
ALREADY_SET = ("<wbr>", "data-r=")


Dictionary = Callable[[], Mapping[str, str]]
_dictionary: ContextVar[Dictionary] = ContextVar("dictionary", default=dict)


@contextmanager
def reading_by(dictionary: Dictionary) -> Iterator[None]:
    """Read words as a dictionary says, which is asked once, when the first word with kanji is met."""
    token = _dictionary.set(cache(dictionary))
    try:
        yield
    finally:
        _dictionary.reset(token)


def segments(text: str) -> Sequence[language.Segment]:
    """Cut a text into pieces with readings: the house's own words first, then what the engine knows."""
    return language.ruby(text, dictionary=own_words(text))


def own_words(text: str) -> Mapping[str, str]:
    """Return the words of the house that stand in a text, with their readings."""
    if not KANJI.search(text):
        return {}
    known = _dictionary.get()()
    return {word: known[word] for word in known if word in text}


def with_breaks(text: str) -> Markup:
    """Mark where a line may break; tags inside markup are kept as they are."""
    return _outside_tags(text, _broken)


def with_ruby(text: str) -> Markup:
    """Give every word with kanji its quiet reading, and mark where a line may break."""
    return _outside_tags(text, lambda part: _read(part, tuple(segments(part))))


def in_japanese(text: str) -> str:
    """Say on an English page that what somebody wrote is Japanese; elsewhere leave it as it is."""
    return Markup('<span lang="ja">{}</span>').format(text) if is_english() else text


def _outside_tags(text: str, set_words: Callable[[str], Markup]) -> Markup:
    if is_english() or any(mark in text for mark in ALREADY_SET):
        return escape(text)
    if not hasattr(text, "__html__"):
        return set_words(str(text))
    parts = TAG.split(str(text))
    return Markup("").join(
        Markup(part) if index % 2 else set_words(html.unescape(part))  # noqa: S704  a tag that was markup before
        for index, part in enumerate(parts)
    )


@lru_cache(maxsize=8192)
def _broken(text: str) -> Markup:
    breaks = _break_places(text)
    return Markup("").join(_pieces(text, 0, breaks))


@lru_cache(maxsize=8192)
def _read(text: str, pieces: tuple[language.Segment, ...]) -> Markup:
    breaks = _break_places(text)
    if "".join(segment.surface for segment in pieces) != text:
        return _broken(text)
    done: list[Markup] = []
    start = 0
    for index, segment in enumerate(pieces):
        if segment.reading and segment.reading != segment.surface:
            before = pieces[index - 1].surface[-1:] if index else ""
            after = pieces[index + 1].surface[:1] if index + 1 < len(pieces) else ""
            done.append(BREAK if start in breaks else Markup(""))
            done.append(_word(segment.surface, segment.reading, before=before, after=after))
        else:
            done.extend(_pieces(segment.surface, start, breaks))
        start += len(segment.surface)
    return Markup("").join(done)


def _pieces(text: str, start: int, breaks: frozenset[int]) -> Iterator[Markup]:
    cut = 0
    for place in sorted(b - start for b in breaks if start <= b < start + len(text)):
        yield escape(text[cut:place]) + BREAK
        cut = place
    yield escape(text[cut:])


def _break_places(text: str) -> frozenset[int]:
    places, at, depth = set(), 0, 0
    for phrase in language.phrases(text):
        if at and depth == 0 and _may_break(text[at - 1], text[at]):
            places.add(at)
        if depth == 0 and len(phrase) > LONG and "（" not in phrase:
            places.update(at + found.start() for found in ROUNDS_OFF.finditer(phrase))
        depth += phrase.count("（") - phrase.count("）")
        at += len(phrase)
    return frozenset(places)


def _may_break(before: str, after: str) -> bool:
    return not NO_BREAK_AFTER.match(before) and not NO_BREAK_BEFORE.match(after)


def _word(surface: str, reading: str, *, before: str, after: str) -> Markup:
    if (plain_day := PLAIN_DAY.fullmatch(surface + reading)) is not None:
        count, unit, said = (part for part in plain_day.groups() if part)
        return escape(count) + _word(unit, said, before=count, after=after)
    excess = len(reading) * 0.5 - sum(0.6 if ch.isascii() else 1.0 for ch in surface)
    room = Markup("").join(
        Markup(' data-{}="{}"').format(side, steps)
        for side, neighbour in (("s", before), ("e", after))
        if (steps := _steps(excess / 2, neighbour))
    )
    grade = language.grade_of(surface)
    return Markup('<span data-r="{}" data-g="{}"{}>{}</span>').format(reading, grade, room, surface)


def _steps(overhang: float, neighbour: str) -> int:
    """Count the eighths of an em to add on one side; kana and the edge of a line may be overhung by a quarter em."""
    spare = 0.25 if not neighbour or KANA.match(neighbour) else 0.0
    return max(0, min(6, math.ceil((overhang - spare) * 8 - 0.35)))
