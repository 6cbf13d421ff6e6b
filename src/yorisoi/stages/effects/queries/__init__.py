"""Read verification: one public door."""

from yorisoi.stages.effects.queries.answers import (
    Standing,
    WaveView,
    answers,
    askable,
    cohort,
    may_be_asked,
    n_answers,
    open_waves,
    standings,
    wave,
    wave_to_answer,
    waves,
)
from yorisoi.stages.effects.queries.benchmarks import Benchmark, benchmarks
from yorisoi.stages.effects.queries.draws import Comparison, comparisons
from yorisoi.stages.effects.queries.instruments import instrument, instruments, item, items
from yorisoi.stages.effects.queries.kit import COLUMNS, kit_tables
from yorisoi.stages.effects.queries.results import (
    SupporterView,
    limits,
    measures,
    plan,
    plans,
    result,
    results,
    supporters,
    waves_to_come,
)
from yorisoi.stages.effects.queries.steps import SupporterStep, supporter_steps

__all__ = [
    "COLUMNS",
    "Benchmark",
    "Comparison",
    "Standing",
    "SupporterStep",
    "SupporterView",
    "WaveView",
    "answers",
    "askable",
    "benchmarks",
    "cohort",
    "comparisons",
    "instrument",
    "instruments",
    "item",
    "items",
    "kit_tables",
    "limits",
    "may_be_asked",
    "measures",
    "n_answers",
    "open_waves",
    "plan",
    "plans",
    "result",
    "results",
    "standings",
    "supporter_steps",
    "supporters",
    "wave",
    "wave_to_answer",
    "waves",
    "waves_to_come",
]
