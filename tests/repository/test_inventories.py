"""What docs/security says of logs, keys and limits is what stands in the source."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from repository.conftest import SOURCE, python_files
from yorisoi.cli.backups import keys as backups
from yorisoi.engines.kitfile.archive import Limits
from yorisoi.engines.kitfile.shape import MAX_CELL_CHARACTERS
from yorisoi.engines.sheets import reading, xlsx_file
from yorisoi.entrance.cards import keys as cards
from yorisoi.entrance.limits import limits
from yorisoi.stages.courses.rules import MAX_SESSIONS
from yorisoi.vault import keyring
from yorisoi.web import databases, errors, keeping, once, refusals

CRYPTOGRAPHY = {"cryptography", "hashlib", "hmac", "secrets", "fido2", "argon2"}
OF_DJANGO = {"django.core.signing", "django.contrib.auth.hashers"}
LEAST_BITS = 128


def page_of(house: Path, name: str) -> str:
    return (house / "docs" / "security" / name).read_text(encoding="utf-8")


def imported(path: Path) -> set[str]:
    """Return the modules that a source file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
    return found


def is_cryptography(module: str) -> bool:
    return module.split(".")[0] in CRYPTOGRAPHY or module in OF_DJANGO


def test_every_use_of_cryptography_stands_in_the_inventory(house: Path) -> None:
    page = page_of(house, "cryptography.md").split("## Where it is used")[1].split("\n## ")[0]

    used = {
        path.relative_to(SOURCE).as_posix()
        for path in python_files()
        if any(is_cryptography(module) for module in imported(path))
    }

    assert used == set(re.findall(r"`([\w/]+\.py)`", page))


def test_every_key_has_at_least_128_bits(db: None) -> None:
    key = keyring.add_key("kakuu")
    lengths = {
        "root": len(keyring.keyring().root),
        "municipality": len(key.key),
        "derived": len(keyring.secret("journal")),
        "backup": backups.SIZE,
        "device": len(cards.new_device_key()) * 6 // 8,
        "seed of a card": len(cards.new_seed()) * 4 // 8,
        "signing": len(settings.SECRET_KEY) * 6 // 8,
        "form": int(once.KEY.pattern.split("{")[1].split(",")[0]) * 6 // 8,
    }

    assert {name: n * 8 for name, n in lengths.items() if n * 8 < LEAST_BITS} == {}


def test_each_label_gives_a_key_of_its_own(db: None) -> None:
    labels = ("journal", "cards", "limits", "factors", "mandates", "index:kakuu", "index:yoso")

    assert len({keyring.secret(each) for each in labels}) == len(labels)
    assert all(keyring.secret(each) == keyring.secret(each) for each in labels)


def test_signing_key_is_made_for_its_owner_only(tmp_path: Path) -> None:
    asked = "import yorisoi.web.settings as s; print(len(s.SECRET_KEY))"
    around = {
        **{name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ},
        "YORISOI_DATA": str(tmp_path),
    }
    run = subprocess.run(
        [sys.executable, "-c", asked], env=around, capture_output=True, text=True, check=True
    )

    file = tmp_path / "keys" / "signing.key"
    assert (file.stat().st_mode & 0o777, int(run.stdout)) == (0o600, 64)


def test_source_writes_logs_only_where_the_page_says(house: Path) -> None:
    page = page_of(house, "logs.md")
    named = {
        name
        for path in python_files()
        for name in re.findall(r"getLogger\(\"([\w.]+)\"\)", path.read_text(encoding="utf-8"))
    }

    assert [each for each in named if f"`{each}`" not in page] == []
    assert [each["class"] for each in settings.LOGGING["handlers"].values()] == [
        "logging.StreamHandler"
    ]


def test_page_of_logs_names_every_reason_of_a_refusal(house: Path) -> None:
    page = page_of(house, "logs.md")
    said = {
        (why, int(status)) for why, status in re.findall(r"^\| `(\w+)` \| (\d+) \|", page, re.M)
    }

    assert said == {(why, status) for status, why in refusals.WHY.items()} | {("file", 422)}


def test_numbers_of_the_page_of_limits_are_those_in_force(house: Path) -> None:
    page = page_of(house, "limits.md")
    kit = Limits()
    said = [
        *(
            f"| `{each.kind}` | {each.n} | {each.seconds // 60} minutes |"
            for each in limits().values()
        ),
        f"| {settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1024 // 1024} MB |",
        f"| rows of a sheet | {reading._MOST_ROWS:,} |",
        f"| cells of a sheet | {xlsx_file._MOST_CELLS:,} |",
        f"| files in an Excel file | {xlsx_file._MOST_ENTRIES:,} |",
        f"| text of an Excel file, unpacked | {xlsx_file._MOST_TEXT:,} letters |",
        f"| files in a kit | {kit.n_entries:,} |",
        f"| {kit.n_bytes:,} bytes, and no file may grow more than {kit.ratio} times |",
        f"| one cell of a kit | {MAX_CELL_CHARACTERS:,} letters |",
        f"| {keeping.MAX_CHARACTERS:,} letters, {keeping.KEPT_DAYS} days |",
        f"| sessions of one course | {MAX_SESSIONS} |",
        f"reached within {databases.CONNECT_SECONDS} seconds",
        f"come back in {errors.RETRY_AFTER_SECONDS}",
    ]

    assert [each for each in said if each not in page] == []


@pytest.mark.parametrize("page", ["logs.md", "cryptography.md", "limits.md"])
def test_page_stands_in_the_list_of_the_proof(house: Path, page: str) -> None:
    assert f"[{page}]({page})" in page_of(house, "README.md")
