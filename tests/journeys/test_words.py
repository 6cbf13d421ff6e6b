"""Every sentence that ベニ meets is easy Japanese, on every page he can reach."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest


def _easy_words(house: Path, data: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, str(house / "scripts" / "easy_words.py")],
        env={**os.environ, "YORISOI_DATA": str(data), "YORISOI_EXAMPLE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.journey
def test_everything_said_to_participants_and_the_public_has_easy_words(
    house: Path, example: Path, tmp_path: Path
) -> None:
    shutil.copytree(example, tmp_path, dirs_exist_ok=True)

    said = _easy_words(house, tmp_path)

    assert said.returncode == 0, said.stdout + said.stderr
    found = re.search(r"(\d+) sentences, 0 to mend", said.stdout)
    assert found and int(found[1]) > 500


@pytest.mark.parametrize(
    ("sentence", "easy", "reason"),
    [
        ("使わないことはありません。", "", "double-negative"),
        ("あ" * 41, "", "long-sentence"),
        ("機器を登録する", "", "kanji"),
        ("教室に行く", "い" * 41, "long-sentence"),
        ("教室に行く", "", ""),
        ("機器を登録する", "きかいをおぼえさせる", ""),
    ],
)
def test_what_is_not_easy_is_found(
    easy_words: ModuleType, sentence: str, easy: str, reason: str
) -> None:
    found = list(easy_words.hard(sentence, easy))

    assert bool(found) == bool(reason)
    assert all(each.startswith(reason) for each in found)


@pytest.fixture(scope="module")
def easy_words(house: Path) -> ModuleType:
    """The script that looks for what is not easy."""
    spec = importlib.util.spec_from_file_location("easy_words", house / "scripts" / "easy_words.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
