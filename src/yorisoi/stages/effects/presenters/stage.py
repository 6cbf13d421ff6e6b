"""The stage in one title and one sentence."""

from django.utils.translation import gettext as _

from yorisoi.programme.models import Programme
from yorisoi.stages.effects import queries
from yorisoi.stages.effects.terms import WaveKind
from yorisoi.ui.words import day


def title() -> str:
    """Return the title of the stage."""
    return _("できることは増えたか")


def sentence(*, programme: Programme) -> str:
    """Return where the stage stands, in one sentence."""
    waves = queries.waves(programme=programme)
    if not waves:
        return _("いつ聞くかは、まだ決めていません")
    asked = [each for each in waves if each.n_person or each.n_proxy]
    to_come = [each for each in waves if each not in asked]
    if not asked:
        return _("最初に聞く日は%(day)sです") % {"day": day(to_come[0].wave.planned_on)}
    names = {
        "wave": WaveKind(asked[-1].wave.kind).label,
        "n": asked[-1].n_person,
        "next": WaveKind(to_come[0].wave.kind).label if to_come else "",
        "day": day(to_come[0].wave.planned_on) if to_come else "",
    }
    if not to_come:
        return _("「%(wave)s」に、%(n)s人が自分で答えました") % names
    return (
        _("「%(wave)s」に、%(n)s人が自分で答えました。つぎは%(next)s（%(day)s）に聞きます") % names
    )
