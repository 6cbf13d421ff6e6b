"""Personas in words, as a sheet for the wall, and on paper."""

from yorisoi.stages.personas.presenters.crests import alt, drawn
from yorisoi.stages.personas.presenters.grid import cell, strength_words
from yorisoi.stages.personas.presenters.papers import persona_paper, segment_paper
from yorisoi.stages.personas.presenters.sheet import Sheet, sheet
from yorisoi.stages.personas.presenters.words import (
    age,
    column_age,
    easy,
    group,
    kind,
    row_kind,
    sentence,
    state,
    title,
    verdicts,
)

__all__ = [
    "Sheet",
    "age",
    "alt",
    "cell",
    "column_age",
    "drawn",
    "easy",
    "group",
    "kind",
    "persona_paper",
    "row_kind",
    "segment_paper",
    "sentence",
    "sheet",
    "state",
    "strength_words",
    "title",
    "verdicts",
]
