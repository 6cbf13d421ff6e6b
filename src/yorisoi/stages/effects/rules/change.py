"""How the same people changed, everybody counted: also who left and who could not be asked.

The range says in how many of n people like these somebody would become better: the exact interval
of Clopper and Pearson over everybody, those not asked counted as not better. Under ten people
there is none.
"""

from dataclasses import dataclass

from yorisoi.engines import effects
from yorisoi.engines.effects import SMALL_GROUP


@dataclass(frozen=True)
class Pair:
    """What one person scored before and after, and what a proxy scored for them; None: not known."""

    before: float | None = None
    after: float | None = None
    proxy_before: float | None = None
    proxy_after: float | None = None

    @property
    def is_known(self) -> bool:
        """Whether the person answered both times."""
        return self.before is not None and self.after is not None

    @property
    def is_known_by_proxy(self) -> bool:
        """Whether only a proxy answered both times."""
        by_proxy = self.proxy_before is not None and self.proxy_after is not None
        return by_proxy and not self.is_known


@dataclass(frozen=True)
class Counted:
    """What became of n people; `low` and `high` are the range of `better`, in people."""

    n: int
    better: int
    already: int
    same: int
    worse: int
    by_proxy: int
    not_asked: int
    low: float | None
    high: float | None

    @property
    def n_unknown(self) -> int:
        """Everybody whose own answer is not known both times."""
        return self.by_proxy + self.not_asked


def counted(
    pairs: tuple[Pair, ...], *, reached: float | None = None, is_higher_better: bool = True
) -> Counted | None:
    """Count the people; None where nobody answered both times.

    `reached` is the score from which somebody has got there: who had it before and has it still
    counts as `already`.
    """
    if not any(pair.is_known for pair in pairs):
        return None
    found = effects.count_change(
        [pair.before if pair.is_known else None for pair in pairs],
        [pair.after if pair.is_known else None for pair in pairs],
        higher_is_better=is_higher_better,
    )
    already = sum(_is_still_there(pair, reached) for pair in pairs)
    by_proxy = sum(pair.is_known_by_proxy for pair in pairs)
    low, high = interval(found.n_better, found.n)
    return Counted(
        n=found.n,
        better=found.n_better,
        already=already,
        same=found.n_same - already,
        worse=found.n_worse,
        by_proxy=by_proxy,
        not_asked=found.n_missing - by_proxy,
        low=low,
        high=high,
    )


def counted_by_proxy(pairs: tuple[Pair, ...], *, is_higher_better: bool = True) -> Counted | None:
    """Count what proxies saw, on its own: never added to what the people said themselves."""
    asked = tuple(
        Pair(before=pair.proxy_before, after=pair.proxy_after)
        for pair in pairs
        if pair.is_known_by_proxy
    )
    return counted(asked, is_higher_better=is_higher_better) if asked else None


def interval(n_better: int, n: int) -> tuple[float | None, float | None]:
    """Return the range of a count in people, or nothing under ten people."""
    if n < SMALL_GROUP:
        return None, None
    found = effects.clopper_pearson(n_better, n)
    return found.lower * n, found.upper * n


def _is_still_there(pair: Pair, reached: float | None) -> bool:
    return (
        reached is not None
        and pair.before is not None
        and pair.before == pair.after
        and pair.before >= reached
    )
