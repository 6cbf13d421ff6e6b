"""A piece of a text with its reading, and how sure that reading is."""

from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from yorisoi.engines.language.scripts import HAS_KANJI

CONFIDENT_FROM = 0.7
# The grade of kanji that primary school does not teach.
AFTER_SCHOOL = 7


@dataclass(frozen=True)
class Segment:
    """A piece of text and the hiragana to show over it.

    surface: exactly what was typed; reading: hiragana, or "" where nothing is shown; grade: the
    school year in which its last kanji is taught, 1 to 6, 7 for later; confidence: 0 to 1; source: one of
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
    """The school year in which the last kanji of the surface is taught, 1 to 6; 7 for later or never."""
    years = kanji_years()
    return max(
        (years.get(letter, AFTER_SCHOOL) for letter in HAS_KANJI.findall(surface)), default=1
    )


@lru_cache(maxsize=1)
def kanji_years() -> dict[str, int]:
    """The 1,026 kanji of primary school -> the year they are taught (学年別漢字配当表, 2020)."""
    lines = files(__package__).joinpath("data/kanji_by_grade.txt").read_text("utf-8").splitlines()
    taught = (line for line in lines if line and not line.startswith("#"))
    return {kanji: year for year, line in enumerate(taught, start=1) for kanji in line}
