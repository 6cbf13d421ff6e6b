"""The stage, its raised hands and its levels of help, in words."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from yorisoi.people.models import Participant
from yorisoi.programme.models import Programme
from yorisoi.stages.courses.terms import Help
from yorisoi.stages.rehearsals import queries
from yorisoi.stages.rehearsals.models import RaisedHand, Step
from yorisoi.stages.rehearsals.queries import StepLevels, TryLevels
from yorisoi.ui.parts import Table
from yorisoi.ui.words import figure


@dataclass(frozen=True)
class HandLine:
    """One raised hand as the board shows it: who, where, since when, and what they wrote."""

    pk: int
    who: str
    centre: str
    where: str
    since: datetime
    words: str


def title() -> str:
    """Return the title of the stage."""
    return _("手続きを練習する")


def sentence(*, programme: Programme) -> str:
    """Return where the stage stands, in one sentence."""
    n = programme.procedures.count()
    if n == 0:
        return _("練習できる手続きは、まだありません")
    n_up = queries.raised_hands(programme=programme).count()
    if n_up:
        return _("練習できる手続きは%(n)s件。困っている人が%(n_up)s人") % {"n": n, "n_up": n_up}
    return _("練習できる手続きは%(n)s件。困っている人は、いまいません") % {"n": n}


def hand_line(
    hand: RaisedHand, *, may_see_names: bool, supported: Collection[Participant]
) -> HandLine:
    """Return a raised hand for the board; the name only where this reader may know it."""
    who = hand.participant
    is_known = may_see_names or who in supported
    return HandLine(
        pk=hand.pk,
        who=who.name if is_known else who.code,
        centre=who.centre.name if who.centre else "",
        where=_where(hand),
        since=hand.raised_at,
        words=hand.words if is_known else "",
    )


def _where(hand: RaisedHand) -> str:
    if hand.attempt is None or hand.at_step is None:
        return _("練習ではないページ")
    steps = {each.order: each for each in hand.attempt.procedure.steps.all()}
    step = steps.get(hand.at_step)
    return _("%(procedure)s　%(n)s番目　%(step)s") % {
        "procedure": hand.attempt.procedure.name,
        "n": hand.at_step,
        "step": step.title if step else "",
    }


def levels_table(levels: Sequence[StepLevels], *, title: str) -> Table:
    """Return how many people did each step with which help, at their latest try."""
    return Table(
        caption=title,
        note=_("一人につき、いちばん新しい練習を数えます。"),
        header=(_("手順"), *(str(each.label) for each in Help), _("人数")),
        rows=tuple(
            (
                _("%(n)s　%(step)s") % {"n": each.step.order, "step": each.step.title},
                *(figure(each.counts[level]) for level in Help),
                figure(each.n_people),
            )
            for each in levels
        ),
        numeric=tuple(range(1, len(Help) + 2)),
    )


def newly_alone(*, tries: Sequence[TryLevels], steps: Sequence[Step]) -> tuple[str, ...]:
    """Return the steps done alone at the last try and with help at the one before."""
    if len(tries) < 2:
        return ()
    before, now = tries[-2].levels, tries[-1].levels
    return tuple(
        step.title
        for step in steps
        if now.get(step.order) is Help.ALONE and before.get(step.order) is not Help.ALONE
    )
