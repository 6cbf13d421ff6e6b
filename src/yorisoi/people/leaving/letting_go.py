"""Kinds of record with a shorter life of their own: what of each is over on a day, and letting it go.

A room says in its queries what of its rows is over (`Part`); this file knows how rows go: without
those of people who are held back, with the keys that only they had, with one line of the journal
that everybody finds who was named in them. What a line says is how many rows of which kind, never
what stood in them.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from yorisoi.journal import actions as journal
from yorisoi.people.held import records
from yorisoi.people.leaving import holding_back
from yorisoi.people.models import Account, Organisation, Participant
from yorisoi.vault import keystore
from yorisoi.vault.rows import Sealed


@dataclass(frozen=True)
class Part:
    """Rows of one model whose time is over, and the way from a row to the participant it names.

    The way is written as a query says it (`card__participant`); empty where a row names nobody.
    """

    rows: "models.QuerySet[Any]"
    whose: str = ""


@dataclass(frozen=True)
class Asked:
    """In which municipality, on which day, and whose rows stay whatever their age."""

    municipality: Organisation
    on: date
    held: frozenset[int] = frozenset()

    def last_day(self, period: str) -> date:
        """Return the last day of the event from which a period is over."""
        return records.periods()[period].ended_by(self.on)

    def before(self, period: str) -> datetime:
        """Return the instant before which the event must have been."""
        return timezone.make_aware(
            datetime.combine(self.last_day(period) + timedelta(days=1), time.min)
        )


@dataclass(frozen=True)
class Kind:
    """One kind of record that goes by itself: its period, and the rows of it that are over."""

    period: str
    parts: Callable[[Asked], tuple[Part, ...]]


def asked(*, municipality: Organisation, on: date) -> Asked:
    """Return what is asked of every kind on a day."""
    return Asked(municipality, on, holding_back.held(municipality=municipality, on=on))


def over(kind: Kind, asked: Asked) -> tuple[Part, ...]:
    """Return the rows of a kind whose time is over, without those of people who are held back."""
    return tuple(_without_held(part, asked.held) for part in kind.parts(asked))


def _without_held(part: Part, held: frozenset[int]) -> Part:
    if not part.whose or not held:
        return part
    kept = models.Q(**{f"{part.whose}__in": held})
    return Part(part.rows.exclude(kept), part.whose)


def counts(kind: Kind, asked: Asked) -> Counter[str]:
    """Return how many rows of each model of a kind are over."""
    return Counter({part.rows.model._meta.label: part.rows.count() for part in over(kind, asked)})


@transaction.atomic
def let_go(*, by: Account, kind: Kind, municipality: Organisation, on: date) -> Counter[str]:
    """Delete what of a kind is over on a day; return how many rows of each model went."""
    gone: Counter[str] = Counter()
    persons: set[int] = set()
    keys: list[Any] = []
    for part in over(kind, asked(municipality=municipality, on=on)):
        model = part.rows.model
        found = part.rows.order_by()
        persons |= _named(found, part.whose)
        chosen = model._default_manager.filter(pk__in=list(found.values_list("pk", flat=True)))
        keys += list(chosen.values_list("row", flat=True)) if _keeps_own_key(model) else []
        n = chosen.count()
        chosen.delete()
        gone += Counter({model._meta.label: n})
    if gone:
        _note(by, kind, municipality, gone, persons)
        transaction.on_commit(lambda: keystore.destroy(keys))
    return gone


def _named(rows: "models.QuerySet[Any]", whose: str) -> set[int]:
    return set(rows.values_list(whose, flat=True)) - {None} if whose else set()


def _keeps_own_key(model: type[models.Model]) -> bool:
    return issubclass(model, Sealed) and not model.Privacy.keeper


def _note(
    by: Account, kind: Kind, municipality: Organisation, gone: Counter[str], persons: set[int]
) -> None:
    journal.write_of_many(
        by=by,
        act="retention.let_go",
        about=municipality,
        persons=Participant.objects.filter(pk__in=persons),
        detail={"kind": kind.period, "rows": dict(gone)},
    )
