"""The drill of the cut cable: the house is served where no network is, and everybody walks through it."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping

from yorisoi.cli.drills.outcome import Outcome, failures
from yorisoi.cli.words import Say

# The two ways out that the guard has to stop before its silence means anything.
N_WAYS_OUT = 2
FEW_KINDS = 100


def network(say: Say) -> Outcome:
    """Serve the example in a process that reaches nothing but itself, and open its pages."""
    done = subprocess.run(
        [sys.executable, "-m", "yorisoi.cli.drills.cut_off"],
        env={**os.environ, "YORISOI_EXAMPLE": "1", "YORISOI_HOSTS": "127.0.0.1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        return Outcome("network", {}, (done.stderr.strip()[-2000:],))
    return outcome_of(json.loads(done.stdout), say)


def outcome_of(found: Mapping[str, object], say: Say) -> Outcome:
    """Return what the walk found as an outcome: nothing may have asked outside, and every page opened."""
    kinds = int(str(found["kinds_of_page"]))
    wrong = failures(
        guard_stopped=(N_WAYS_OUT, found["guard_stopped"]),
        refused=([], found["refused"]),
        outside=([], found["outside"]),
        broken=([], found["broken"]),
        enough_kinds=(True, kinds > FEW_KINDS),
    )
    sentence = say(
        f"{found['readers']}人として{found['pages']}ページ（{kinds}種類）を開きました。"
        f"外に聞いたのは{_n(found['refused'])}回です。",
        f"opened {found['pages']} pages ({kinds} kinds) as {found['readers']} readers; "
        f"the network was asked {_n(found['refused'])} times.",
    )
    return Outcome("network", dict(found), wrong, (sentence,))


def _n(found: object) -> int:
    return len(found) if isinstance(found, list) else 0
