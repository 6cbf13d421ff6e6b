"""One thing that was looked at twice: in answers, in class, in ties or in supporters' steps."""

from dataclasses import dataclass
from enum import StrEnum

from yorisoi.stages.effects.rules.change import Counted, Pair, counted, counted_by_proxy
from yorisoi.stages.effects.rules.scales import REACHED


class Kind(StrEnum):
    """Where the two looks come from."""

    ANSWERS = "answers"
    SEEN = "seen"
    PRACTICE = "practice"
    TIES = "ties"
    SUPPORTERS = "supporters"


# What an indicator names as its instrument when the numbers come from another room.
SEEN = "observation"
PRACTICE = "practice"
TIES = "ties"
SUPPORTERS = "supporter-steps"


@dataclass(frozen=True)
class Measure:
    """One thing, two looks, everybody concerned; `when` is the later wave, empty for other rooms."""

    code: str
    kind: Kind
    label: str
    instrument: str
    scale: str
    pairs: tuple[Pair, ...]
    when: str = ""
    is_higher_better: bool = True
    is_simulated: bool = False

    @property
    def counted(self) -> Counted | None:
        """What became of everybody; None where nobody could be asked twice."""
        reached = REACHED.get(self.scale) if self.is_higher_better else None
        return counted(self.pairs, reached=reached, is_higher_better=self.is_higher_better)

    @property
    def counted_by_proxy(self) -> Counted | None:
        """What proxies saw, of people who did not answer twice themselves."""
        return counted_by_proxy(self.pairs, is_higher_better=self.is_higher_better)
