"""Read the counters; nothing here counts."""

import hashlib
import hmac
import time

from yorisoi.entrance.counts.models import Count
from yorisoi.entrance.limits import rules
from yorisoi.entrance.limits.terms import limit
from yorisoi.people.leaving.letting_go import Asked, Kind, Part
from yorisoi.vault import keyring

LABEL = "limits"
PERIOD = "count"


def mark(kind: str, key: str) -> str:
    """Return what stands for a key in the counters; without the installation's secret it says nothing."""
    message = f"{kind}|{key}".encode()
    return hmac.new(keyring.secret(LABEL), message, hashlib.sha256).hexdigest()


def counted(kind: str, key: str, *, window: int) -> tuple[int, int]:
    """Return the tries counted in the window before this one, and in this one."""
    rows = Count.objects.filter(kind=kind, mark=mark(kind, key), window__in=(window - 1, window))
    found = dict(rows.values_list("window", "n"))
    return found.get(window - 1, 0), found.get(window, 0)


def left(kind: str, key: str, *, at: int | None = None) -> rules.Left:
    """Return how many tries are left at a door, and how long the rest after them would be."""
    known = limit(kind)
    now = rules.moment(known, int(time.time()) if at is None else at)
    n_before, n_now = counted(kind, key, window=now.window)
    return rules.left(known, n_before=n_before, n_now=n_now, at=now)


def wait(kind: str, key: str, *, at: int | None = None) -> int:
    """Return in how many seconds one more try is allowed; 0 if it is allowed now."""
    known = limit(kind)
    now = rules.moment(known, int(time.time()) if at is None else at)
    n_before, n_now = counted(kind, key, window=now.window)
    return rules.seconds_to_wait(known, n_before=n_before, n_now=n_now, at=now)


def spent(asked: Asked) -> tuple[Part, ...]:
    """Return counters of the whole house that say nothing any more; they name nobody."""
    return (Part(Count.objects.filter(expires__lt=int(asked.before(PERIOD).timestamp()))),)


KIND = Kind(PERIOD, spent)
