"""How much help a step still offers, and what may be pressed, answered without a query."""

from collections.abc import Sequence
from enum import IntEnum

from yorisoi.stages.courses.terms import Help
from yorisoi.stages.rehearsals.models import Procedure, Step


class Shown(IntEnum):
    """How much a practice page shows by itself; the hint is never further than one press away."""

    ALL = 0
    FRAME = 1
    SCREEN = 2


def shown(earlier: Sequence[Help]) -> Shown:
    """Return how much to show, from the levels of earlier tries at this step, oldest first.

    Help fades only while it is not needed: each try alone since the last one with help takes one
    thing away (first the finger and the hint, then the frame), and one try with help brings all back.
    """
    n_alone = 0
    for level in earlier:
        if level is not Help.NOT_TRIED:
            n_alone = n_alone + 1 if level is Help.ALONE else 0
    return Shown(min(n_alone, Shown.SCREEN))


def options(step: Step) -> tuple[str, ...]:
    """Return what can be chosen on the screen of a step, one a line."""
    return tuple(line.strip() for line in step.options.splitlines() if line.strip())


def is_choice(step: Step) -> bool:
    """Whether something has to be chosen before the step goes on."""
    return bool(options(step))


def is_answer(step: Step, chosen: str) -> bool:
    """Whether a choice lets the step go on: the one to press, or any where none is named."""
    offered = options(step)
    if not offered:
        return True
    return chosen == step.press if step.press in offered else chosen in offered


def difficulty_words(procedure: Procedure) -> str:
    """Return the difficulty as marks that can be counted: ●●○."""
    return "●" * procedure.difficulty + "○" * (3 - procedure.difficulty)
