"""A blank questionnaire on paper."""

from django.utils.translation import gettext as _

from yorisoi.engines import documents as paper
from yorisoi.stages.effects import queries
from yorisoi.stages.effects.models import Item, Wave
from yorisoi.stages.effects.rules.scales import CHOICES
from yorisoi.stages.effects.terms import Scale, WaveKind
from yorisoi.ui.words import day


def questionnaire(wave: Wave) -> paper.Document:
    """Return the questions of a wave to be answered by hand, for any size of print."""
    programme = wave.programme
    items = list(queries.items(programme=programme))
    blocks: list[paper.Block] = [
        paper.Paragraph(
            _("答えたくない問いは、あけておいてください。とちゅうでやめても、教室には出られます。"),
            style="lead",
        ),
        paper.Answers(rows=((_("符号"), "　"), (_("書いた日"), "　"))),
        paper.Heading(_("だれが答えましたか"), level=3),
        paper.Checklist(
            (_("本人"), _("代わりの人（本人のかわりに考えて答えた）"), _("聞けなかった"))
        ),
    ]
    for number, item in enumerate(items, start=1):
        blocks += _question(number, item)
    return paper.Document(
        title=_("教えてください（%(wave)s）") % {"wave": WaveKind(wave.kind).label},
        kicker=programme.name,
        subject=_("%(place)s　%(day)s") % {"place": programme.municipality.name, "day": day(wave.planned_on)},
        notice=programme.notice,
        blocks=tuple(blocks),
    )  # fmt: skip


def _question(number: int, item: Item) -> list[paper.Block]:
    heading = paper.Heading(f"{number}　{item.text}", level=3)
    if item.scale == Scale.NUMBER:
        return [heading, paper.Answers(rows=((_("数"), "　"),))]
    answers = (*(str(choice.words) for choice in CHOICES[item.scale]), _("答えたくない"))
    return [heading, paper.Checklist(answers)]
