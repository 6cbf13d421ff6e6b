"""A server of its own is crashed under people who write; these tests start it themselves."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from yorisoi.cli.drills.crashing import Plan, crash
from yorisoi.cli.errors import Refusal
from yorisoi.cli.words import Say

YORISOI = f"{sys.executable} -m yorisoi.cli.main drill"


def crashed(house: Path, drill: str, *, durable: str = "1") -> dict[str, object]:
    """Run a drill on a throw-away server that may be crashed; return what it found."""
    done = subprocess.run(
        [str(house / "scripts" / "with-postgresql"), "sh", "-c", f"{YORISOI} {drill} --json"],
        env={**os.environ, "YORISOI_PG_DURABLE": durable},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout, done.stderr
    return {**json.loads(done.stdout), "code": done.returncode}


@pytest.mark.parametrize("way", ["immediate", "kill"])
def test_crashed_server_keeps_every_row_it_acknowledged_and_a_careless_one_does_not(
    house: Path, way: str
) -> None:
    found = crashed(house, f'crash --times 1 --crash-database "$YORISOI_PG_CRASH {way}"')

    assert {name: found[name] for name in ("crashes", "lost", "failures", "code")} == {
        "crashes": 1,
        "lost": 0,
        "failures": [],
        "code": 0,
    }
    assert int(str(found["acknowledged"])) > 0
    assert int(str(found["control_lost"])) > 0


def test_server_that_does_not_flush_does_not_pass(house: Path) -> None:
    found = crashed(
        house, 'crash --times 1 --crash-database "$YORISOI_PG_CRASH immediate"', durable="0"
    )

    assert found["code"] == 2
    assert any("settings" in each for each in found["failures"])  # type: ignore[attr-defined]


def test_crashed_server_loses_no_application_that_was_acknowledged(house: Path) -> None:
    found = crashed(
        house,
        "kill --people 12 --places 4 --times 2 --every 0.4"
        ' --crash-database "$YORISOI_PG_CRASH immediate"',
    )

    counted = ("n_acknowledged", "n_lost", "n_twice", "n_placed", "journal_is_whole", "failures")
    assert {name: found[name] for name in counted} == {
        "n_acknowledged": 12,
        "n_lost": 0,
        "n_twice": 0,
        "n_placed": 4,
        "journal_is_whole": True,
        "failures": [],
    }


def test_crash_of_a_file_is_refused_with_the_drill_that_fits() -> None:
    with pytest.raises(Refusal, match="drill power"):
        crash("rows.sqlite3", Plan("true"), Say("en"))
