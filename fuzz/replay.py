"""Feed a parser its seeds and N changed inputs, the same every time: python fuzz/replay.py sheet

Needs no fuzzer, so it runs wherever the tests run. Ends with an error, and keeps the input in
build/fuzz/, when a parser raises anything but its named refusals, takes longer than LONGEST_S for
one input, or makes the process grow by more than MOST_MB.
"""

import argparse
import hashlib
import json
import re
import resource
import signal
import sys
import traceback
from pathlib import Path
from types import FrameType
from typing import NoReturn

from mutations import inputs
from targets import HOUSE, TARGETS, is_refused, seeds_of

LONGEST_S = 20
MOST_MB = 200


class TooLong(Exception):
    """One input kept a parser busy for too long."""


def _too_long(signum: int, frame: FrameType | None) -> NoReturn:
    raise TooLong(f"more than {LONGEST_S} s for one input")


def _peak_mb() -> int:
    """Return the highest memory of this process; getrusage would count its parent's on Linux."""
    status = Path("/proc/self/status")
    if status.exists():
        found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="ascii"))
        return int(found[1]) // 1024 if found else 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def keep(name: str, data: bytes) -> str:
    """Keep an input that a parser broke on; return where."""
    folder = HOUSE / "build" / "fuzz"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}-{hashlib.sha256(data).hexdigest()[:12]}"
    path.write_bytes(data)
    return str(path.relative_to(HOUSE))


def replay(name: str, *, n: int, seed: int) -> dict[str, object]:
    """Run one target; raise what it raised, after keeping the input."""
    target, seeds = TARGETS[name], seeds_of(name)
    signal.signal(signal.SIGALRM, _too_long)
    before, n_runs, n_refused = _peak_mb(), 0, 0
    for data in inputs(seeds, n=n, seed=seed):
        signal.alarm(LONGEST_S)
        try:
            n_refused += is_refused(target, data)
        except Exception:
            sys.stderr.write(f"{name}: kept {keep(name, data)}\n{traceback.format_exc()}")
            raise
        finally:
            signal.alarm(0)
        n_runs += 1
    return {"target": name, "runs": n_runs, "refused": n_refused, "grown_mb": _peak_mb() - before}


def main() -> int:
    """Run the named targets."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("targets", nargs="*", default=list(TARGETS))
    parser.add_argument("--runs", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    ended = 0
    for name in given.targets:
        try:
            said = replay(name, n=given.runs, seed=given.seed)
        except Exception:
            ended = 1
            continue
        sys.stdout.write(json.dumps(said) + "\n")
        if int(str(said["grown_mb"])) > MOST_MB:
            ended = 1
    return ended


if __name__ == "__main__":
    sys.exit(main())
