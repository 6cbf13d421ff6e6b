"""Write instruments and their questions; take questions from the sheet of somebody who may use them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from yorisoi.journal import actions as journal
from yorisoi.people.models import Account
from yorisoi.programme.actions import begin_stage
from yorisoi.programme.models import Programme
from yorisoi.programme.terms import Stage
from yorisoi.stages.effects.models import Instrument, Item
from yorisoi.stages.effects.rules.sheet import ItemWords


class ItemIsAnswered(ValueError):
    """A question that somebody has answered keeps its words and its scale."""


@dataclass(frozen=True)
class InstrumentWords:
    """What an instrument is called, where it comes from and under which terms it may be used."""

    name: str
    source_note: str
    licence_note: str
    is_shareable: bool = False


@transaction.atomic
def put_instrument(
    *, by: Account, programme: Programme, code: str, words: InstrumentWords
) -> Instrument:
    """Add an instrument, or change the one that has this code."""
    fields = {name: getattr(words, name) for name in words.__dataclass_fields__}
    instrument, _ = Instrument.objects.update_or_create(
        programme=programme, code=code, defaults=fields
    )
    begin_stage(by=by, programme=programme, stage=Stage.EFFECTS)
    journal.write(by=by, act="instrument.put", about=instrument)
    return instrument


@transaction.atomic
def put_item(*, by: Account, instrument: Instrument, code: str, words: ItemWords) -> Item:
    """Add a question, or change the one that has this code; raise ItemIsAnswered where it is too late."""
    fields = {name: getattr(words, name) for name in words.__dataclass_fields__}
    found = Item.objects.filter(instrument=instrument, code=code).first()
    is_same = found is not None and (found.text, found.scale, found.is_higher_better) == (
        words.text,
        words.scale,
        words.is_higher_better,
    )
    if found is not None and not is_same and found.answers.exists():
        raise ItemIsAnswered(f"{instrument.code}/{code} has answers")
    item, _ = Item.objects.update_or_create(instrument=instrument, code=code, defaults=fields)
    journal.write(by=by, act="item.put", about=item, detail={"instrument": instrument.code})
    return item


@transaction.atomic
def take_items(
    *, by: Account, instrument: Instrument, rows: Iterable[tuple[str, ItemWords]]
) -> int:
    """Take questions from a sheet, all or none; return how many."""
    taken = [put_item(by=by, instrument=instrument, code=code, words=words) for code, words in rows]
    return len(taken)
