"""The key file: made once, read by its owner only, changed whole or not at all."""

import json
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from django.conf import settings

from yorisoi.vault import keyring


@pytest.fixture(autouse=True)
def key_file(tmp_path: Path) -> Iterator[Path]:
    """A key file of this test's own."""
    before = settings.YORISOI_KEY_FILE
    settings.YORISOI_KEY_FILE = tmp_path / "keys" / "personal.key"
    yield settings.YORISOI_KEY_FILE
    settings.YORISOI_KEY_FILE = before


def test_first_call_makes_a_file_only_its_owner_can_read(key_file: Path) -> None:
    keyring.secret("journal")

    assert (key_file.exists(), oct(key_file.stat().st_mode & 0o777)) == (True, "0o600")
    assert sorted(path.name for path in key_file.parent.iterdir()) == ["personal.key"]


def test_secret_of_a_label_stays_and_differs_from_every_other() -> None:
    first = keyring.secret("journal")

    assert keyring.secret("journal") == first
    assert keyring.secret("limits") != first
    assert len(first) == 32


def _secret(path: str) -> bytes:
    settings.YORISOI_KEY_FILE = Path(path)
    return keyring.secret("journal")


def test_processes_that_start_together_agree_on_one_file(key_file: Path) -> None:
    with ProcessPoolExecutor(8) as pool:
        found = set(pool.map(_secret, [str(key_file)] * 32))

    assert len(found) == 1


def test_key_of_a_municipality_is_its_own_and_stays() -> None:
    nerima, other = keyring.key_of("nerima"), keyring.key_of("kakuu")

    assert keyring.key_of("nerima") == nerima
    assert (nerima.municipality, other.municipality) == ("nerima", "kakuu")
    assert nerima.key != other.key


def test_new_key_of_a_municipality_leaves_the_old_one_readable_until_dropped() -> None:
    old = keyring.key_of("nerima")
    new = keyring.add_key("nerima")

    assert keyring.key_of("nerima") == new
    assert keyring.keyring().keys[old.id] == old
    assert keyring.drop_keys("nerima", [old.id, new.id]) == 1
    assert old.id not in keyring.keyring().keys


def test_key_of_the_first_version_is_kept_to_open_what_it_sealed(key_file: Path) -> None:
    key_file.parent.mkdir()
    key_file.write_bytes(b"k" * 32)

    keyring.secret("journal")

    assert keyring.keyring().before == b"k" * 32
    assert json.loads(key_file.read_text())["version"] == 1


def test_file_that_is_no_keyring_is_refused_with_what_to_do(key_file: Path) -> None:
    key_file.parent.mkdir()
    key_file.write_text("{}")

    with pytest.raises(keyring.KeyringBroken, match="put back the copy that was kept apart"):
        keyring.secret("journal")


def test_municipality_code_with_a_path_in_it_is_refused() -> None:
    with pytest.raises(ValueError, match="is not the code of a municipality"):
        keyring.add_key("../nerima")


def test_change_that_fails_halfway_leaves_the_file_as_it_was(key_file: Path) -> None:
    keyring.key_of("nerima")
    before = key_file.read_bytes()

    with pytest.raises(RuntimeError, match="halfway"), keyring._changing() as ring:
        ring.keys.clear()
        raise RuntimeError("halfway")

    assert key_file.read_bytes() == before
