"""The words and the fixed numbers of the effects engine, in one place.

Sources: percentages are not shown under ten people (a group of 5 to 12 is a usual class:
one person would be 8 to 20 points); HC3 under fifty people follows Long and Ervin (2000).
"""

from dataclasses import dataclass
from enum import StrEnum

from yorisoi.engines.effects.errors import EffectsError

SMALL_GROUP = 10
HC3_BELOW = 50
EXACT_FLIPS_UP_TO = 20
EXACT_ASSIGNMENTS_UP_TO = 50_000
LEVEL = 0.95
N_RESAMPLES = 9_999


class Assumption(StrEnum):
    """What must hold for a number to mean what it says."""

    INDEPENDENT_PEOPLE = "independent_people"
    MISSING_LIKE_ANSWERED = "missing_like_answered"
    UNKNOWN_COULD_BE_ANYTHING = "unknown_could_be_anything"
    TIES_DROPPED = "ties_dropped"
    NORMAL_MEAN = "normal_mean"
    SYMMETRIC_CHANGES = "symmetric_changes"
    DRAWN_BY_LOT = "drawn_by_lot"
    DRAWN_BY_LOT_WITHIN_STRATA = "drawn_by_lot_within_strata"
    STRATA_WEIGHTED_BY_PRECISION = "strata_weighted_by_precision"
    OUTCOME_WITHIN_RANGE = "outcome_within_range"
    OFFER_MOVES_ANSWERING_ONE_WAY = "offer_moves_answering_one_way"
    STUDIES_EXCHANGEABLE = "studies_exchangeable"
    VARIANCES_KNOWN = "variances_known"


class Caution(StrEnum):
    """What a reader must be told beside the number."""

    SMALL_GROUP = "small_group"
    INTERVAL_USES_HC3 = "interval_uses_hc3"
    NO_VARIATION = "no_variation"
    OUTCOMES_MISSING = "outcomes_missing"
    BASELINE_FILLED_WITH_MEAN = "baseline_filled_with_mean"
    RANGE_TAKEN_FROM_DATA = "range_taken_from_data"
    STRATA_WITHOUT_CONTRAST = "strata_without_contrast"
    ANCOVA_NOT_ESTIMABLE = "ancova_not_estimable"
    LIN_NOT_ESTIMABLE = "lin_not_estimable"
    LEE_NOT_WITH_STRATA = "lee_not_with_strata"
    HARTUNG_KNAPP_NARROWER_THAN_NORMAL = "hartung_knapp_narrower_than_normal"
    NO_PREDICTION_INTERVAL = "no_prediction_interval"


@dataclass(frozen=True, slots=True)
class Interval:
    """A confidence interval: both ends, its level and the method that made it."""

    lower: float
    upper: float
    level: float
    method: str


@dataclass(frozen=True, slots=True)
class Bounds:
    """The smallest and the largest estimate that the unknown answers allow.

    `interval` also covers the chance in who was observed, where that is computed.
    """

    lower: float
    upper: float
    interval: Interval | None
    method: str
    assumptions: tuple[Assumption, ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """How sure, how many resamples, and the lowest and highest outcome possible.

    Raises EffectsError `level`, `n_resamples` or `outcome_range` for values that mean nothing.
    """

    level: float = LEVEL
    n_resamples: int = N_RESAMPLES
    outcome_range: tuple[float, float] | None = None

    def __post_init__(self) -> None:
        check_level(self.level)
        if self.n_resamples < 1:
            raise EffectsError(
                "n_resamples", "at least one resample is needed", field="n_resamples"
            )
        if self.outcome_range is not None and not (
            float("-inf") < self.outcome_range[0] < self.outcome_range[1] < float("inf")
        ):
            raise EffectsError(
                "outcome_range",
                f"expected (lowest, highest) with lowest < highest, got {self.outcome_range}",
                field="outcome_range",
            )


def may_show_percentages(n: int) -> bool:
    """Say whether a group of n people is large enough to be described in percent."""
    return n >= SMALL_GROUP


def check_level(level: float) -> None:
    """Refuse a confidence level outside 0 to 1 with EffectsError `level`."""
    if not 0 < level < 1:
        raise EffectsError("level", f"a confidence level lies between 0 and 1, got {level}")


DEFAULT = Settings()
