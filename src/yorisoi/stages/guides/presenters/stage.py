"""The stage in a title and a sentence."""

from django.utils.translation import gettext as _

from yorisoi.programme.models import Programme
from yorisoi.programme.terms import TaskState
from yorisoi.stages.guides import queries
from yorisoi.stages.guides.terms import EditionState


def title() -> str:
    """Return the title of the stage."""
    return _("ほかの町へ伝える")


def sentence(*, programme: Programme) -> str:
    """Return where the stage stands, in one sentence."""
    road = [task.state for task in queries.road_tasks(programme=programme)]
    if road and TaskState.OPEN in road:
        said = {"n": len(road), "n_done": sum(state == TaskState.DONE for state in road)}
        return _("最初の教室までの道は、%(n)sのうち%(n_done)sが済み") % said
    newest = queries.editions(programme=programme).first()
    if newest is None:
        return _("ガイドラインは、まだありません")
    if newest.state == EditionState.PUBLISHED:
        return _("ガイドラインの第%(n)s版を公表しています") % {"n": newest.number}
    return _("ガイドラインの第%(n)s版を書いています") % {"n": newest.number}
