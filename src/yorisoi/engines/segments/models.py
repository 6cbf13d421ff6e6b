"""What a fit says: segments of people, how sure, and whom it must not describe.

Shares and probabilities are from 0 to 1. Classes are ordered from the largest share down.
"""

from dataclasses import dataclass
from enum import StrEnum

from yorisoi.engines.segments.answers import Floats, Patterns

SMALLEST_SEGMENT = 10


class Assumption(StrEnum):
    """What must hold for segments to mean what they say."""

    INDEPENDENT_PEOPLE = "independent_people"
    ITEMS_INDEPENDENT_WITHIN_CLASS = "items_independent_within_class"
    MISSING_AT_RANDOM = "missing_at_random"
    WEIGHTS_ARE_SURVEY_WEIGHTS = "weights_are_survey_weights"
    MODEL_KNOWN_EXACTLY = "model_known_exactly"


class Caution(StrEnum):
    """What a reader must be told beside the segments."""

    SMALL_CLASSES = "small_classes"
    MAXIMUM_FOUND_ONCE = "maximum_found_once"
    NOT_CONVERGED = "not_converged"
    MORE_PARAMETERS_THAN_DATA = "more_parameters_than_data"
    PEOPLE_WITHOUT_ANSWERS = "people_without_answers"
    FEW_PEOPLE_PER_CLASS = "few_people_per_class"


@dataclass(frozen=True, slots=True)
class Profile:
    """How probable one answer to one item is in each class."""

    item: str
    category: str
    by_class: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Model:
    """Latent classes of n people who answered something.

    `people` is the expected number in each class, `assigned` how many are most likely there;
    `small_classes` (places from 0) have fewer than ten by either count: never a persona.
    Criteria use `n_effective`, which is n without weights. `entropy` is 1 for sharp classes.
    """

    n: int
    n_patterns: int
    n_missing: int
    n_unanswered: int
    n_effective: float
    classes: int
    log_likelihood: float
    n_parameters: int
    degrees_of_freedom: int
    aic: float
    bic: float
    sabic: float
    entropy: float
    starts: int
    starts_at_maximum: int
    seed: int
    shares: tuple[float, ...]
    people: tuple[float, ...]
    assigned: tuple[int, ...]
    small_classes: tuple[int, ...]
    profiles: tuple[Profile, ...]
    assumptions: tuple[Assumption, ...]
    warnings: tuple[Caution, ...]

    @property
    def items(self) -> tuple[str, ...]:
        """The items in their order."""
        return tuple(dict.fromkeys(profile.item for profile in self.profiles))

    @property
    def categories(self) -> tuple[tuple[str, ...], ...]:
        """The known answers to each item."""
        by_item: dict[str, list[str]] = {}
        for profile in self.profiles:
            by_item.setdefault(profile.item, []).append(profile.category)
        return tuple(map(tuple, by_item.values()))


@dataclass(frozen=True, slots=True)
class Tried:
    """One number of classes that was tried, with what speaks for and against it."""

    classes: int
    log_likelihood: float
    n_parameters: int
    aic: float
    bic: float
    sabic: float
    entropy: float
    starts_at_maximum: int
    small_classes: tuple[int, ...]
    warnings: tuple[Caution, ...]


class Reason(StrEnum):
    """Why a number of classes was chosen."""

    LOWEST_BIC = "lowest_bic"
    LOWEST_BIC_FIT_TO_SHOW = "lowest_bic_fit_to_show"
    NOTHING_FIT_TO_SHOW = "nothing_fit_to_show"


@dataclass(frozen=True, slots=True)
class Choice:
    """The chosen model, why, every number of classes tried, and those that could not be."""

    chosen: int
    reason: Reason
    model: Model
    tried: tuple[Tried, ...]
    skipped: tuple[int, ...]
    n: int
    n_unanswered: int


@dataclass(frozen=True, slots=True)
class Drift:
    """Whether later people are spread over a known model's classes as before.

    `shares_before` are the model's, `shares_after` the later people's. `p_value` compares the
    likelihood ratio with chi-square, `p_simulated` with people simulated from the model.
    `unlike` (rows from 0) have answers rarer than all but one percent of simulated ones.
    """

    n: int
    n_unanswered: int
    n_missing: int
    shares_before: tuple[float, ...]
    shares_after: tuple[float, ...]
    statistic: float
    degrees_of_freedom: int
    p_value: float
    p_simulated: float
    n_simulations: int
    seed: int
    unlike: tuple[int, ...]
    assumptions: tuple[Assumption, ...]


def profiles_of(parameters: Floats, data: Patterns) -> tuple[Profile, ...]:
    """Read the profiles out of a fit's parameters (k, 1 + categories)."""
    pairs = [
        (item, category)
        for item, categories in zip(data.items, data.categories, strict=True)
        for category in categories
    ]
    return tuple(
        Profile(item, category, tuple(float(p) for p in parameters[:, column]))
        for column, (item, category) in enumerate(pairs, start=1)
    )
