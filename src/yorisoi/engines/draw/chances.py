"""Each applicant's chance of a place, by drawing again and again with fresh seeds."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from yorisoi.engines.draw.canonical import entries_sha256, sha256
from yorisoi.engines.draw.errors import DrawError
from yorisoi.engines.draw.inputs import check_inputs
from yorisoi.engines.draw.lottery import in_order, lots, place
from yorisoi.engines.draw.model import Entry, Session

Z_95 = 1.959963984540054


@dataclass(frozen=True)
class Chance:
    """In how many of the redraws somebody got a place; the 95 % interval is Wilson's."""

    n_placed: int
    n_redraws: int

    @property
    def share(self) -> float:
        """The estimated chance, 0 to 1."""
        return self.n_placed / self.n_redraws

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 % interval for the chance; it covers the error of redrawing only."""
        n, p = self.n_redraws, self.share
        centre = p + Z_95**2 / (2 * n)
        half = Z_95 * math.sqrt(p * (1 - p) / n + Z_95**2 / (4 * n**2))
        scale = 1 + Z_95**2 / n
        return max(0.0, (centre - half) / scale), min(1.0, (centre + half) / scale)


@dataclass(frozen=True)
class Propensity:
    """The chance of each id, under the very rules of the draw."""

    n_redraws: int
    chances: Mapping[str, Chance]


def propensity(
    entries: Sequence[Entry],
    sessions: Sequence[Session],
    *,
    redraws: int = 10_000,
    seed: str = "",
) -> Propensity:
    """Estimate each id's chance of a place from `redraws` draws with seeds made from `seed`.

    The same arguments give the same numbers. The effect engine uses them as the probability of
    being offered a place. Raises `DrawError` for unusable lists or fewer than one redraw.
    """
    check_inputs(entries, sessions=sessions)
    if redraws < 1:
        raise DrawError(f"redraws must be 1 or more, not {redraws}", reason="redraws")
    drawn = lots(entries)
    stem = f"{entries_sha256(entries)}|redraw|{seed}"
    n_placed: Counter[str] = Counter()
    for number in range(redraws):
        again = in_order(drawn, seed=sha256(f"{stem}|{number}"))
        n_placed.update(place(again, sessions=sessions).placed.keys())
    ids = sorted(entry.id for entry in entries)
    return Propensity(redraws, {name: Chance(n_placed[name], redraws) for name in ids})
