"""The dated snapshot of known weaknesses in the packages that run with yorisoi.

    python scripts/advisories.py check             the snapshot fits the lock; open advisories fail
    python scripts/advisories.py check --strict    and every package was audited, less than a month ago
    python scripts/advisories.py take REPORT --date DAY --source WORDS
                                                   take the JSON report of pip-audit as the snapshot

The first needs no network and runs in `make test`; the second is `make audit`, for whoever has one: an
operator, a release. A package that pip-audit could not audit counts as not audited, never as clean:
where it cannot ask, pip-audit ends with success and has looked at nothing.
"""

import argparse
import json
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from components import SECURITY, Component, locked

FILE = SECURITY / "advisories.json"
AUDITED, SEARCHED, NOT_AUDITED = "audited", "searched", "not audited"
STATES = (AUDITED, SEARCHED, NOT_AUDITED)
# An audit says nothing about what became known after it.
OLDEST_DAYS = 31


def key(name: str, version: str) -> str:
    """Return how one package is named in the snapshot."""
    return f"{name}=={version}"


def problems(
    snapshot: Mapping[str, Any], *, known: tuple[Component, ...], strict: bool, on: date
) -> list[str]:
    """Return what is wrong, one sentence each."""
    packages: Mapping[str, Mapping[str, Any]] = snapshot["packages"]
    expected = [key(each.name, each.version) for each in known]
    said = [
        f"{name}: not in the snapshot, so not audited" for name in expected if name not in packages
    ]
    said += [
        f"{name}: in the snapshot but not in the lock" for name in packages if name not in expected
    ]
    for name, found in packages.items():
        said += [f"{name}: {why}" for why in _problems_of(found, strict=strict, on=on)]
    return said


def _problems_of(found: Mapping[str, Any], *, strict: bool, on: date) -> list[str]:
    state, said = found.get("state"), []
    if state not in STATES:
        return [f"unknown state {state!r}"]
    for advisory in found.get("advisories", []):
        if not advisory.get("answer"):
            said.append(f"{advisory['id']} is known and has no answer")
    if state != NOT_AUDITED and not (found.get("source") and found.get("on")):
        said.append("audited by what source, on which day?")
    if strict and state != AUDITED:
        said.append(state)
    if strict and state == AUDITED and (on - date.fromisoformat(found["on"])).days > OLDEST_DAYS:
        said.append(f"audited on {found['on']}, more than {OLDEST_DAYS} days ago")
    return said


def taken(
    report: Mapping[str, Any],
    *,
    known: tuple[Component, ...],
    on: str,
    source: str,
    before: Mapping[str, Any],
) -> dict[str, Any]:
    """Return the snapshot that a report of pip-audit gives; what it left out was not audited.

    What was answered to an advisory, or searched for by hand, stays as it was for the same version.
    """
    answers = {
        (name, one["id"]): one.get("answer", "")
        for name, found in before.get("packages", {}).items()
        for one in found.get("advisories", [])
    }
    reported = {
        key(each["name"].lower().replace("_", "-"), each["version"]): each["vulns"]
        for each in report["dependencies"]
        if "vulns" in each and "skip_reason" not in each
    }
    packages: dict[str, Any] = {}
    for each in known:
        name = key(each.name, each.version)
        if name not in reported:
            known_before = before.get("packages", {}).get(name, {})
            was_searched = known_before.get("state") == SEARCHED
            packages[name] = known_before if was_searched else {"state": NOT_AUDITED}
            continue
        packages[name] = {
            "state": AUDITED,
            "source": source,
            "on": on,
            "advisories": [
                {
                    "id": one["id"],
                    "fixed_in": one.get("fix_versions", []),
                    "answer": answers.get((name, one["id"]), ""),
                }
                for one in reported[name]
            ],
        }
    return {"taken_on": on, "packages": packages}


def summary(snapshot: Mapping[str, Any]) -> str:
    """Return the one line that says how much the snapshot is worth."""
    states = [found["state"] for found in snapshot["packages"].values()]
    counts = ", ".join(f"{states.count(state)} {state}" for state in STATES)
    said = f"Advisories, snapshot of {snapshot['taken_on']}: {len(states)} packages, {counts}."
    n = len(states) - states.count(AUDITED)
    return said + (f" Whether {n} of them have a known weakness, nobody knows." if n else "")


def main() -> int:
    """Check or take, as asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    verbs = parser.add_subparsers(dest="verb", required=True)
    check = verbs.add_parser("check")
    check.add_argument("--strict", action="store_true")
    take = verbs.add_parser("take")
    take.add_argument("report", type=Path)
    take.add_argument("--date", required=True)
    take.add_argument("--source", required=True)
    given = parser.parse_args()
    if given.verb == "take":
        report = json.loads(given.report.read_text(encoding="utf-8"))
        before = json.loads(FILE.read_text(encoding="utf-8"))
        snapshot = taken(report, known=locked(), on=given.date, source=given.source, before=before)
        FILE.write_text(json.dumps(snapshot, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    snapshot = json.loads(FILE.read_text(encoding="utf-8"))
    strict = given.verb == "check" and given.strict
    said = problems(snapshot, known=locked(), strict=strict, on=date.today())
    sys.stdout.write("".join(f"{line}\n" for line in [*said, summary(snapshot)]))
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
