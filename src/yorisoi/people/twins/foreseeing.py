"""What a merge would do, before anybody does it: the same rules, read and not written."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from yorisoi.people.held.holdings import reach
from yorisoi.people.models import Account, Participant
from yorisoi.people.twins import clashes, merging, moving
from yorisoi.people.twins.clashes import Clash, Rule, Tie

# The person themselves, and what is told of them in other words on the same page.
APART = moving.APART | {"people.Participant", "people.Account"}
# Only ever added to: who looked is found by both codes afterwards.
LINES = frozenset({"journal.Entry", "journal.Mention"})


@dataclass(frozen=True)
class Foreseen:
    """How many rows go over, which rules apply how often, and what the person's own words end."""

    moved: dict[str, int]
    rules: tuple[tuple[Rule, int], ...]
    purposes: tuple[str, ...]
    n_told_twice: int
    has_two_accounts: bool
    takes_account: bool
    is_real_after_all: bool
    n_lines: int


def foresee(*, keep: Participant, duplicate: Participant) -> Foreseen:
    """Return what `merging.merge` would do with two records."""
    moved: Counter[str] = Counter()
    found: list[Clash] = []
    for tie in moving.person_ties():
        found += _count(tie, keep=keep, duplicate=duplicate, moved=moved)
    if keep.account is not None and duplicate.account is not None:
        for tie in moving.account_ties():
            found += _count(tie, keep=keep.account, duplicate=duplicate.account, moved=moved)
    consents = (*keep.consents.all(), *duplicate.consents.all())
    needs = [
        need for each in (keep, duplicate) for need in each.needs.filter(ended_at__isnull=True)
    ]
    return Foreseen(
        moved=dict(moved),
        rules=_counted(found),
        purposes=tuple(dict.fromkeys(each.consent.purpose for each in merging.overruled(consents))),
        n_told_twice=len(merging.told_twice(needs)),
        has_two_accounts=keep.account is not None and duplicate.account is not None,
        takes_account=keep.account is None and duplicate.account is not None,
        is_real_after_all=keep.is_fictitious != duplicate.is_fictitious,
        n_lines=_n_lines(duplicate),
    )


def _count(
    tie: Tie,
    *,
    keep: Participant | Account,
    duplicate: Participant | Account,
    moved: Counter[str],
) -> list[Clash]:
    label = tie.model._meta.label
    found = list(clashes.clashes(tie, duplicate=duplicate, keep=keep))
    n = tie.model._default_manager.filter(**{tie.column: duplicate}).count()
    n -= sum(clashes.goes(each) == each.row for each in found)
    if n and moving.is_personal(tie) and label not in APART:
        moved[label] += n
    return found


def _counted(found: Iterable[Clash]) -> tuple[tuple[Rule, int], ...]:
    return tuple(Counter(each.rule for each in found).items())


def _n_lines(participant: Participant) -> int:
    keys = reach(participant)
    return sum(len(pks) for model, pks in keys.items() if model._meta.label == "journal.Entry")


def held(participant: Participant) -> dict[str, int]:
    """Return how many rows of each kind are about a participant, the journal left out."""
    return {
        model._meta.label: len(keys)
        for model, keys in reach(participant).items()
        if keys and model._meta.label not in APART | LINES
    }
