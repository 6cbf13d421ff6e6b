"""Write personas: draft one, share it, and go on with a new version."""

from dataclasses import asdict, dataclass

from django.db import transaction

from yorisoi.journal import actions as journal
from yorisoi.people.models import Account
from yorisoi.programme.actions import begin_stage
from yorisoi.programme.models import Programme
from yorisoi.programme.terms import Stage
from yorisoi.stages.personas.actions.lines import NotOpen, check_open
from yorisoi.stages.personas.models import Attribute, Doubt, Evidence, Persona, Segment
from yorisoi.stages.personas.terms import PersonaState


@dataclass(frozen=True)
class PersonaWords:
    """What a fictitious person is called, in a word, and how wide the group behind them is."""

    name: str
    headline: str
    reading: str = ""
    crest: str = "wave"
    span: str = ""


@transaction.atomic
def draft(
    *, by: Account, programme: Programme, segment: Segment, code: str, words: PersonaWords
) -> Persona:
    """Make the first version of a persona; it is 仮."""
    persona = Persona.objects.create(
        programme=programme, segment=segment, code=code, made_by=by, **asdict(words)
    )
    begin_stage(by=by, programme=programme, stage=Stage.PERSONAS)
    journal.write(by=by, act="persona.draft", about=persona)
    return persona


@transaction.atomic
def change(*, by: Account, persona: Persona, segment: Segment, words: PersonaWords) -> Persona:
    """Change the words and the group of a version that is still 仮."""
    check_open(persona)
    persona.segment = segment
    for name, value in asdict(words).items():
        setattr(persona, name, value)
    persona.save()
    _write(by, "persona.change", persona)
    return persona


@transaction.atomic
def share(*, by: Account, persona: Persona) -> Persona:
    """Share a version with everybody concerned; from now on it stays as it is."""
    check_open(persona)
    persona.state = PersonaState.SHARED
    persona.save(update_fields=["state"])
    _write(by, "persona.share", persona)
    return persona


@transaction.atomic
def new_version(*, by: Account, persona: Persona) -> Persona:
    """Copy a persona with lines, evidence and doubts; the old version stays, as 見直し."""
    locked = Persona.objects.select_for_update().get(pk=persona.pk)
    newer = Persona.objects.filter(
        programme_id=locked.programme_id, code=locked.code, version__gt=locked.version
    )
    if newer.exists():
        raise NotOpen(f"{locked.code} version {locked.version} has a newer version")
    names = ("name", "reading", "headline", "crest", "span")
    fresh = Persona.objects.create(
        programme=locked.programme,
        segment=locked.segment,
        code=locked.code,
        version=locked.version + 1,
        made_by=by,
        **{name: getattr(locked, name) for name in names},
    )
    _copy_lines(locked, fresh)
    locked.state = PersonaState.REVISED
    locked.save(update_fields=["state"])
    _write(by, "persona.new_version", fresh)
    return fresh


def _copy_lines(old: Persona, fresh: Persona) -> None:
    for line in old.attributes.prefetch_related("evidence"):
        copied = Attribute.objects.create(
            persona=fresh, topic=line.topic, order=line.order, text=line.text
        )
        Evidence.objects.bulk_create(
            Evidence(
                attribute=copied,
                figure_id=each.figure_id,
                passage_id=each.passage_id,
                answer=each.answer,
            )
            for each in line.evidence.all()
        )
    Doubt.objects.bulk_create(
        Doubt(persona=fresh, order=each.order, text=each.text) for each in old.doubts.all()
    )


def _write(by: Account, act: str, persona: Persona) -> None:
    journal.write(by=by, act=act, about=persona, detail={"version": persona.version})
