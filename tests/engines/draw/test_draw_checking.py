"""Verification: an honest draw passes, and each change names the rule that it breaks."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from yorisoi.engines.draw import (
    Entry,
    Result,
    Rule,
    Session,
    commit,
    run,
    verifier_source,
    verify,
)

SESSIONS = (Session("am", 1), Session("pm", 1))
ENTRIES = (
    Entry("アキ", "", 1, ("am", "pm")),
    Entry("ベニ", "組", 1, ("am",)),
    Entry("チヨ", "組", 1, ("am",)),
    Entry("ドウ", "", 1, ("am",)),
    Entry("エイ", "", 1, ("am",)),
)
COMMITMENT = commit(ENTRIES, SESSIONS, secret="s3cret", public_source="dice")
RESULT = run(ENTRIES, SESSIONS, commitment=COMMITMENT, secret="s3cret", public_value="6 1 4")
CSV = {
    "ENTRIES.csv": "id,group,class,choices\nエイ,,1,am\nアキ,,1,am; pm\nベニ,組,1,am\n\n"
    "チヨ,組,1,am\nドウ,,1,am\n",
    "SESSIONS.csv": "id,seats\npm,1\nam,1\n",
    "COMMITMENT.json": COMMITMENT.to_json(),
}


def broken(result: Result) -> list[Rule]:
    return [failure.rule for failure in verify(result, ENTRIES, SESSIONS, commitment=COMMITMENT)]


def test_honest_draw_breaks_no_rule() -> None:
    assert verify(RESULT, tuple(reversed(ENTRIES)), SESSIONS, commitment=COMMITMENT) == ()
    assert verify(RESULT, ENTRIES, SESSIONS) == ()


@pytest.mark.parametrize(
    ("changed", "rules"),
    [
        (replace(RESULT, format="x"), [Rule.FORMAT]),
        (replace(RESULT, public_source="another"), [Rule.COMMITMENT]),
        (replace(RESULT, secret="other"), [Rule.SECRET, Rule.SEED]),
        (replace(RESULT, public_value="other"), [Rule.SEED]),
        (replace(RESULT, order=RESULT.order[::-1][:2]), [Rule.ORDER]),
        (replace(RESULT, placed={}), [Rule.PLACED]),
        (replace(RESULT, waiting={"am": (), "pm": ()}), [Rule.WAITING]),
    ],
)
def test_changed_result_names_the_broken_rule(changed: Result, rules: list[Rule]) -> None:
    assert broken(changed) == rules


def test_changed_lists_name_the_broken_rule() -> None:
    fewer = verify(RESULT, ENTRIES, (Session("am", 1), Session("pm", 0)))
    other = verify(RESULT, (replace(ENTRIES[0], choices=("pm",)), *ENTRIES[1:]), SESSIONS)

    assert Rule.SESSIONS in [failure.rule for failure in fewer]
    assert Rule.ENTRIES in [failure.rule for failure in other]


def test_draw_repeated_with_another_secret_breaks_the_commitment() -> None:
    again = commit(ENTRIES, SESSIONS, secret="better for my friend", public_source="dice")
    forged = run(
        ENTRIES, SESSIONS, commitment=again, secret="better for my friend", public_value="6 1 4"
    )

    assert verify(forged, ENTRIES, SESSIONS) == ()
    assert broken(forged) == [Rule.COMMITMENT]


def stand_alone(folder: Path, result: Result) -> tuple[int, list[str]]:
    for name, text in {**CSV, "RESULT.json": result.to_json()}.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "check.py").write_text(verifier_source(), encoding="utf-8")
    names = ["check.py", "RESULT.json", "ENTRIES.csv", "SESSIONS.csv", "COMMITMENT.json"]
    done = subprocess.run(
        [sys.executable, "-I", *names], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    return done.returncode, [line for line in done.stdout.splitlines() if line.startswith("NG")]


def test_stand_alone_verifier_agrees_with_an_honest_draw(tmp_path: Path) -> None:
    assert stand_alone(tmp_path, RESULT) == (0, [])


def test_stand_alone_verifier_names_what_was_changed(tmp_path: Path) -> None:
    assert stand_alone(tmp_path, replace(RESULT, placed={"ドウ": "am"})) == (1, ["NG placed"])


def test_stand_alone_verifier_names_a_broken_commitment(tmp_path: Path) -> None:
    changed = replace(RESULT, public_source="another")

    assert stand_alone(tmp_path, changed) == (1, ["NG commitment: public_source"])


def test_stand_alone_verifier_stays_short_and_alone() -> None:
    source = verifier_source()

    assert len(source.splitlines()) < 100
    assert "import yorisoi" not in source
    assert "from yorisoi" not in source
