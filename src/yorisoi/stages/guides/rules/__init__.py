"""What may be said: counts that may be published, papers that can be kept."""

from yorisoi.stages.guides.rules.counts import (
    Spread,
    gathered,
    is_safe,
    masked,
    parted,
    says_other_numbers,
)
from yorisoi.stages.guides.rules.papers import from_json, to_json

__all__ = [
    "Spread",
    "from_json",
    "gathered",
    "is_safe",
    "masked",
    "parted",
    "says_other_numbers",
    "to_json",
]
