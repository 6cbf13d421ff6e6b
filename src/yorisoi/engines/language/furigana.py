"""Readings (furigana) for a text: which kana to show over which letters, and how sure they are.

Input is any Japanese text up to 100,000 letters; output are its pieces in order, whose surfaces
joined are exactly the text. Readings come, in this order, from the caller's dictionary, from the
list of names and field words, from counters after figures, from six rules, from Open JTalk.
No reading of a personal name is safe: show `is_doubtful` pieces to a person before publishing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from yorisoi.engines.language import offsets, okurigana, rules
from yorisoi.engines.language.errors import LanguageError
from yorisoi.engines.language.overrides import Piece, overridden
from yorisoi.engines.language.reader import Token, spoken, tokens
from yorisoi.engines.language.scripts import HAS_KANJI, KANA_ONLY, KANJI, checked, fold
from yorisoi.engines.language.segments import Segment, plain_segment, read_segment
from yorisoi.engines.language.words import counters, watched

NO_DICTIONARY: Final[Mapping[str, str]] = {}
_WEEKDAYS: Final = dict(
    zip("月火水木金土日", ["げつ", "か", "すい", "もく", "きん", "ど", "にち"], strict=True)
)
N_FIGURES_READ: Final = 2
_JAPANESE: Final = f"ぁ-ゖァ-ヺー{KANJI}、"


def ruby(text: str, *, dictionary: Mapping[str, str] = NO_DICTIONARY) -> tuple[Segment, ...]:
    """Cut the text into pieces with readings; joined surfaces give back the text.

    `dictionary` maps written words to their reading in kana and wins over everything. Raises
    LanguageError for a text that is none or too long and for a dictionary entry without kana.
    """
    checked(text)
    entries = tuple(sorted((word, reading) for word, reading in dictionary.items()))
    return _ruby(text, entries)


@lru_cache(maxsize=2048)
def _ruby(text: str, entries: tuple[tuple[str, str], ...]) -> tuple[Segment, ...]:
    """Read the normal form, then put back what was typed."""
    given = {_written(word): _kana(word, reading) for word, reading in entries}
    aligned = offsets.align(text)
    segments = tuple(_joined(_segments(aligned.normal, given)))
    return tuple(_joined(offsets.restore(aligned, segments)))


def _segments(normal: str, given: Mapping[str, str]) -> Iterator[Segment]:
    """Segments of the normal form: figures with counters, runs of Japanese, and everything else."""
    place = 0
    for found in _runs().finditer(normal):
        if found.start() > place:
            yield plain_segment(normal[place : found.start()])
        place = found.end()
        if found["counted"]:
            yield from _counted(found, after_month=normal[: found.start()].endswith("月"))
        elif found["weekday"]:
            day = found["weekday"]
            yield read_segment(day, reading=_WEEKDAYS[day], confidence=0.95, source="rule")
        else:
            yield from _run(found["japanese"], given)
    if place < len(normal):
        yield plain_segment(normal[place:])


@lru_cache(maxsize=1)
def _runs() -> re.Pattern[str]:
    """A figure with a counter of kanji, a day of the week in brackets, or a run of Japanese."""
    units = "|".join(re.escape(unit) for unit in counters())
    return re.compile(
        rf"(?P<counted>(?P<figure>[0-9][0-9,]*(?:\.[0-9]+)?)(?:{units}))"
        r"|(?<=[(（])(?P<weekday>[月火水木金土日])(?=[)）・])"
        f"|(?P<japanese>[{_JAPANESE}]+)"
    )


def _counted(found: re.Match[str], *, after_month: bool) -> Iterator[Segment]:
    """A figure with its counter in one piece; the first of a month is ついたち.

    Over 2026年 only ねん is shown: the reading of a long figure would be wider than the figure.
    """
    expression, figure = found["counted"], found["figure"]
    reading = "ついたち" if expression == "1日" and after_month else spoken(expression)
    of_figure = spoken(figure) if len(figure) > N_FIGURES_READ else ""
    if of_figure and reading.startswith(of_figure) and reading != of_figure:
        yield plain_segment(figure)
        expression, reading = expression[len(figure) :], reading[len(of_figure) :]
    yield read_segment(expression, reading=reading, confidence=0.95, source="counter")


def _run(run: str, given: Mapping[str, str]) -> Iterator[Segment]:
    """Segments of a run of Japanese letters."""
    for piece in overridden(rules.corrected(tokens(run)), given=given):
        if isinstance(piece, Piece):
            for surface, reading in okurigana.split(piece.surface, reading=piece.reading):
                yield _segment(surface, reading, 1.0, piece.source)
        else:
            yield from _word(piece)


def _word(token: Token) -> Iterator[Segment]:
    """Segments of one word of Open JTalk."""
    confidence = _confidence(token)
    for surface, reading in okurigana.split(token.surface, reading=token.reading):
        yield _segment(surface, reading, confidence, token.source)


def _segment(surface: str, reading: str, confidence: float, source: str) -> Segment:
    """A piece with its reading, plain when it has no kanji, without any trust when it is unread."""
    if not HAS_KANJI.search(surface):
        return plain_segment(surface)
    if not reading:
        return read_segment(surface, reading="", confidence=0.0, source="unread")
    return read_segment(surface, reading=reading, confidence=confidence, source=source)


def _confidence(token: Token) -> float:
    """How far to trust Open JTalk: names least, then words with several readings, then single kanji."""
    if token.source == "rule":
        return 0.85
    if token.subkind == "固有名詞":
        return 0.5
    if token.surface in watched() or token.lemma in watched():
        return 0.6
    return 0.8 if len(token.surface) == 1 else 0.95


def _joined(segments: Iterable[Segment]) -> Iterator[Segment]:
    """The same segments with plain neighbours as one."""
    waiting = ""
    for segment in segments:
        if segment.source == "plain":
            waiting += segment.surface
            continue
        if waiting:
            yield plain_segment(waiting)
            waiting = ""
        yield segment
    if waiting:
        yield plain_segment(waiting)


def _written(word: str) -> str:
    """The normal form of a word of the caller's dictionary."""
    normal = offsets.align(checked(word)).normal
    if not normal.strip():
        raise LanguageError("a word of the dictionary is empty", reason="empty-word", place=word)
    return normal


def _kana(word: str, reading: str) -> str:
    """The reading of a word of the caller's dictionary in hiragana."""
    kana = fold(reading)
    if not KANA_ONLY.fullmatch(kana):
        raise LanguageError(
            f"the reading of {word!r} is not kana", reason="reading-not-kana", place=word
        )
    return kana
