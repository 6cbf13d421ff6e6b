"""Every parser, fed with its seeds and hundreds of damaged ones, reads or refuses by name.

The same walk with coverage and without end is `make fuzz`; see docs/security/fuzzing.md.
"""

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from yorisoi.cli.backups.errors import CopyBroken
from yorisoi.cli.backups.manifest import Manifest
from yorisoi.engines.draw import Commitment, DrawError, Result
from yorisoi.engines.pairing import PairingError, read_instance
from yorisoi.engines.sheets import SheetError, read_table

TARGETS = (
    "sheet", "cells", "applicants", "area", "items", "kit", "description", "table", "draw", "lists",
    "instance", "copy", "manifest", "looks",
)  # fmt: skip
BOOK = "xl/worksheets/sheet1.xml"
CELL = (
    '<c r="A1" t="inlineStr"><is><t>{}</t></is></c><c r="B1" t="inlineStr"><is><t>電話</t></is></c>'
)
SHEET = (
    "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>"
    "<row r='1'>{}</row><row r='2'>{}</row>{}</sheetData></worksheet>"
)


def run(house: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words], cwd=house, capture_output=True, text=True, timeout=300
    )


@pytest.fixture(scope="module")
def walk(house: Path) -> subprocess.CompletedProcess[str]:
    """One walk over all parsers, in a process of its own whose memory can be measured."""
    return run(house, "fuzz/replay.py", "--runs", "150")


@pytest.mark.parametrize("target", TARGETS)
def test_parser_reads_or_refuses_by_name_and_stays_small(
    target: str, walk: subprocess.CompletedProcess[str]
) -> None:
    said = {one["target"]: one for one in map(json.loads, walk.stdout.splitlines())}

    assert target in said, walk.stderr
    assert said[target]["runs"] > 150
    assert said[target]["grown_mb"] <= 200


def test_every_parser_that_can_be_fuzzed_is_walked(
    walk: subprocess.CompletedProcess[str],
) -> None:
    assert [json.loads(line)["target"] for line in walk.stdout.splitlines()] == list(TARGETS)


@pytest.mark.parametrize(
    ("broken", "word"),
    [
        ("raise IndexError('out of it')", "IndexError"),
        ("import time; time.sleep(30)", "TooLong"),
        ("globals().setdefault('kept', []).append(bytearray(400_000_000))", ""),
    ],
)
def test_walk_fails_on_a_parser_that_breaks_hangs_or_swells(
    broken: str, word: str, house: Path
) -> None:
    program = (
        "import sys; sys.path.insert(0, 'fuzz'); import replay, targets\n"
        f"def feed(data): {broken}\n"
        "replay.LONGEST_S = 1\n"
        "replay.keep = lambda name, data: 'nothing'\n"
        "one = targets.Target(feed, (), lambda: iter([b'x']))\n"
        "replay.TARGETS['bad'] = targets.TARGETS['bad'] = one\n"
        "sys.argv = ['replay.py', 'bad', '--runs', '0']\n"
        "sys.exit(replay.main())\n"
    )

    done = run(house, "-c", program)

    assert done.returncode == 1
    assert word in done.stderr


def book(house: Path, sheet: str) -> bytes:
    """Return the workbook of the fictitious ward with other cells."""
    out = io.BytesIO()
    source = house / "kits" / "kakuu-ku" / "applicants.xlsx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, sheet if name == BOOK else old.read(name))
    return out.getvalue()


def sheet_of(more: str = "", word: str = "見本 アキ") -> str:
    head, row = CELL.format("氏名"), CELL.format(word).replace('1"', '2"')
    return SHEET.format(head, row, more)


def refusal(data: bytes) -> str:
    with pytest.raises(SheetError) as refused:
        read_table(data, "f.xlsx")
    return refused.value.reason.value


def test_workbook_made_for_these_tests_is_read(house: Path) -> None:
    read = read_table(book(house, sheet_of()), "f.xlsx")

    assert [row.cells for row in read.rows] == [("見本 アキ", "電話")]


def test_workbook_that_unpacks_to_too_much_is_refused(house: Path) -> None:
    blank = " " * 60_000_000

    assert refusal(book(house, sheet_of(more=blank))) == "too-large"


def test_workbook_of_too_many_entries_is_refused(house: Path) -> None:
    out = io.BytesIO(book(house, sheet_of()))
    with zipfile.ZipFile(out, "a") as archive:
        for number in range(1_000):
            archive.writestr(f"xl/media/{number}", b"")

    assert refusal(out.getvalue()) == "too-large"


@pytest.mark.parametrize(
    "rows",
    [
        lambda: "".join(f"<row r='{n}'><c r='XFD{n}'/></row>" for n in range(3, 3_000)),
        lambda: "".join(f"<row r='{n}'>{'<c><v>1</v></c>' * 300}</row>" for n in range(3, 1_500)),
    ],
    ids=["a few bytes that ask for the widest row", "too many real cells"],
)
def test_workbook_of_too_many_cells_is_refused(rows: Callable[[], str], house: Path) -> None:
    assert refusal(book(house, sheet_of(more=rows()))) == "too-large"


def test_workbook_that_names_a_row_excel_does_not_have_ends_at_the_last_row(house: Path) -> None:
    far = "<row r='99999999'><c r='A99999999'><v>1</v></c></row>"

    read = read_table(book(house, sheet_of(more=far)), "f.xlsx")

    assert [row.cells for row in read.rows] == [("見本 アキ", "電話")]


@pytest.mark.parametrize(
    "entity",
    ['e SYSTEM "file://{secret}"', 'a "xx"><!ENTITY b "&a;&a;&a;"><!ENTITY e "&b;&b;&b;"'],
    ids=["a file of this machine", "a word that grows"],
)
def test_workbook_never_opens_what_its_xml_names(entity: str, house: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("秘密の言葉")
    kind = f"<!DOCTYPE x [<!ENTITY {entity.format(secret=secret)}>]>"
    planted = kind + sheet_of(word="[&e;]")

    try:
        read = read_table(book(house, planted), "f.xlsx")
    except SheetError as refused:
        assert refused.reason.value == "damaged"
    else:
        assert [row.cells[0] for row in read.rows] == ["[]"]


@pytest.mark.parametrize("text", ["[" * 100_000, '{"format": ' + "9" * 5_000 + "}"])
def test_json_that_only_a_machine_would_write_is_refused_by_name(text: str) -> None:
    for read, refused in (
        (Commitment.from_json, DrawError),
        (Result.from_json, DrawError),
        (read_instance, PairingError),
    ):
        with pytest.raises(refused) as caught:
            read(text)
        assert caught.value.reason == "json"


@pytest.mark.parametrize("text", ["[" * 100_000, "9" * 5_000, "[]", "3", '{"journal": {}}'])
def test_list_of_a_copy_that_is_none_is_refused_by_name(text: str) -> None:
    with pytest.raises(CopyBroken):
        Manifest.from_json(text)
