"""Which tests exist and which passed: what every claim in docs/security stands on."""

import ast
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.etree import ElementTree  # the reports are our own

HOUSE = Path(__file__).resolve().parent.parent
PAGES = HOUSE / "docs" / "security"
NAMED = re.compile(r"tests/[\w/]+\.py::test_\w+(?:\[[^\]`\s]+\])?")
_BAD = {"failure", "error", "skipped"}


def tests_in(house: Path = HOUSE) -> frozenset[str]:
    """Return the id of every test function in the tree, without parameters."""
    found = set()
    for path in (house / "tests").rglob("test_*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                found.add(f"{path.relative_to(house).as_posix()}::{node.name}")
    return frozenset(found)


def named_in(text: str) -> tuple[str, ...]:
    """Return the ids of tests that a text names, in its order, each once."""
    return tuple(dict.fromkeys(NAMED.findall(text)))


def named_in_pages(house: Path = HOUSE) -> Mapping[str, tuple[str, ...]]:
    """Return page -> the tests it names, for SECURITY.md and each page of docs/security."""
    pages = [house / "SECURITY.md", *sorted((house / "docs" / "security").glob("*.md"))]
    return {page.name: named_in(page.read_text(encoding="utf-8")) for page in pages}


def passed_in(reports: Iterable[Path]) -> Mapping[str, bool]:
    """Return test id (with parameters) -> whether it passed; skipped is not passed."""
    results: dict[str, bool] = {}
    for report in reports:
        for case in ElementTree.parse(report).iter("testcase"):  # noqa: S314  our own report
            path = case.get("classname", "").replace(".", "/") + ".py"
            test = f"{path}::{case.get('name')}"
            good = not {child.tag for child in case} & _BAD
            results[test] = results.get(test, True) and good
    return results


def stands(test: str, results: Mapping[str, bool]) -> bool:
    """Whether a test ran and passed; without parameters: with each of its parameters."""
    if "[" in test:
        return results.get(test, False)
    runs = [good for name, good in results.items() if name.split("[", 1)[0] == test]
    return bool(runs) and all(runs)
