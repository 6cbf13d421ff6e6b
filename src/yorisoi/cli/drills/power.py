"""The power drill: watch the database write, and open the disks that a power cut could leave.

A control run with less care (synchronous=NORMAL) must lose something: a drill that cannot fail proves
nothing.
"""

import random
from dataclasses import dataclass
from pathlib import Path

from yorisoi.cli.drills import writing
from yorisoi.cli.drills.images import disks, opened
from yorisoi.cli.drills.outcome import Outcome, failures
from yorisoi.cli.drills.tracing import watched
from yorisoi.cli.words import Say

CARELESS = "PRAGMA synchronous=NORMAL;"


@dataclass(frozen=True)
class Tally:
    """Of so many disks, how many had lost a promised commit, how many were damaged, the most lost."""

    n_disks: int
    n_losing: int
    n_damaged: int
    n_most_lost: int
    n_promised: int


def power(pragmas: str, *, folder: Path, n_disks: int, n_commits: int, say: Say) -> Outcome:
    """Cut the power at so many moments, with the settings of the house and with careless ones."""
    careful = _run(folder / "careful", pragmas, n_disks, n_commits)
    control = _run(folder / "control", pragmas + CARELESS, n_disks, n_commits)
    sentences = (
        say(
            f"家の設定: {careful.n_disks}枚のディスクのうち、約束した書きこみをなくしたもの{careful.n_losing}枚、"
            f"こわれたもの{careful.n_damaged}枚。",
            f"settings of the house: of {careful.n_disks} disks, {careful.n_losing} lost a promised commit, "
            f"{careful.n_damaged} were damaged.",
        ),
        say(
            f"くらべるためのゆるい設定: {control.n_losing}枚がなくしました（最も多くて{control.n_most_lost}回分）。",
            f"control with careless settings: {control.n_losing} lost some, {control.n_most_lost} commits at most.",
        ),
    )
    return Outcome(
        "power",
        {
            "images": careful.n_disks,
            "commits": n_commits,
            "losing": careful.n_losing,
            "damaged": careful.n_damaged,
            "control_losing": control.n_losing,
            "control_damaged": control.n_damaged,
            "control_most_lost": control.n_most_lost,
        },
        failures(
            losing=(0, careful.n_losing),
            damaged=(0, careful.n_damaged),
            promised=(n_commits, careful.n_promised),
            control_loses_some=(True, control.n_losing > 0),
        ),
        sentences,
    )


def _run(folder: Path, pragmas: str, n_disks: int, n_commits: int) -> Tally:
    folder.mkdir()
    file, again = folder / "rows.sqlite3", folder / "again"
    again.mkdir()
    writing.prepare(str(file), pragmas)
    before = {str(file): file.read_bytes()}
    events = watched(file, n=n_commits, pragmas=pragmas)
    luck = random.Random(n_disks)  # noqa: S311  moments of a power cut, no secret
    found = [
        opened(disk, promised, folder=again)
        for disk, promised in disks(before, events, n=n_disks, luck=luck)
    ]
    # The last disk of all: the power is cut after the last word.
    *_rest, (last, promised) = disks(before, events, n=1, luck=_Last())
    found.append(opened(last, promised, folder=again))
    return Tally(
        n_disks=len(found),
        n_losing=sum(each.n_lost > 0 for each in found),
        n_damaged=sum(not each.is_sound for each in found),
        n_most_lost=max(each.n_lost for each in found),
        n_promised=promised,
    )


class _Last(random.Random):
    """Luck that always picks the last moment."""

    def randrange(self, start: int, stop: int | None = None, step: int = 1) -> int:
        """Return the last."""
        return (start if stop is None else stop) - 1
