"""Write segments: groups of people who resemble each other."""

from dataclasses import dataclass, fields

from django.db import transaction

from yorisoi.journal import actions as journal
from yorisoi.people.models import Account, Organisation
from yorisoi.programme.actions import begin_stage
from yorisoi.programme.models import Programme
from yorisoi.programme.terms import Stage
from yorisoi.stages.personas import queries, rules
from yorisoi.stages.personas.models import Segment
from yorisoi.stages.personas.terms import SegmentBasis


class TooFewKnown(ValueError):
    """Too few people of this group are known to call it counted."""

    def __init__(self, n_known: int) -> None:
        self.n_known = n_known
        super().__init__(f"{n_known} people are known; a counted group needs at least 10")


@dataclass(frozen=True)
class SegmentWords:
    """What a group is called and what it is made of."""

    name: str
    kind: str = ""
    age: str = ""
    centre: Organisation | None = None
    is_assumed: bool = True
    note: str = ""
    basis: str = SegmentBasis.GRID


@transaction.atomic
def put_segment(*, by: Account, programme: Programme, code: str, words: SegmentWords) -> Segment:
    """Add a group or change it; raise TooFewKnown if it is called counted without the people."""
    if not words.is_assumed:
        n = queries.n_known(
            programme=programme, kind=words.kind, age=words.age, centre=words.centre
        )
        if not rules.may_be_called_counted(n, minimum=programme.minimum_count):
            raise TooFewKnown(n)
    values = {each.name: getattr(words, each.name) for each in fields(words)}
    segment, _ = Segment.objects.update_or_create(programme=programme, code=code, defaults=values)
    begin_stage(by=by, programme=programme, stage=Stage.PERSONAS)
    journal.write(by=by, act="segment.put", about=segment)
    return segment
