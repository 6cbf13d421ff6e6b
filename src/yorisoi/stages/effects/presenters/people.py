"""Waves and how far each person has come, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from yorisoi.stages.effects.queries import Standing, WaveView
from yorisoi.stages.effects.terms import WaveKind
from yorisoi.ui.parts import Mark, State


@dataclass(frozen=True)
class WaveRow:
    """A kind of wave, whether its day is planned, and how many answered."""

    kind: WaveKind
    view: WaveView | None

    @property
    def state(self) -> State:
        """How far it is, as shape and word."""
        if self.view is None:
            return State(Mark.NONE, _("日を決める"))
        if self.view.n_person or self.view.n_proxy:
            return State(Mark.NOW, _("%(n)s人が答えた") % {"n": self.view.n_person})
        return State(Mark.HALF, _("これから"))


def wave_rows(waves: tuple[WaveView, ...]) -> tuple[WaveRow, ...]:
    """Return all five kinds in their order, planned or not."""
    planned = {each.wave.kind: each for each in waves}
    return tuple(WaveRow(kind=kind, view=planned.get(kind)) for kind in WaveKind)


def standing_state(standing: Standing, *, n_items: int) -> State:
    """Return how far one person has come in a wave, as shape and word."""
    if n_items and standing.n_person >= n_items:
        return State(Mark.DONE, _("本人が答えた"))
    if standing.n_person:
        return State(Mark.HALF, _("本人が途中まで"))
    if standing.n_proxy:
        return State(Mark.HALF, _("代わりの人だけ"))
    if standing.n_nobody:
        return State(Mark.STOP, _("聞けなかった"))
    return State(Mark.NONE, _("まだ"))
