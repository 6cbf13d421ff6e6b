"""The table of OWASP ASVS 5.0, levels 1 and 2: check it and write its page.

    python scripts/asvs.py check                       the table alone
    python scripts/asvs.py check --junit a.xml b.xml   and that every test it names passed
    python scripts/asvs.py page                        write docs/security/asvs.md
    python scripts/asvs.py follow                      find tests that moved to another file, by name

`met` needs tests; everything else needs a reason. CI runs the second form after all tests.
"""

import argparse
import csv
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evidence import HOUSE, PAGES, named_in, named_in_pages, passed_in, stands, tests_in

TABLE = PAGES / "asvs.csv"
PAGE = PAGES / "asvs.md"
COLUMNS = ["requirement", "level", "subject", "status", "tests", "reason"]
MET, PARTLY, NOT_APPLICABLE, NOT_MET = "met", "partly", "not applicable", "not met"
STATES = (MET, PARTLY, NOT_APPLICABLE, NOT_MET)
# How many requirements ASVS 5.0.0 has at these levels.
EXPECTED = {"1": 70, "2": 183}
CHAPTERS = (
    "Encoding and sanitization", "Validation and business logic", "Web frontend",
    "API and web service", "File handling", "Authentication", "Session management",
    "Authorization", "Self-contained tokens", "OAuth and OIDC", "Cryptography",
    "Secure communication", "Configuration", "Data protection", "Coding and architecture",
    "Logging and error handling", "WebRTC",
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One requirement and what we say about it."""

    requirement: str
    level: str
    subject: str
    status: str
    tests: tuple[str, ...]
    reason: str

    @property
    def chapter(self) -> int:
        """The number of the chapter."""
        return int(self.requirement[1:].split(".")[0])


def rows(path: Path = TABLE) -> list[Row]:
    """Read the table."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if reader.fieldnames != COLUMNS:
            sys.exit(f"{path.name}: expected the columns {COLUMNS}, came {reader.fieldnames}")
        return [Row(**{**line, "tests": tuple(line["tests"].split())}) for line in reader]


def problems(table: Sequence[Row], *, known: Iterable[str]) -> list[str]:
    """Return what is wrong with the table itself, one sentence each."""
    known = frozenset(known)
    said = [f"{row.requirement}: {why}" for row in table for why in _problems_of(row, known)]
    said += [f"{name}: stands twice" for name, n in _counted(r.requirement for r in table) if n > 1]
    levels = Counter(row.level for row in table)
    for level, n in EXPECTED.items():
        if levels[level] != n:
            said.append(f"level {level}: expected {n} requirements, came {levels[level]}")
    return said


def _counted(names: Iterable[str]) -> Iterable[tuple[str, int]]:
    return Counter(names).items()


def _problems_of(row: Row, known: frozenset[str]) -> Iterable[str]:
    if row.status not in STATES:
        yield f"unknown status {row.status!r}"
    if not row.subject:
        yield "no subject"
    if row.status == MET and not row.tests:
        yield "claimed as met without a test"
    if row.status != MET and not row.reason:
        yield f"{row.status} without a reason"
    for test in row.tests:
        if test.split("[", 1)[0] not in known:
            yield f"names a test that does not exist: {test}"


def unproven(table: Sequence[Row], *, results: Mapping[str, bool]) -> list[str]:
    """Return each named test that did not pass in the run, with the row that stands on it."""
    return [
        f"{row.requirement}: did not pass in this run: {test}"
        for row in table
        for test in row.tests
        if not stands(test, results)
    ]


def page(table: Sequence[Row]) -> str:
    """Return the page that people read."""
    totals = Counter(row.status for row in table)
    parts = [
        "# OWASP ASVS 5.0, level 2",
        "",
        "Made by `python scripts/asvs.py page` from [asvs.csv](asvs.csv). Numbers and levels are those of",
        "OWASP ASVS 5.0.0 (CC BY-SA 4.0); the few words of each subject are ours, so read the standard for",
        "what a number asks. Nobody outside has checked this table.",
        "",
        "`met`: a test proves it, and `make test` fails when that test is missing, skipped or red.",
        "`partly`, `not met` and `not applicable` say why.",
        "",
        f"Of {len(table)} requirements: " + ", ".join(f"{totals[s]} {s}" for s in STATES) + ".",
        "",
        "| Chapter | " + " | ".join(STATES) + " |",
        "|---|" + "---:|" * len(STATES),
    ]
    for number, name in enumerate(CHAPTERS, start=1):
        here = Counter(row.status for row in table if row.chapter == number)
        parts.append(f"| V{number} {name} | " + " | ".join(str(here[s]) for s in STATES) + " |")
    for number, name in enumerate(CHAPTERS, start=1):
        parts += ["", f"## V{number} {name}", "", "| | L | subject | status | proof or reason |"]
        parts += ["|---|---|---|---|---|"]
        parts += [_line(row) for row in table if row.chapter == number]
    return "\n".join(parts) + "\n"


def _line(row: Row) -> str:
    proof = [f"`{test}`" for test in row.tests] + ([row.reason] if row.reason else [])
    cells = (row.requirement, row.level, row.subject, row.status, "<br>".join(proof))
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def followed(text: str, *, known: Iterable[str]) -> str:
    """Return a text in which each test that moved is named where it is now, if that is one place."""
    places: dict[str, list[str]] = {}
    known = frozenset(known)
    for test in known:
        places.setdefault(test.split("::")[1], []).append(test)
    for named in named_in(text):
        test = named.split("[", 1)[0]
        now = places.get(test.split("::")[1], [])
        if test not in known and len(now) == 1:
            text = re.sub(re.escape(test) + r"(?!\w)", now[0], text)
    return text


def follow() -> None:
    """Mend the table and the pages after tests moved."""
    known = tests_in()
    for path in (TABLE, HOUSE / "SECURITY.md", *sorted(PAGES.glob("*.md"))):
        if path != PAGE:
            text = path.read_text(encoding="utf-8")
            path.write_text(followed(text, known=known), encoding="utf-8")
    PAGE.write_text(page(rows()), encoding="utf-8")


def check(reports: Sequence[Path]) -> list[str]:
    """Return everything that is wrong, with the run or without."""
    table, known = rows(), tests_in()
    said = problems(table, known=known)
    pages = named_in_pages()
    for name, tests in pages.items():
        if name != PAGE.name:
            said += [f"{name}: no such test: {t}" for t in tests if t.split("[", 1)[0] not in known]
    if reports:
        results = passed_in(reports)
        said += unproven(table, results=results)
        said += [
            f"{name}: did not pass in this run: {test}"
            for name, tests in pages.items()
            for test in tests
            if name != PAGE.name and not stands(test, results)
        ]
    return said


def main() -> int:
    """Check or write, as asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=["check", "page", "follow"])
    parser.add_argument("--junit", nargs="*", type=Path, default=[])
    given = parser.parse_args()
    if given.what == "follow":
        follow()
    if given.what == "page":
        PAGE.write_text(page(rows()), encoding="utf-8")
        return 0
    said = check(given.junit)
    sys.stdout.write("".join(f"{line}\n" for line in said))
    table = rows()
    n_met = sum(row.status == MET for row in table)
    sys.stdout.write(f"ASVS: {n_met} of {len(table)} met, {len(said)} problems\n")
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
