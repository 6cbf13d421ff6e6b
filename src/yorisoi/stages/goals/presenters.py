"""Goals in words and on paper."""

from django.utils.translation import gettext as _

from yorisoi.engines import documents as paper
from yorisoi.programme.models import Programme
from yorisoi.stages.goals import queries
from yorisoi.stages.goals.models import Goal
from yorisoi.ui.words import day


def title() -> str:
    """Return the title of the stage."""
    return _("めあてを分かち合う")


def sentence(*, programme: Programme) -> str:
    """Return where the stage stands, in one sentence."""
    n = programme.goals.count()
    if n == 0:
        return _("めあては、まだありません")
    n_agreed = queries.n_agreed_by_all(programme=programme)
    if n_agreed == n:
        return _("めあては%(n)s件。すべてに全員が同意") % {"n": n}
    if n_agreed == 0:
        return _("めあては%(n)s件。全員が同意したものは、まだありません") % {"n": n}
    return _("めあては%(n)s件。そのうち%(n_agreed)s件に全員が同意") % {
        "n": n,
        "n_agreed": n_agreed,
    }


def goals_paper(*, programme: Programme) -> paper.Document:
    """Return all goals as a document to print, read aloud or send."""
    blocks: list[paper.Block] = []
    for goal in queries.goals(programme=programme):
        blocks += _goal_blocks(goal)
    return paper.Document(
        title=_("みんなで実現したいこと"),
        kicker=f"{programme.municipality.name}　{programme.name}",
        notice=programme.notice,
        blocks=tuple(blocks),
    )


def _goal_blocks(goal: Goal) -> list[paper.Block]:
    blocks: list[paper.Block] = [paper.Heading(goal.statement)]
    if goal.persona:
        blocks.append(
            paper.Paragraph(
                _("%(name)sさん（架空）を思って。%(headline)s")
                % {"name": goal.persona.name, "headline": goal.persona.headline},
                style="note",
            )
        )
    if goal.reason:
        blocks.append(paper.Paragraph(goal.reason))
    if goal.indicators.all():
        blocks.append(_indicator_table(goal))
    blocks.append(
        paper.Answers(
            rows=tuple(
                (
                    stand.party.organisation.name,
                    day(stand.agreement.agreed_on) if stand.agreement else _("まだ"),
                )
                for stand in queries.stands(goal=goal)
            )
        )
    )
    return blocks


def _indicator_table(goal: Goal) -> paper.Table:
    return paper.Table(
        caption=_("どうやって確かめるか"),
        header=(_("何を見るか"), _("めざす姿"), _("だれが測るか"), _("いつ測るか")),
        rows=tuple(
            (each.name, each.target or "―", each.measured_by.organisation.name, each.measured_when)
            for each in goal.indicators.all()
        ),
    )
