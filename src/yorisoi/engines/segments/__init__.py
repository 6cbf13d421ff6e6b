"""People who resemble each other, found from survey answers (latent classes).

`fit` finds a given number of classes, `choose` says how many there are, `memberships` says
who is likely where, `follow` holds provisional classes against later people. A missing answer
says nothing and drops nobody. A class of fewer than ten people is in `Model.small_classes`
and must never become a persona. Everything random takes a seed; the order of people does not
matter. Facts and codes come out, never sentences. Bad input raises SegmentsError(reason).
"""

from yorisoi.engines.segments.answers import Answer, Table
from yorisoi.engines.segments.choosing import choose
from yorisoi.engines.segments.errors import SegmentsError
from yorisoi.engines.segments.fitting import fit
from yorisoi.engines.segments.following import follow, memberships
from yorisoi.engines.segments.models import (
    SMALLEST_SEGMENT,
    Assumption,
    Caution,
    Choice,
    Drift,
    Model,
    Profile,
    Reason,
    Tried,
)

__all__ = [
    "SMALLEST_SEGMENT",
    "Answer",
    "Assumption",
    "Caution",
    "Choice",
    "Drift",
    "Model",
    "Profile",
    "Reason",
    "SegmentsError",
    "Table",
    "Tried",
    "choose",
    "fit",
    "follow",
    "memberships",
]
