"""Where keys and data lie: each look in each state."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from pytest_django import Settings

from web.safety.houses import house
from yorisoi.web.safety import files
from yorisoi.web.safety.findings import State

SAFE, UNSAFE, UNKNOWN = State.SAFE, State.UNSAFE, State.UNKNOWN


@pytest.fixture
def data(tmp_path: Path, settings: Settings) -> Path:
    """A folder of data for its owner, with a database, and a key that lies elsewhere."""
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    settings.DATA = folder
    settings.YORISOI_KEY_FILE = tmp_path / "credentials" / "personal.key"
    for file in (folder / "yorisoi.sqlite3", settings.YORISOI_KEY_FILE):
        file.parent.mkdir(exist_ok=True)
        file.write_text("x")
        file.chmod(0o600)
    return folder


@pytest.mark.parametrize(("mode", "state"), [(0o600, SAFE), (0o400, SAFE), (0o644, UNSAFE)])
def test_key_is_for_its_owner(
    tmp_path: Path, data: Path, settings: Settings, mode: int, state: State
) -> None:
    settings.YORISOI_KEY_FILE.chmod(mode)

    assert files.key_file(house(tmp_path, user=os.geteuid())).state is state


def test_key_of_somebody_else_is_noticed(tmp_path: Path, data: Path, settings: Settings) -> None:
    os.chown(settings.YORISOI_KEY_FILE, 4711, -1)

    assert files.key_file(house(tmp_path, user=1000)).state is UNSAFE
    assert files.key_file(house(tmp_path, user=4711)).state is SAFE


def test_missing_key_is_named(tmp_path: Path, data: Path, settings: Settings) -> None:
    settings.YORISOI_KEY_FILE.unlink()

    found = files.key_file(house(tmp_path))

    assert (found.state, str(settings.YORISOI_KEY_FILE) in found.words) == (UNSAFE, True)
    assert files.key_place(house(tmp_path)) is None


def test_key_among_the_data_is_the_worst_place(
    tmp_path: Path, data: Path, settings: Settings
) -> None:
    settings.YORISOI_KEY_FILE = data / "keys" / "personal.key"
    settings.YORISOI_KEY_FILE.parent.mkdir()
    settings.YORISOI_KEY_FILE.write_text("x")

    found = files.key_place(house(tmp_path))

    assert (found.state, found.severity) == (UNSAFE, "now")


def test_key_on_the_disk_of_the_database_is_to_be_moved_when_possible(
    tmp_path: Path, data: Path
) -> None:
    found = files.key_place(house(tmp_path))

    assert (found.state, found.severity) == (UNSAFE, "when_possible")


def test_key_on_another_disk_is_well_placed(tmp_path: Path, data: Path, settings: Settings) -> None:
    settings.YORISOI_KEY_FILE = Path("/proc/self/status")

    assert files.key_place(house(tmp_path)).state is SAFE


@pytest.mark.parametrize(
    ("name", "mode", "state"),
    [
        ("yorisoi.sqlite3", 0o600, SAFE),
        ("yorisoi.sqlite3", 0o644, UNSAFE),
        ("yorisoi.sqlite3-wal", 0o644, UNSAFE),
    ],
)
def test_database_is_for_its_owner(
    tmp_path: Path, data: Path, name: str, mode: int, state: State
) -> None:
    (data / name).touch()
    (data / name).chmod(mode)

    assert files.database_file(house(tmp_path)).state is state


def test_database_of_a_server_has_no_file_here(tmp_path: Path, data: Path) -> None:
    assert files.database_file(replace(house(tmp_path), database=None)) is None


@pytest.mark.parametrize(("mode", "state"), [(0o700, SAFE), (0o755, UNSAFE)])
def test_folder_is_for_its_owner(tmp_path: Path, data: Path, mode: int, state: State) -> None:
    data.chmod(mode)

    assert files.data_folder(house(tmp_path)).state is state


def test_disk_is_unknown_unless_linux_says_that_it_is_encrypted(tmp_path: Path, data: Path) -> None:
    device = data.stat().st_dev
    node = tmp_path / "system/sys/dev/block" / f"{os.major(device)}:{os.minor(device)}"
    below = node / "slaves" / "dm-0" / "dm"
    below.mkdir(parents=True)

    plain = files.disk(house(tmp_path))
    (below / "uuid").write_text("LVM-abc")
    in_a_volume = files.disk(house(tmp_path))
    (below / "uuid").write_text("CRYPT-LUKS2-abc")
    encrypted = files.disk(house(tmp_path))

    assert [each.state for each in (plain, in_a_volume, encrypted)] == [UNKNOWN, UNKNOWN, SAFE]
