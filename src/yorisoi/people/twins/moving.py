"""Move every row of one record to the other record of the same person, sealed for its new place.

The walk goes over all models of the house, so that a new kind of record moves without being named
here. What two records cannot both keep is settled by the rules of `clashes` on the way.
"""

from collections import Counter
from dataclasses import dataclass, field
from uuid import UUID

from django.db import models
from django.utils import timezone

from yorisoi.people.held import records
from yorisoi.people.models import Account, Participant, TwoPeople
from yorisoi.people.twins import clashes
from yorisoi.people.twins.clashes import Clash, Tie
from yorisoi.vault import resealing
from yorisoi.vault.rows import Sealed, owner_columns
from yorisoi.vault.walking import sealed_columns

# What is made anew from what the officer chose, or stands in an order of its own.
APART = frozenset({"people.Channel", "people.SearchMark", "people.TwoPeople"})


class StillSealed(RuntimeError):
    """A row is still sealed with the key of a record that goes: the key must not be destroyed."""


@dataclass
class Moved:
    """How many rows of each kind went over, were ended on the way, and gave way to a twin."""

    moved: Counter[str] = field(default_factory=Counter)
    ended: Counter[str] = field(default_factory=Counter)
    gone: Counter[str] = field(default_factory=Counter)


def person_ties() -> tuple[Tie, ...]:
    """Return every column that leads to a participant, but for what is settled apart."""
    return tuple(each for each in clashes.ties_to(Participant) if not _is_apart(each))


def account_ties() -> tuple[Tie, ...]:
    """Return every column of the house that leads to an account, but for whose account it is."""
    return tuple(
        each
        for each in clashes.ties_to(Account)
        if clashes.is_ours(each.model) and not _is_whose(each)
    )


def _is_apart(tie: Tie) -> bool:
    return tie.model._meta.label in APART


def _is_whose(tie: Tie) -> bool:
    """Whether a column says whose account it is; the others of a participant say who did what."""
    return tie.model is Participant and tie.column == "account"


def is_personal(tie: Tie) -> bool:
    """Whether a column says whose a row is, and not only who worked on it."""
    return tie.column in records.personal_fields(tie.model)


def move_person(*, by: Account, keep: Participant, duplicate: Participant, told: Moved) -> None:
    """Give everything of one participant to another, and count it."""
    for tie in person_ties():
        _move(tie, by=by, keep=keep, duplicate=duplicate, told=told)
    _move_pairs(keep, duplicate)


def move_account(*, by: Account, keep: Account, duplicate: Account, told: Moved) -> None:
    """Give everything of one account to another; what opened the door for it is taken away."""
    for tie in account_ties():
        _move(tie, by=by, keep=keep, duplicate=duplicate, told=told)
    for tie in clashes.ties_to(Account):
        if not clashes.is_ours(tie.model):
            tie.model._default_manager.filter(**{tie.column: duplicate}).delete()


def reseal_rest(*keys: UUID) -> None:
    """Seal anew what is sealed with some keys by way of another row; raise StillSealed if it fails."""
    for key in keys:
        for row in list(resealing.sealed_with(key)):
            resealing.reseal(row)
        left = next(resealing.sealed_with(key), None)
        if left is not None:
            raise StillSealed(f"{left._meta.label} {left.pk} is still sealed with {key.hex}")


def _move(
    tie: Tie,
    *,
    by: Account,
    keep: Participant | Account,
    duplicate: Participant | Account,
    told: Moved,
) -> None:
    label = tie.model._meta.label
    for clash in list(clashes.clashes(tie, duplicate=duplicate, keep=keep)):
        gone = clashes.goes(clash)
        if gone is not None:
            gone.delete()
            told.gone[label] += 1
        elif clash.rule.kind == "end":
            _end(clash, by)
            told.ended[label] += 1
    rows = tie.model._default_manager.filter(**{tie.column: duplicate})
    n = rows.count()
    if _is_bound(tie):
        for row in rows.order_by("pk"):
            setattr(row, tie.column, keep)
            row.save(update_fields=[tie.column, *sealed_columns(tie.model)])
    else:
        rows.update(**{tie.column: keep})
    if n and is_personal(tie):
        told.moved[label] += n


def _is_bound(tie: Tie) -> bool:
    """Whether sealed values of a row are bound to what stands in a column."""
    return issubclass(tie.model, Sealed) and f"{tie.column}_id" in owner_columns(tie.model)


def _end(clash: Clash, by: Account) -> None:
    """End the row of the duplicate: both stay, one of them open."""
    ended = {f"{clash.rule.by}_at": timezone.now(), f"{clash.rule.by}_by": by}
    type(clash.row)._default_manager.filter(pk=clash.row.pk).update(**ended)


def _move_pairs(keep: Participant, duplicate: Participant) -> None:
    """Whoever was found to be somebody else than the duplicate is somebody else than the person."""
    pairs = TwoPeople.objects.filter(models.Q(one=duplicate) | models.Q(other=duplicate))
    for pair in pairs:
        third = pair.other_id if pair.one_id == duplicate.pk else pair.one_id
        one, other = sorted((keep.pk, third))
        is_known = TwoPeople.objects.filter(one=one, other=other).exists()
        if one == other or is_known:
            pair.delete()
        else:
            TwoPeople.objects.filter(pk=pair.pk).update(one=one, other=other)
