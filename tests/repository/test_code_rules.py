"""Our own rules for code that handles people: each bites on its sample, and the source keeps them."""

import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[2]
RULES = [
    rule
    for file in ("python.yml", "templates.yml")
    for rule in re.findall(r"^  - id: (\S+)$", (HOUSE / ".semgrep" / file).read_text(), re.M)
]
SAMPLES = sorted(p for p in (HOUSE / ".semgrep" / "samples").rglob("*") if p.is_file())
MARK = re.compile(r"^\s*(?:#|\{#) (ruleid|ok): (\S+)")
Places = Mapping[str, set[tuple[str, int]]]


@pytest.fixture(scope="session")
def findings() -> Places:
    """Where each rule found something, in the source and in the samples, in one run."""
    semgrep = Path(sys.executable).with_name("semgrep")
    run = subprocess.run(
        [
            *(semgrep, "scan", "--metrics=off", "--disable-version-check", "--no-git-ignore"),
            *("--config", ".semgrep", "--jobs=2", "--json", "src", ".semgrep/samples"),
        ],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        check=True,
    )
    report = json.loads(run.stdout)
    assert report["errors"] == []
    found = defaultdict(set)
    for each in report["results"]:
        rule = each["check_id"].rsplit(".", 1)[1]
        found[rule].add((each["path"], each["start"]["line"]))
    return found


def marked(word: str, rule: str) -> set[tuple[str, int]]:
    """Return the lines of the samples below a mark: the line that it speaks of."""
    return {
        (str(path.relative_to(HOUSE)), number + 1)
        for path in SAMPLES
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if (mark := MARK.match(line)) and mark.groups() == (word, rule)
    }


@pytest.mark.parametrize("rule", RULES)
def test_rule_finds_its_bad_samples_and_nothing_else(rule: str, findings: Places) -> None:
    in_samples = {place for place in findings[rule] if place[0].startswith(".semgrep/")}

    assert marked("ok", rule) != set()
    assert in_samples == marked("ruleid", rule) != set()


@pytest.mark.parametrize("rule", RULES)
def test_source_keeps_the_rule(rule: str, findings: Places) -> None:
    in_source = {place for place in findings[rule] if place[0].startswith("src/")}

    # Mend it; or, where the rule is wrong for a line: `# nosemgrep: the-rule`, and why, beside it.
    assert in_source == set()
