"""A piece of a text with its reading, and how sure that reading is."""

from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from yorisoi.engines.language.scripts import HAS_KANJI

CONFIDENT_FROM = 0.7


@dataclass(frozen=True)
class Segment:
    """A piece of text and the hiragana to show over it.

    surface: exactly what was typed; reading: hiragana, or "" where nothing is shown; grade: 1 when
    every kanji is taught in the first school year, else 2; confidence: 0 to 1; source: one of
    plain, dictionary, names, counter, rule, engine, unread.
    """

    surface: str
    reading: str
    grade: int
    confidence: float
    source: str

    @property
    def is_doubtful(self) -> bool:
        """Whether a person should confirm this reading before it is shown to anybody."""
        return self.confidence < CONFIDENT_FROM

    def with_surface(self, surface: str) -> "Segment":
        """The same reading over the letters that were really typed."""
        return replace(self, surface=surface)


def plain_segment(surface: str) -> Segment:
    """A piece that is shown without a reading: kana, Latin letters, figures, signs."""
    return Segment(surface=surface, reading="", grade=1, confidence=1.0, source="plain")


def read_segment(surface: str, *, reading: str, confidence: float, source: str) -> Segment:
    """A piece with a reading; its grade follows from its kanji."""
    return Segment(surface, reading, grade_of(surface), confidence, source)


def grade_of(surface: str) -> int:
    """1 when all kanji of the surface belong to the 80 of the first school year, else 2."""
    known = first_year_kanji()
    return 1 if all(letter in known for letter in HAS_KANJI.findall(surface)) else 2


@lru_cache(maxsize=1)
def first_year_kanji() -> frozenset[str]:
    """The 80 kanji of the first school year (学年別漢字配当表, Ministry of Education, 2020)."""
    return frozenset(files(__package__).joinpath("data/grade1.txt").read_text("utf-8").strip())
