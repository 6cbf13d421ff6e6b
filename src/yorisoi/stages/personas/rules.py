"""When a line is 仮, when a group may be called counted, and what may still be changed."""

from collections.abc import Iterable

from yorisoi.stages.area.terms import Certainty
from yorisoi.stages.hearings import rules as hearings
from yorisoi.stages.personas.models import Evidence, Persona
from yorisoi.stages.personas.terms import PersonaState, Strength

# Fewer known people than this are never called counted, whatever a programme publishes.
FEWEST_KNOWN = 10


def can_be_changed(persona: Persona) -> bool:
    """Whether a version may still be changed; what was shared or revised stays as it was read."""
    return persona.state == PersonaState.PROVISIONAL


def counts_as_evidence(evidence: Evidence) -> bool:
    """Whether evidence holds: a voice without consent holds up nothing."""
    return evidence.passage is None or hearings.may_be_cited(evidence.passage.hearing)


def is_assumed(evidence: Iterable[Evidence]) -> bool:
    """Whether a line is 仮: nothing that may be shown stands under it."""
    return not any(counts_as_evidence(each) for each in evidence)


def may_be_called_counted(n_known: int, *, minimum: int) -> bool:
    """Whether enough people are known to call a group counted instead of assumed."""
    return n_known >= max(minimum, FEWEST_KNOWN)


def strength(*, certainty: str, n_passages: int, n_registered: int) -> Strength:
    """Return how many kinds of evidence a cell has: a figure, voices, people who take part."""
    kinds = (certainty != Certainty.UNKNOWN, n_passages > 0, n_registered > 0)
    return Strength(sum(kinds))
