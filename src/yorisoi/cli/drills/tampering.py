"""The drill of the intruder: change the journal's tables in every way, and count who was found."""

import time

from yorisoi.cli.drills.outcome import Outcome
from yorisoi.cli.words import Say
from yorisoi.journal import drill
from yorisoi.journal.drill import Report


def tamper(*, n_edits: int, n_lines: int, seed: int, say: Say) -> Outcome:
    """Edit the tables of a house of its own and walk the chain after each edit."""
    began = time.monotonic()
    report = drill.tamper(n_edits=n_edits, n_lines=n_lines, seed=seed)
    sentence = say(
        f"記録{report.n_lines}行を、{len(report.by_kind)}通りのしかたで{report.n_edits}回書きかえました。"
        f"{report.n_found}回見つけました。",
        f"edited {report.n_lines} lines of a journal {report.n_edits} times in "
        f"{len(report.by_kind)} ways; found {report.n_found} of them.",
    )
    return outcome_of(report, seconds=time.monotonic() - began, sentence=sentence)


def outcome_of(report: Report, *, seconds: float, sentence: str) -> Outcome:
    """Return what a report says as an outcome; every edit that was not found is a failure."""
    facts: dict[str, object] = {
        "lines": report.n_lines,
        "edits": report.n_edits,
        "found": report.n_found,
        "by_kind": report.by_kind,
        "seconds": round(seconds, 2),
    }
    missed = tuple(f"edit {each.number}, {each.kind}: not found" for each in report.missed)
    return Outcome("tamper", facts, missed, (sentence,))
