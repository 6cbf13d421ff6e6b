"""Japanese for everybody: readings over kanji, line breaks, speech, easy words, comparison.

Pure functions over text of at most 100,000 letters; no clock, no network, no Django. Readings come
from Open JTalk and are never safe for personal names: a person confirms what `is_doubtful`.
"""

from yorisoi.engines.language.errors import LanguageError
from yorisoi.engines.language.findings import Finding, plain
from yorisoi.engines.language.furigana import ruby
from yorisoi.engines.language.linebreaks import phrases
from yorisoi.engines.language.scripts import fold, is_kana
from yorisoi.engines.language.segments import AFTER_SCHOOL, Segment, grade_of
from yorisoi.engines.language.speech import katakana
from yorisoi.engines.language.words import names

__all__ = [
    "AFTER_SCHOOL",
    "Finding",
    "LanguageError",
    "Segment",
    "fold",
    "grade_of",
    "is_kana",
    "katakana",
    "names",
    "phrases",
    "plain",
    "ruby",
]
