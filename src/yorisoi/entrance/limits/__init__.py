"""How often a door may be tried: counters that several processes share and that name nobody.

``hit("sign_in_account", code)`` counts one try and says whether it was still allowed; ``clear`` forgets
the tries of somebody who got in; ``wait`` says in how many seconds the next try is allowed, ``left`` how
many there are before one has to wait. A view that has nothing better to say raises ``TooOften`` and the reader gets a page that says when to try again.
"""

from yorisoi.entrance.limits.actions import clear, hit, sweep
from yorisoi.entrance.limits.addresses import address_of
from yorisoi.entrance.limits.queries import left, wait
from yorisoi.entrance.limits.rules import Left
from yorisoi.entrance.limits.terms import Limit, TooOften, UnknownKind, limits

__all__ = [
    "Left",
    "Limit",
    "TooOften",
    "UnknownKind",
    "address_of",
    "clear",
    "hit",
    "left",
    "limits",
    "sweep",
    "wait",
]
