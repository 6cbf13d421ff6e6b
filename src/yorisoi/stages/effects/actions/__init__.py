"""Write verification: one public door."""

from yorisoi.stages.effects.actions.answers import (
    NotAgreed,
    NotAnAnswer,
    SupporterNote,
    answer,
    could_not_ask,
    note_supporter,
    plan_wave,
)
from yorisoi.stages.effects.actions.instruments import (
    InstrumentWords,
    ItemIsAnswered,
    put_instrument,
    put_item,
    take_items,
)
from yorisoi.stages.effects.actions.kit import load_kit_tables
from yorisoi.stages.effects.actions.plans import PlanIsFixed, fix_plan
from yorisoi.stages.effects.actions.results import compute
from yorisoi.stages.effects.rules.sheet import ItemWords

__all__ = [
    "InstrumentWords",
    "ItemIsAnswered",
    "ItemWords",
    "NotAgreed",
    "NotAnAnswer",
    "PlanIsFixed",
    "SupporterNote",
    "answer",
    "compute",
    "could_not_ask",
    "fix_plan",
    "load_kit_tables",
    "note_supporter",
    "plan_wave",
    "put_instrument",
    "put_item",
    "take_items",
]
