"""The main job: a year from an office's sheet, in a process and a database of its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from yorisoi.engines import kitfile

COMMAND = str(Path(sys.executable).parent / "yorisoi")
# What the issue of a year leaves behind, room by room.
EXPECTED = (
    "0-申込者の表/import-report.html",
    "1-知る/area.pdf",
    "3-描く/segment-matrix.html",
    "3-描く/persona-aoba-mio.pdf",
    "4-分かち合う/goals.html",
    "5-届ける/leaflet-first-class.large.pdf",
    "6-学ぶ-抽選/commitment.html",
    "6-学ぶ-抽選/proof.pdf",
    "6-学ぶ-抽選/verifier.py",
    "6-学ぶ-当日/attendance.pdf",
    "6-学ぶ-当日/call-list.html",
    "6-学ぶ-当日/interpreter-orders.html",
    "6-学ぶ-当日/name-cards.pdf",
    "6-学ぶ-当日/run-sheet-1.pdf",
    "9-確かめる/effect-report.pdf",
    "10-伝える-キット/kit.zip",
    "10-伝える-手引き/guideline.docx",
    "10-伝える-手引き/guideline.html",
    "10-伝える-手引き/guideline.pdf",
    "10-伝える-手引き/guideline.txt",
    "10-伝える-文書/事業計画書.docx",
    "10-伝える-文書/実施計画書.pdf",
    "10-伝える-文書/振り返り.html",
    "index.html",
    "year.json",
)


def run(*words: str) -> "subprocess.CompletedProcess[str]":
    """Run the command in a process of its own."""
    return subprocess.run([COMMAND, *words], capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory, house: Path) -> tuple[Path, dict[str, object]]:
    """One simulated year."""
    out = tmp_path_factory.mktemp("year") / "out"
    done = run(
        "year",
        "--kit",
        str(house / "kits" / "nerima"),
        "--applicants",
        str(house / "kits" / "kakuu-ku" / "applicants.xlsx"),
        "--out",
        str(out),
        "--simulate",
        "--json",
    )
    assert done.returncode == 0, done.stderr
    return out, json.loads(done.stdout)


def test_year_leaves_every_document(year: tuple[Path, dict[str, object]]) -> None:
    out, _ = year

    assert [name for name in EXPECTED if not (out / name).is_file()] == []


def test_year_counts_the_sheet_as_it_is(year: tuple[Path, dict[str, object]]) -> None:
    _, summary = year

    counted = {name: summary[name] for name in ("applications", "duplicates", "placed")}
    assert counted == {"applications": 40, "duplicates": 3, "placed": 24}


def test_every_page_of_a_simulated_year_says_so(year: tuple[Path, dict[str, object]]) -> None:
    out, _ = year

    silent = [page.name for page in out.rglob("*.html") if "模擬" not in page.read_text()]
    assert silent == []


def test_citizen_can_check_the_draw_with_what_the_year_leaves(
    year: tuple[Path, dict[str, object]],
) -> None:
    room = year[0] / "6-学ぶ-抽選"

    checked = subprocess.run(
        [sys.executable, "-I", "verifier.py", "result.json", "entries.csv", "sessions.csv"],
        cwd=room,
        capture_output=True,
        text=True,
        check=False,
    )

    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_kit_of_the_year_holds_no_applicant(
    year: tuple[Path, dict[str, object]], house: Path
) -> None:
    kit = kitfile.unpack((year[0] / "10-伝える-キット" / "kit.zip").read_bytes())
    people = (house / "kits" / "kakuu-ku" / "people.csv").read_text(encoding="utf-8-sig")
    names = {line.split(",")[1] for line in people.splitlines()[1:] if line.count(",") > 2}

    cells = {cell for table in kit.tables for row in table.rows for cell in row}
    assert {
        name for name in names if len(name) > 3 and any(name in cell for cell in cells)
    } == set()


def test_kit_of_the_year_starts_another_year(
    year: tuple[Path, dict[str, object]], house: Path, tmp_path: Path
) -> None:
    done = run(
        "year",
        "--kit",
        str(year[0] / "10-伝える-キット" / "kit.zip"),
        "--applicants",
        str(house / "kits" / "kakuu-ku" / "applicants.csv"),
        "--out",
        str(tmp_path / "next"),
        "--json",
    )

    assert done.returncode == 0, done.stderr
    again = tmp_path / "next" / "10-伝える-キット" / "kit.zip"
    assert again.read_bytes() == (year[0] / "10-伝える-キット" / "kit.zip").read_bytes()


def test_broken_sheet_changes_nothing_and_says_what_to_mend(house: Path, tmp_path: Path) -> None:
    done = run(
        "year",
        "--kit",
        str(house / "kits" / "nerima"),
        "--applicants",
        str(house / "kits" / "kakuu-ku" / "applicants-broken.xlsx"),
        "--out",
        str(tmp_path / "out"),
    )

    assert done.returncode == 2
    assert not (tmp_path / "out").exists()
    assert "令和9年13月1日" in done.stderr
    assert "Traceback" not in done.stderr


def test_folder_that_holds_something_else_is_left_alone(house: Path, tmp_path: Path) -> None:
    mine = tmp_path / "letters.txt"
    mine.write_text("大事な手紙")

    done = run(
        "year",
        "--kit",
        str(house / "kits" / "nerima"),
        "--applicants",
        str(house / "kits" / "kakuu-ku" / "applicants.xlsx"),
        "--out",
        str(tmp_path),
    )

    assert done.returncode == 2
    assert [path.name for path in tmp_path.iterdir()] == ["letters.txt"]
