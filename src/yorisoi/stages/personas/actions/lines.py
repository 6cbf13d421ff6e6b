"""Write the lines of a persona, what they stand on, and what would prove them wrong."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from yorisoi.journal import actions as journal
from yorisoi.people.models import Account
from yorisoi.stages.area.models import Figure
from yorisoi.stages.hearings import rules as hearings
from yorisoi.stages.hearings.models import Passage
from yorisoi.stages.personas import rules
from yorisoi.stages.personas.models import Attribute, Doubt, Evidence, Persona


class NotOpen(ValueError):
    """This version was shared or revised; a change needs a new version."""


class MayNotBeCited(ValueError):
    """There is no consent to show this passage, or nobody has looked for names."""


@dataclass(frozen=True)
class LineWords:
    """What a line is about and what it says."""

    topic: str
    text: str


@dataclass(frozen=True)
class Source:
    """What a line stands on: exactly one of a figure, a passage, an answer told in words."""

    figure: Figure | None = None
    passage: Passage | None = None
    answer: str = ""


@transaction.atomic
def put_line(*, by: Account, persona: Persona, words: LineWords, order: int = 0) -> Attribute:
    """Add a line at the end, or change the line at its place."""
    check_open(persona)
    last = persona.attributes.aggregate(last=Max("order"))["last"] or 0
    attribute, _ = Attribute.objects.update_or_create(
        persona=persona,
        order=order or last + 1,
        defaults={"topic": words.topic, "text": words.text},
    )
    _write(by, "line.put", attribute)
    return attribute


@transaction.atomic
def remove_line(*, by: Account, attribute: Attribute) -> None:
    """Take a line away with its evidence."""
    check_open(attribute.persona)
    _write(by, "line.remove", attribute)
    attribute.delete()


@transaction.atomic
def cite(*, by: Account, attribute: Attribute, source: Source) -> Evidence:
    """Let a line stand on a figure, a passage or an answer; the same thing counts once."""
    check_open(attribute.persona)
    if source.passage and not hearings.may_be_cited(source.passage.hearing):
        raise MayNotBeCited(f"passage {source.passage.code} of {source.passage.hearing.code}")
    evidence, _ = Evidence.objects.get_or_create(
        attribute=attribute, figure=source.figure, passage=source.passage, answer=source.answer
    )
    _write(by, "line.cite", attribute)
    return evidence


@transaction.atomic
def uncite(*, by: Account, evidence: Evidence) -> None:
    """Take evidence away from a line; without any it is 仮 again."""
    check_open(evidence.attribute.persona)
    _write(by, "line.uncite", evidence.attribute)
    evidence.delete()


@transaction.atomic
def set_doubts(*, by: Account, persona: Persona, texts: Iterable[str]) -> tuple[Doubt, ...]:
    """Say anew what would prove the persona wrong."""
    check_open(persona)
    persona.doubts.all().delete()
    doubts = [Doubt(persona=persona, order=n, text=text) for n, text in enumerate(texts, start=1)]
    made = Doubt.objects.bulk_create(doubts)
    journal.write(by=by, act="persona.doubts", about=persona, detail={"version": persona.version})
    return tuple(made)


def check_open(persona: Persona) -> None:
    """Raise NotOpen unless this version may still be changed."""
    if not rules.can_be_changed(persona):
        raise NotOpen(f"{persona.code} version {persona.version} is {persona.state}")


def _write(by: Account, act: str, attribute: Attribute) -> None:
    detail = {"version": attribute.persona.version, "line": attribute.order}
    journal.write(by=by, act=act, about=attribute.persona, detail=detail)
