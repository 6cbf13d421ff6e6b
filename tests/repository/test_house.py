"""The order of the stages is the same everywhere; nothing of one machine is in the repository."""

import configparser
import re
import subprocess
import tomllib
from pathlib import Path

from django.conf import settings

from yorisoi.programme.terms import Stage

ORDER = [stage.value for stage in Stage]


def test_settings_name_the_stages_in_order() -> None:
    named = [app.rsplit(".", 1)[1] for app in settings.INSTALLED_APPS if ".stages." in app]

    assert named == ORDER


def test_contract_names_the_stages_in_order(house: Path) -> None:
    contracts = configparser.ConfigParser()
    contracts.read(house / ".importlinter")

    named = contracts["importlinter:contract:cycle"]["layers"].split()

    assert named[::-1] == ORDER


def test_architecture_names_the_stages_in_order(house: Path) -> None:
    text = (house / "ARCHITECTURE.md").read_text().split("  stages/")[1]

    places = [re.search(rf"^\s*{name}/", text, re.M).start() for name in ORDER]

    assert places == sorted(places)


def test_folders_are_the_stages(source: Path) -> None:
    folders = {p.name for p in (source / "stages").iterdir() if (p / "__init__.py").exists()}

    assert folders == set(ORDER)


def test_no_tracked_file_names_a_machine_or_a_registry(house: Path) -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=house, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    bad = re.compile(
        r"(index-url|registry)\s*[=:]\s*.?https?:|files\.pythonhosted|/" + "home/|/" + "root/"
    )
    found = []
    for name in filter(None, tracked):
        path = house / name
        if path.is_file() and path.suffix not in {".png", ".xlsx", ".pdf", ".woff2"}:
            text = path.read_text(encoding="utf-8", errors="replace")
            found += [name] if bad.search(text) or str(house) + "/" in text else []

    assert found == []


def test_types_are_checked_strictly_before_every_test_run(house: Path) -> None:
    """`make test` makes `quick`, which makes `check`, which reads every type of the source."""
    asked = tomllib.loads((house / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mypy"]
    steps = (house / "Makefile").read_text(encoding="utf-8")

    assert asked["strict"] is True
    assert re.search(r"^test:.*\bquick\b", steps, re.M)
    assert re.search(r"^quick:.*\bcheck\b", steps, re.M)
    assert re.search(r"^check:.*\n(?:\t.*\n)*\t@\$\(BIN\)/mypy src$", steps, re.M)
