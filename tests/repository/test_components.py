"""What runs with yorisoi: every package is listed, licensed, and audited or said not to be."""

import json
import re
from datetime import date
from pathlib import Path

import advisories
import licences
import pytest
import sbom
from components import Component, locked
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

ONE = Component("beaker", "2.0", "", ("0" * 64,), ("yorisoi",))
NAME = "beaker==2.0"
AUDITED = {"state": "audited", "source": "PyPI", "on": "2026-11-01", "advisories": []}
DAY = date(2026, 11, 25)


def said_of(found: dict[str, object], *, strict: bool) -> list[str]:
    snapshot = {"taken_on": "2026-11-25", "packages": {NAME: found}}
    return advisories.problems(snapshot, known=(ONE,), strict=strict, on=DAY)


def test_lock_names_every_package_with_a_hash_and_who_asks_for_it() -> None:
    known = locked()

    assert {each.name for each in known if not each.hashes or not each.via} == set()
    assert {"django", "cryptography"} <= {each.name for each in known}


def test_list_of_components_is_what_the_lock_says() -> None:
    assert sbom.FILE.read_text(encoding="utf-8") == sbom.sbom()


def test_list_of_components_is_valid_cyclonedx() -> None:
    validator = JsonStrictValidator(SchemaVersion.V1_6)

    assert validator.validate_str(sbom.sbom()) is None
    assert validator.validate_str(sbom.sbom().replace('"components"', '"parts"')) is not None


def test_list_of_components_holds_no_time_no_host_and_no_serial_number() -> None:
    bill = json.loads(sbom.sbom())

    assert set(bill["metadata"]) == {"component"}
    assert "serialNumber" not in bill
    assert [line for line in sbom.sbom().splitlines() if "://" in line] == [
        f' "$schema": "{bill["$schema"]}",'
    ]


@pytest.mark.parametrize("package", [each.name for each in locked()])
def test_package_has_a_licence_that_asks_nothing_of_our_own_code(package: str) -> None:
    assert licences.kind(licences.licences()[package].licence) in {"free", "bounded"}


def test_licence_that_reaches_our_own_code_is_refused() -> None:
    assert licences.kind("MIT AND GPL-3.0-only") == "refused"
    assert licences.kind("AGPL-3.0-only") == "refused"
    assert licences.kind("GPL-2.0-or-later OR MPL-1.1") == "bounded"
    assert licences.kind("GPL-2.0-or-later OR MIT") == "free"


def test_page_of_licences_is_what_the_table_says() -> None:
    assert licences.PAGE.read_text(encoding="utf-8") == licences.page()


def test_snapshot_of_advisories_fits_the_lock_and_leaves_nothing_unanswered() -> None:
    snapshot = json.loads(advisories.FILE.read_text(encoding="utf-8"))

    assert advisories.problems(snapshot, known=locked(), strict=False, on=DAY) == []


def test_package_that_was_not_audited_fails_the_strict_check() -> None:
    assert said_of({"state": "not audited"}, strict=False) == []
    assert said_of({"state": "not audited"}, strict=True) == [f"{NAME}: not audited"]


def test_audit_older_than_a_month_fails_the_strict_check() -> None:
    old = f"{NAME}: audited on 2026-10-24, more than 31 days ago"

    assert said_of(AUDITED | {"on": "2026-10-25"}, strict=True) == []
    assert said_of(AUDITED | {"on": "2026-10-24"}, strict=True) == [old]


def test_advisory_without_an_answer_fails_every_check() -> None:
    open_one = {"id": "PYSEC-2026-1", "fixed_in": ["2.1"], "answer": ""}
    answered = open_one | {"answer": "The part it is about is not used."}

    assert said_of(AUDITED | {"advisories": [open_one]}, strict=False) == [
        f"{NAME}: PYSEC-2026-1 is known and has no answer"
    ]
    assert said_of(AUDITED | {"advisories": [answered]}, strict=True) == []


def test_package_missing_from_the_snapshot_counts_as_not_audited() -> None:
    snapshot = {"taken_on": "2026-11-25", "packages": {"burner==1.0": AUDITED}}

    assert advisories.problems(snapshot, known=(ONE,), strict=False, on=DAY) == [
        f"{NAME}: not in the snapshot, so not audited",
        "burner==1.0: in the snapshot but not in the lock",
    ]


def test_package_that_the_auditor_skipped_is_not_taken_as_clean() -> None:
    report = {"dependencies": [{"name": "beaker", "skip_reason": "could not be audited"}]}

    taken = advisories.taken(
        report, known=(ONE,), on="2026-11-25", source="pip-audit, PyPI", before={}
    )

    assert taken["packages"] == {NAME: {"state": "not audited"}}


def test_report_of_the_auditor_becomes_the_snapshot() -> None:
    vuln = {"id": "PYSEC-2026-1", "fix_versions": ["2.1"], "aliases": [], "description": "words"}
    report = {"dependencies": [{"name": "Beaker", "version": "2.0", "vulns": [vuln]}]}

    taken = advisories.taken(
        report, known=(ONE,), on="2026-11-25", source="pip-audit, PyPI", before={}
    )

    assert taken["packages"][NAME] == {
        "state": "audited",
        "source": "pip-audit, PyPI",
        "on": "2026-11-25",
        "advisories": [{"id": "PYSEC-2026-1", "fixed_in": ["2.1"], "answer": ""}],
    }


def test_answer_to_an_advisory_outlives_the_next_report_for_the_same_version() -> None:
    vuln = {"id": "PYSEC-2026-1", "fix_versions": ["2.1"]}
    report = {"dependencies": [{"name": "beaker", "version": "2.0", "vulns": [vuln]}]}
    answered = {"id": "PYSEC-2026-1", "fixed_in": ["2.1"], "answer": "That part is not used."}
    before = {"packages": {NAME: AUDITED | {"advisories": [answered]}}}

    taken = advisories.taken(report, known=(ONE,), on="2026-12-01", source="x", before=before)

    assert taken["packages"][NAME]["advisories"] == [answered]


def test_summary_says_of_how_many_packages_nobody_knows_anything() -> None:
    both = {NAME: AUDITED, "burner==1.0": {"state": "not audited"}}

    assert advisories.summary({"taken_on": "2026-11-25", "packages": both}) == (
        "Advisories, snapshot of 2026-11-25: 2 packages, 1 audited, 0 searched, 1 not audited."
        " Whether 1 of them have a known weakness, nobody knows."
    )


def test_what_make_test_runs_needs_no_network_and_make_audit_is_strict(house: Path) -> None:
    steps = (house / "Makefile").read_text(encoding="utf-8")
    of_test = re.search(r"^test:.*\n((?:\t.*\n)+)", steps, re.M)[1]
    of_audit = re.search(r"^audit:.*\n((?:\t.*\n)+)", steps, re.M)[1]

    assert "advisories.py check\n" in of_test
    assert "pip-audit" not in of_test
    assert "advisories.py check --strict" in of_audit


def test_strict_check_of_the_snapshot_at_hand_says_every_package_that_was_not_audited() -> None:
    snapshot = json.loads(advisories.FILE.read_text(encoding="utf-8"))

    said = advisories.problems(snapshot, known=locked(), strict=True, on=DAY)

    unaudited = {name for name, each in snapshot["packages"].items() if each["state"] != "audited"}
    assert {line.split(": ")[0] for line in said} >= unaudited
