"""Take instruments, questions and the plan of a kit."""

from django.db import transaction

from yorisoi.people.models import Account
from yorisoi.programme.kit import Tables, records
from yorisoi.programme.models import Programme
from yorisoi.stages.effects import queries
from yorisoi.stages.effects.actions.instruments import (
    InstrumentWords,
    put_instrument,
    put_item,
)
from yorisoi.stages.effects.actions.plans import PlanIsFixed, fix_plan
from yorisoi.stages.effects.rules.sheet import ItemWords


@transaction.atomic
def load_kit_tables(*, programme: Programme, tables: Tables, by: Account) -> int:
    """Take what a kit holds of verification; return how many rows were taken."""
    n = 0
    for row in records(tables, "effects/instruments"):
        words = InstrumentWords(
            name=row["name"],
            source_note=row["source_note"],
            licence_note=row["licence_note"],
            is_shareable=row["is_shareable"] == "yes",
        )
        put_instrument(by=by, programme=programme, code=row["code"], words=words)
        n += 1
    instruments = {each.code: each for each in queries.instruments(programme=programme)}
    for row in records(tables, "effects/items"):
        item = ItemWords(
            text=row["text"],
            scale=row["scale"],
            order=int(row["order"]),
            is_higher_better=row["is_higher_better"] == "yes",
        )
        put_item(by=by, instrument=instruments[row["instrument"]], code=row["code"], words=item)
        n += 1
    for row in records(tables, "effects/plans"):
        n += _take_plan(programme, row["text"], by)
    return n


def _take_plan(programme: Programme, text: str, by: Account) -> int:
    try:
        fix_plan(by=by, programme=programme, text=text)
    except PlanIsFixed:
        return 0
    return 1
