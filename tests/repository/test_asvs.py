"""Every claim in docs/security stands on a test that exists; CI adds that it passed."""

from dataclasses import replace
from pathlib import Path

import asvs
import evidence
import pytest

TABLE = asvs.rows()
KNOWN = evidence.tests_in()
HERE = "tests/repository/test_asvs.py::test_claim_without_a_test_is_found"
ROW = asvs.Row("V1.1.1", "1", "a subject", "met", (HERE,), "")
REPORT = """<testsuites><testsuite>
<testcase classname="tests.a.test_b" name="test_good"/>
<testcase classname="tests.a.test_b" name="test_some[1]"/>
<testcase classname="tests.a.test_b" name="test_some[2]"><failure/></testcase>
<testcase classname="tests.a.test_b" name="test_left_out"><skipped/></testcase>
</testsuite></testsuites>"""


def said_of(row: asvs.Row) -> list[str]:
    return [line for line in asvs.problems([row], known=KNOWN) if line.startswith("V")]


def test_table_holds_every_requirement_of_both_levels_and_each_claim_has_its_test() -> None:
    assert asvs.problems(TABLE, known=KNOWN) == []


def test_page_is_what_the_table_says() -> None:
    assert asvs.PAGE.read_text(encoding="utf-8") == asvs.page(TABLE)


@pytest.mark.parametrize("page", evidence.named_in_pages())
def test_page_about_security_names_only_tests_that_exist(page: str) -> None:
    named = {test.split("[", 1)[0] for test in evidence.named_in_pages()[page]}

    assert named - KNOWN == set()


def test_claim_without_a_test_is_found() -> None:
    assert said_of(ROW) == []
    assert said_of(replace(ROW, tests=())) == ["V1.1.1: claimed as met without a test"]


def test_claim_that_names_a_test_that_is_gone_is_found() -> None:
    gone = "tests/repository/test_asvs.py::test_gone"

    assert said_of(replace(ROW, tests=(gone,))) == [
        f"V1.1.1: names a test that does not exist: {gone}"
    ]


def test_test_that_moved_is_followed_by_its_name_when_that_is_in_one_place_only() -> None:
    known = ["tests/new/test_b.py::test_one", "tests/c.py::test_two", "tests/d.py::test_two"]
    text = "tests/old/test_a.py::test_one[x],tests/old/test_a.py::test_two"

    assert asvs.followed(text, known=known) == (
        "tests/new/test_b.py::test_one[x],tests/old/test_a.py::test_two"
    )


def test_row_that_is_not_met_needs_its_reason() -> None:
    assert said_of(replace(ROW, status="not met", reason="")) == [
        "V1.1.1: not met without a reason"
    ]
    assert said_of(replace(ROW, status="nearly")) == [
        "V1.1.1: unknown status 'nearly'",
        "V1.1.1: nearly without a reason",
    ]


def test_row_that_stands_twice_or_is_missing_is_found() -> None:
    said = asvs.problems([ROW, ROW], known=KNOWN)

    assert said == [
        "V1.1.1: stands twice",
        "level 1: expected 70 requirements, came 2",
        "level 2: expected 183 requirements, came 0",
    ]


@pytest.mark.parametrize(
    ("test", "expected"),
    [
        ("tests/a/test_b.py::test_good", True),
        ("tests/a/test_b.py::test_some", False),
        ("tests/a/test_b.py::test_some[1]", True),
        ("tests/a/test_b.py::test_some[2]", False),
        ("tests/a/test_b.py::test_left_out", False),
        ("tests/a/test_b.py::test_never_ran", False),
    ],
)
def test_claim_stands_only_when_its_test_ran_and_passed(
    test: str, expected: bool, tmp_path: Path
) -> None:
    (tmp_path / "run.xml").write_text(REPORT)

    results = evidence.passed_in([tmp_path / "run.xml"])

    assert evidence.stands(test, results) is expected
    said = asvs.unproven([replace(ROW, tests=(test,))], results=results)
    assert said == ([] if expected else [f"V1.1.1: did not pass in this run: {test}"])
