"""People offered a place by lot, beside people who wait: everybody as drawn, came or not.

The outcome is whether somebody has got there (does it alone, every week, ...). The difference is
said in people: how many more of those offered got there than would have without the offer.
"""

from dataclasses import dataclass

from yorisoi.engines import effects


@dataclass(frozen=True)
class Drawn:
    """One person in a draw: offered or waiting, and whether they had got there before and after."""

    is_offered: bool
    stratum: int
    before: bool | None
    after: bool | None


@dataclass(frozen=True)
class Arm:
    """One side of the comparison."""

    n: int
    reached: int
    not_reached: int
    not_asked: int


@dataclass(frozen=True)
class Compared:
    """How many more people got there among those offered, with the range of the difference."""

    offered: Arm
    waiting: Arm
    people: float
    low: float
    high: float
    p_value: float
    is_adjusted: bool
    warnings: tuple[str, ...]

    @property
    def direction(self) -> str:
        """`more` or `fewer` where the range leaves no doubt, else `unclear`."""
        if self.low > 0:
            return "more"
        return "fewer" if self.high < 0 else "unclear"


def compared(people: tuple[Drawn, ...]) -> Compared | None:
    """Compare the two sides; None where too few were asked for any comparison.

    Adjusted for the first answer where that can be estimated (ANCOVA), with HC2 or HC3 intervals.
    """
    try:
        found = effects.difference(
            [each.after for each in people],
            [each.is_offered for each in people],
            baseline=[each.before for each in people],
            stratum=[each.stratum for each in people],
        )
    except effects.EffectsError:
        return None
    main = found.ancova
    estimate = main.estimate if main else found.difference
    interval = main.interval if main else found.interval
    offered = _arm([each for each in people if each.is_offered])
    return Compared(
        offered=offered,
        waiting=_arm([each for each in people if not each.is_offered]),
        people=estimate * offered.n,
        low=interval.lower * offered.n,
        high=interval.upper * offered.n,
        p_value=found.randomisation.p_value,
        is_adjusted=main is not None,
        warnings=tuple(str(each) for each in found.warnings),
    )


def _arm(people: list[Drawn]) -> Arm:
    reached = sum(each.after is True for each in people)
    not_asked = sum(each.after is None for each in people)
    return Arm(
        n=len(people),
        reached=reached,
        not_reached=len(people) - reached - not_asked,
        not_asked=not_asked,
    )
