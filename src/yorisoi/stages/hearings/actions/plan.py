"""Write the plan: whom to hear, when, who asks, and whether they agreed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.crypto import get_random_string

from yorisoi.engines.language import fold
from yorisoi.journal import actions as journal
from yorisoi.people.models import Account, Organisation
from yorisoi.programme.actions import begin_stage
from yorisoi.programme.models import Programme
from yorisoi.programme.terms import Stage
from yorisoi.stages.hearings.models import Hearing
from yorisoi.stages.hearings.terms import HearingConsent, HearingState


@dataclass(frozen=True)
class HearingWords:
    """Whom to hear, where, who asks and what."""

    host: str
    centre: Organisation | None = None
    asked_by: str = ""
    questions: str = ""
    planned_on: date | None = None
    held_on: date | None = None
    state: str = HearingState.PLANNED
    source_note: str = ""


@transaction.atomic
def put_hearing(*, by: Account, programme: Programme, code: str, words: HearingWords) -> Hearing:
    """Add a hearing to the plan, or change the one that has this code."""
    fields = {name: getattr(words, name) for name in words.__dataclass_fields__}
    hearing, _ = Hearing.objects.update_or_create(programme=programme, code=code, defaults=fields)
    begin_stage(by=by, programme=programme, stage=Stage.HEARINGS)
    journal.write(by=by, act="hearing.put", about=hearing)
    return hearing


def new_code() -> str:
    """Return a fresh code for a hearing."""
    return f"hearing-{get_random_string(6).lower()}"


@transaction.atomic
def plan_hosts(
    *, by: Account, programme: Programme, hosts: Iterable[str], source_note: str = ""
) -> tuple[Hearing, ...]:
    """Plan a hearing with each host that is not in the plan yet."""
    known = {fold(host) for host in programme.hearings.values_list("host", flat=True)}
    planned = []
    for host in hosts:
        if fold(host) not in known:
            known.add(fold(host))
            words = HearingWords(host=host, source_note=source_note)
            planned.append(put_hearing(by=by, programme=programme, code=new_code(), words=words))
    return tuple(planned)


@transaction.atomic
def record_consent(
    *, by: Account, hearing: Hearing, consent: HearingConsent, consent_on: date | None = None
) -> Hearing:
    """Write down whether those who speak agreed; it takes effect at once."""
    hearing.consent, hearing.consent_on = consent, consent_on
    hearing.save(update_fields=["consent", "consent_on"])
    journal.write(by=by, act="hearing.consent", about=hearing, detail={"consent": str(consent)})
    return hearing
