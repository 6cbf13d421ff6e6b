"""Practice in words and pictures: one public door."""

from yorisoi.stages.rehearsals.presenters.chart import fading
from yorisoi.stages.rehearsals.presenters.picture import Picture, picture
from yorisoi.stages.rehearsals.presenters.stage import (
    HandLine,
    hand_line,
    levels_table,
    newly_alone,
    sentence,
    title,
)

__all__ = [
    "HandLine",
    "Picture",
    "fading",
    "hand_line",
    "levels_table",
    "newly_alone",
    "picture",
    "sentence",
    "title",
]
