"""The municipality in figures, what was decided, whom the team thought of, what it heard."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from yorisoi.programme.models import Programme
from yorisoi.programme.terms import Stage
from yorisoi.stages.guides.actions import EvidenceWords
from yorisoi.stages.guides.presenters.area_words import area_sentences
from yorisoi.stages.guides.presenters.claims.shape import Draft, figure, quoted, record
from yorisoi.stages.guides.terms import Backing
from yorisoi.stages.hearings import queries as hearings
from yorisoi.stages.hearings.rules import OUTSIDE
from yorisoi.stages.personas.models import Persona

_EARLY = (Stage.AREA, Stage.HEARINGS, Stage.PERSONAS, Stage.GOALS)
N_THEMES = 3
N_VOICES = 3


def divide(programme: Programme) -> Iterator[Draft]:
    """Say what the figures of the municipality say."""
    for key, text, figures in area_sentences(programme):
        yield Draft(key, text, tuple(figure(each) for each in figures))


def points(programme: Programme) -> Iterator[Draft]:
    """Say what was decided at the beginning and why."""
    yield from decisions(programme, stages=_EARLY)


def decisions(programme: Programme, *, stages: tuple[Stage, ...]) -> Iterator[Draft]:
    """Say what was decided in some stages, with the reason."""
    for each in programme.decisions.filter(stage__in=stages).order_by("decided_on", "code"):
        said = {"title": quoted(each.title), "reason": each.reason.rstrip("。")}
        text = _("チームは「%(title)s」と決めました。わけは、%(reason)s。") % said
        words = _("%(by)sの決めたこと") % {"by": each.decided_by}
        yield Draft(f"decision:{each.code}", text, (record("decision", each.code, words),))


def people(programme: Programme) -> Iterator[Draft]:
    """Say for whom the team made the classes, and how much of that is still an assumption."""
    newest: dict[str, Persona] = {}
    found = programme.personas.select_related("segment").order_by("code", "version")
    for persona in found.prefetch_related("attributes__evidence"):
        newest[persona.code] = persona
    for persona in newest.values():
        basis = EvidenceWords(Backing.PERSONA, persona.code, persona.headline)
        said = {
            "segment": quoted(persona.segment.name),
            "name": persona.name,
            "headline": persona.headline.rstrip("。"),
        }
        text = _("「%(segment)s」の人を思って、%(name)sさん（架空）を描きました。%(headline)s。")
        if persona.segment.name.endswith(("人", "方", "かた")):
            text = _("「%(segment)s」を思って、%(name)sさん（架空）を描きました。%(headline)s。")
        yield Draft(f"persona:{persona.code}", text % said, (basis,))
        lines = list(persona.attributes.all())
        n_open = sum(not each.evidence.all() for each in lines)
        if lines:
            text = _(
                "%(name)sさんのことを%(n)s行で書きました。そのうち%(n_open)s行は、まだ仮です。"
            )
            said_lines = {"name": persona.name, "n": len(lines), "n_open": n_open}
            yield Draft(f"lines:{persona.code}", text % said_lines, (basis,))


def process(programme: Programme) -> Iterator[Draft]:
    """Say in how many places the team listened and what it heard most; only what may be cited is counted."""
    voices = hearings.shared(programme=programme)
    heard = list({voice.hearing.pk: voice.hearing for voice in voices}.values())
    if heard:
        text = _("%(n_places)sか所で聴いたこと、読んだことから、声を%(n)s件書きとめました。")
        evidence = tuple(
            EvidenceWords(
                Backing.VOICE, each.code, "　".join(filter(None, (each.host, each.source_note)))
            )
            for each in heard
        )
        yield Draft("hearings", text % {"n_places": len(heard), "n": len(voices)}, evidence)
    rows = [row for row in hearings.by_theme(programme=programme, sight=OUTSIDE) if row.said]
    for row in sorted(rows, key=lambda row: (-len(row.said), row.theme.code))[:N_THEMES]:
        evidence = tuple(
            EvidenceWords(Backing.VOICE, f"{said.hearing.code}/{said.passage.code}", said.text)
            for said in row.said[:N_VOICES]
        )
        text = _("多く聴いたのは「%(theme)s」です。声は%(n)s件ありました。")
        told = {"theme": quoted(row.theme.name), "n": len(row.said)}
        yield Draft(f"theme:{row.theme.code}", text % told, evidence)
