"""What to do when the database asks that a transaction begin anew.

Two requests on PostgreSQL may each wait for what the other holds. The server then lets one of them
fail, changes nothing for it, and expects that it tries again: its sending is done again from the
start, and nobody sees it. The order in which rows are locked makes this rare; it is never ruled out.
"""

import secrets
import time

from django.db import OperationalError
from django.http import HttpRequest

# A deadlock, and two transactions that cannot both be as if alone (SQLSTATE class 40).
ANEW = frozenset({"40P01", "40001"})
N_TRIES = 6
# Two that met do not meet again in step.
SHORTEST_SECONDS, LONGEST_SECONDS = 0.01, 0.1
DICE = secrets.SystemRandom()


def is_asked_for(error: BaseException | None) -> bool:
    """Whether an error is the wish of the database that all be done again."""
    cause = error.__cause__ if isinstance(error, OperationalError) else None
    return getattr(cause, "sqlstate", "") in ANEW


def rewind(request: HttpRequest) -> None:
    """Make a request as it came, after a short while: its files are read from their start again."""
    for _name, files in request.FILES.lists():
        for file in files:
            file.seek(0)
    time.sleep(DICE.uniform(SHORTEST_SECONDS, LONGEST_SECONDS))
