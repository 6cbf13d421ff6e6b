"""Who goes to which session, with which supporter and interpreter, and why.

What is computed: the best plan on a ladder, each rung decided before the next one is looked at:
  guaranteed  as many people of priority 0 placed as possible
  placed      as many people placed as possible
  ranks       the smallest sum of ranks (1 is a first choice) of the people placed
  order       the earlier in the draw, the better the choice (lexicographic)
  minutes     the fewest minutes of interpreters
  calls       the fewest supporters called to sessions
Hard conditions: capacity; places by arrangement (a wheelchair place); a supporter for everybody
who needs one, within the supporter's load; enough interpreters of the right kind, within their
minutes; nobody in two sessions of one slot.

Every placement below a first choice and every refusal names the binding condition: what still
stands in the way when everybody else stays where the plan puts them.

Units: load in quarters of a supporter's attention (4 is a supporter for one person alone),
minutes, ranks from 1. Assumes that people with several needs load a supporter with the largest of
them. Not for verifiable draws by themselves: publish a draw (another engine) for those.
Errors: `PairingError`. Source: lexicographic mixed-integer programme, solved by HiGHS.
"""

from yorisoi.engines.pairing.errors import PairingError
from yorisoi.engines.pairing.ladder import solve
from yorisoi.engines.pairing.model import (
    Arrangement,
    Duty,
    Instance,
    Interpreter,
    Person,
    Placement,
    Plan,
    Reason,
    Refusal,
    Rung,
    Session,
    Supporter,
    Unplaced,
)
from yorisoi.engines.pairing.reading import read_instance

__all__ = [
    "Arrangement",
    "Duty",
    "Instance",
    "Interpreter",
    "PairingError",
    "Person",
    "Placement",
    "Plan",
    "Reason",
    "Refusal",
    "Rung",
    "Session",
    "Supporter",
    "Unplaced",
    "read_instance",
    "solve",
]
