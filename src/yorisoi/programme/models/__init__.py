"""The nouns of the year."""

from yorisoi.programme.models.papers import Document, Meeting
from yorisoi.programme.models.words import Word
from yorisoi.programme.models.year import (
    Decision,
    Party,
    Programme,
    Seat,
    StageMark,
    Task,
)

__all__ = [
    "Decision",
    "Document",
    "Meeting",
    "Party",
    "Programme",
    "Seat",
    "StageMark",
    "Task",
    "Word",
]
