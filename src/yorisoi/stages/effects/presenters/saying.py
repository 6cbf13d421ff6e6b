"""What the codes of an answer mean, for the paper of what is held about a person."""

from yorisoi.people.held.saying import says
from yorisoi.stages.effects.models import Answer
from yorisoi.stages.effects.rules import scales


@says("effects.Answer", "value")
def answer(row: Answer) -> str:
    """Return an answer as it was read."""
    return scales.words(row.item.scale, row.value) if row.value else ""
