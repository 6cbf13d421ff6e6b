"""The road of the year as it stands beside every staff page, and the small lines over a title."""

from django.urls import reverse
from django.utils.translation import gettext as _

from yorisoi.programme import queries
from yorisoi.programme.models import Programme
from yorisoi.programme.terms import Stage, StageState
from yorisoi.ui.page import RoadStep, Step

BEFORE_REIWA = 2018
_STEPS = {
    StageState.DONE: Step.PAST,
    StageState.NOW: Step.NOW,
    StageState.HALF: Step.NEXT,
    StageState.NONE: Step.NEXT,
}


def short_notice(programme: Programme | None) -> str:
    """Return the notice of an example as a participant's page says it: one breath long."""
    is_example = programme is not None and bool(programme.notice)
    return _("見本です。人と教室は架空です。") if is_example else ""


def road(programme: Programme, *, current: Stage | None = None) -> tuple[RoadStep, ...]:
    """Return the ten stages as they stand beside every staff page."""
    return tuple(
        RoadStep(
            number=stage.number,
            verb=str(stage.label),
            state=_STEPS[state],
            word=str(state.label),
            href=reverse(f"{stage.value}:home", args=[programme.code]),
            current=stage is current,
            mark=state.value,
        )
        for stage, state in queries.states(programme=programme).items()
    )


def called(programme: Programme) -> str:
    """Return a programme as its team calls it: where and which year."""
    return _("%(place)s　令和%(year)s年度") % {
        "place": programme.municipality.name,
        "year": programme.fiscal_year - BEFORE_REIWA,
    }


def kick(stage: Stage | None) -> str:
    """Return the verb and the number of a stage, for the line over a title."""
    if stage is None:
        return ""
    return _("%(verb)s　%(number)s／10") % {"verb": stage.label, "number": stage.number}
