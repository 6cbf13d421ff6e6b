"""Change and effect with honest intervals, for eight people and for many.

Counts first: `count_change` and `share` say how many. `paired_mean_change` gives a mean
change, `difference` the effect of an offer drawn by lot, `pool` several studies together,
`holm` corrects p-values of several questions. Every estimate carries its interval, how many
people, how many unknown, and the codes of what it assumes. Everything that is random takes a
seed. Facts and codes come out, never sentences. Bad input raises EffectsError(reason).
Do not use it to compare people who chose their own group.
"""

from yorisoi.engines.effects.differences import Difference, difference
from yorisoi.engines.effects.errors import EffectsError
from yorisoi.engines.effects.multiplicity import holm
from yorisoi.engines.effects.paired import (
    PairedChange,
    PairedMean,
    count_change,
    paired_mean_change,
)
from yorisoi.engines.effects.pooling import Pooled, pool
from yorisoi.engines.effects.randomisation import RandomisationTest
from yorisoi.engines.effects.regression import Estimate
from yorisoi.engines.effects.shares import Share, clopper_pearson, share, wilson
from yorisoi.engines.effects.terms import (
    SMALL_GROUP,
    Assumption,
    Bounds,
    Caution,
    Interval,
    Settings,
    may_show_percentages,
)

__all__ = [
    "SMALL_GROUP",
    "Assumption",
    "Bounds",
    "Caution",
    "Difference",
    "EffectsError",
    "Estimate",
    "Interval",
    "PairedChange",
    "PairedMean",
    "Pooled",
    "RandomisationTest",
    "Settings",
    "Share",
    "clopper_pearson",
    "count_change",
    "difference",
    "holm",
    "may_show_percentages",
    "paired_mean_change",
    "pool",
    "share",
    "wilson",
]
