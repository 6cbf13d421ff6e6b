"""Write segments and personas: drafting, citing, sharing, reviewing, a new version, a kit."""

from yorisoi.stages.personas.actions.kit import load_kit_tables
from yorisoi.stages.personas.actions.lines import (
    LineWords,
    MayNotBeCited,
    NotOpen,
    Source,
    cite,
    put_line,
    remove_line,
    set_doubts,
    uncite,
)
from yorisoi.stages.personas.actions.personas import (
    PersonaWords,
    change,
    draft,
    new_version,
    share,
)
from yorisoi.stages.personas.actions.reviews import ReviewWords, review
from yorisoi.stages.personas.actions.segments import SegmentWords, TooFewKnown, put_segment

__all__ = [
    "LineWords",
    "MayNotBeCited",
    "NotOpen",
    "PersonaWords",
    "ReviewWords",
    "SegmentWords",
    "Source",
    "TooFewKnown",
    "change",
    "cite",
    "draft",
    "load_kit_tables",
    "new_version",
    "put_line",
    "put_segment",
    "remove_line",
    "review",
    "set_doubts",
    "share",
    "uncite",
]
