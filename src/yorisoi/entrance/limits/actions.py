"""Count a try, forget tries, sweep out what says nothing any more.

A counter is no act of a person and names none, so it leaves no line in the journal. Count outside of a
transaction that may be rolled back: what is rolled back was never counted.
"""

import time

from django.db import transaction
from django.db.models import F

from yorisoi.entrance.counts.models import Count
from yorisoi.entrance.limits import rules
from yorisoi.entrance.limits.queries import counted, mark
from yorisoi.entrance.limits.terms import limit


def hit(kind: str, key: str, *, at: int | None = None) -> bool:
    """Count one try at a door; False if there were too many, and then nothing is written."""
    known = limit(kind)
    instant = int(time.time()) if at is None else at
    now = rules.moment(known, instant)
    n_before, n_now = counted(kind, key, window=now.window)
    allowed = rules.room(known, n_before=n_before, at=now)
    if n_now >= allowed:
        return False
    if n_now == 0:
        sweep(at=instant)
    row = Count(kind=kind, mark=mark(kind, key), window=now.window)
    row.expires = (now.window + 2) * known.seconds
    return _count(row, allowed=allowed)


@transaction.atomic
def _count(row: Count, *, allowed: int) -> bool:
    """Add one to a counter that has room; one conditional UPDATE, so no two processes pass at once."""
    Count.objects.bulk_create([row], ignore_conflicts=True)
    same = Count.objects.filter(kind=row.kind, mark=row.mark, window=row.window)
    return bool(same.filter(n__lt=allowed).update(n=F("n") + 1))


@transaction.atomic
def clear(kind: str, key: str) -> None:
    """Forget the tries of somebody who has got in."""
    Count.objects.filter(kind=limit(kind).kind, mark=mark(kind, key)).delete()


@transaction.atomic
def sweep(*, at: int | None = None) -> int:
    """Delete counters that no longer say anything; return how many."""
    n, _of = Count.objects.filter(expires__lt=int(time.time()) if at is None else at).delete()
    return n
