"""Two neighbouring windows stand for one that slides: the older counts less and less."""

from dataclasses import dataclass

from yorisoi.entrance.limits.terms import Limit


@dataclass(frozen=True)
class Moment:
    """Where an instant lies: the number of its window, and how many seconds of it have passed."""

    window: int
    passed: int


@dataclass(frozen=True)
class Left:
    """How many tries are left, and the seconds of rest that follow when they are used up."""

    n: int
    rest: int


def moment(limit: Limit, at: int) -> Moment:
    """Return where an instant (seconds since 1970) lies among the windows of a limit."""
    window, passed = divmod(at, limit.seconds)
    return Moment(window=window, passed=passed)


def room(limit: Limit, *, n_before: int, at: Moment) -> int:
    """Return how many tries this window may hold, after what the window before it still counts."""
    still_seen = -(-n_before * (limit.seconds - at.passed) // limit.seconds)
    return limit.n - still_seen


def seconds_to_wait(limit: Limit, *, n_before: int, n_now: int, at: Moment) -> int:
    """Return in how many seconds one more try is allowed; 0 if it is allowed now."""
    if n_now < room(limit, n_before=n_before, at=at):
        return 0
    if n_now < limit.n:
        # This window has room once enough of the window before it has slid out of sight.
        return _free_after(limit, n_seen=n_before, n_spare=limit.n - n_now - 1) - at.passed
    # This window is full: the next one has room once a little of this one has slid out of sight.
    rest = limit.seconds - at.passed
    return rest + _free_after(limit, n_seen=n_now, n_spare=limit.n - 1)


def left(limit: Limit, *, n_before: int, n_now: int, at: Moment) -> Left:
    """Return how many tries there still are, and how long one rests if all of them were used up now."""
    n = max(0, room(limit, n_before=n_before, at=at) - n_now)
    rest = seconds_to_wait(limit, n_before=n_before, n_now=n_now + n, at=at)
    return Left(n=n, rest=rest)


def _free_after(limit: Limit, *, n_seen: int, n_spare: int) -> int:
    """Return after how many seconds of a window no more than `n_spare` of `n_seen` are in sight."""
    return limit.seconds - n_spare * limit.seconds // n_seen
