"""How the site was started: each look says when it is safe and when it is not."""

from pathlib import Path

import pytest
from django.conf import settings as live
from pytest_django import Settings

from web.safety.houses import house
from yorisoi.web.safety import running
from yorisoi.web.safety.findings import Finding, State

SAFE, UNSAFE = State.SAFE, State.UNSAFE


@pytest.mark.parametrize(
    ("look", "name", "value", "state"),
    [
        (running.example, "YORISOI_EXAMPLE", True, UNSAFE),
        (running.example, "YORISOI_EXAMPLE", False, SAFE),
        (running.debug, "DEBUG", True, UNSAFE),
        (running.debug, "DEBUG", False, SAFE),
        (running.hosts, "ALLOWED_HOSTS", ["*"], UNSAFE),
        (running.hosts, "ALLOWED_HOSTS", ["127.0.0.1", "localhost"], UNSAFE),
        (running.hosts, "ALLOWED_HOSTS", ["desk.example", "testserver"], UNSAFE),
        (running.hosts, "ALLOWED_HOSTS", ["desk.example"], SAFE),
        (running.https, "YORISOI_HTTPS", False, UNSAFE),
        (running.https, "YORISOI_HTTPS", True, SAFE),
        (running.face, "YORISOI_FACE", "all", UNSAFE),
        (running.face, "YORISOI_FACE", "stuff", UNSAFE),
        (running.face, "YORISOI_FACE", "staff", SAFE),
        (running.face, "YORISOI_FACE", "public", SAFE),
    ],
)
def test_setting_is_judged(
    tmp_path: Path, settings: Settings, look, name: str, value: object, state: State
) -> None:
    setattr(settings, name, value)

    found = look(house(tmp_path))

    assert (found.state, bool(found.remedy)) == (state, state is UNSAFE)


@pytest.mark.parametrize(
    ("https", "n", "state"), [(False, 0, None), (True, 0, UNSAFE), (True, 1, SAFE)]
)
def test_proxies_matter_once_there_is_https(
    tmp_path: Path, settings: Settings, https: bool, n: int, state: State | None
) -> None:
    settings.YORISOI_HTTPS, settings.YORISOI_PROXIES = https, n

    found = running.proxies(house(tmp_path))

    assert (found.state if found else None) == state


def test_signing_key_in_the_environment_is_seen_by_others(tmp_path: Path) -> None:
    found = running.signing_key(house(tmp_path, YORISOI_SECRET="words"))

    assert (found.state, "words" in found.words) == (UNSAFE, False)


@pytest.mark.parametrize(("mode", "state"), [(0o600, SAFE), (0o640, UNSAFE), (0o604, UNSAFE)])
def test_signing_key_in_a_file_is_for_its_owner(
    tmp_path: Path, settings: Settings, mode: int, state: State
) -> None:
    settings.DATA = tmp_path
    file = tmp_path / "keys" / "signing.key"
    file.parent.mkdir()
    file.write_text("secret")
    file.chmod(mode)

    assert running.signing_key(house(tmp_path)).state is state


@pytest.mark.parametrize(("user", "state"), [(0, UNSAFE), (1000, SAFE)])
def test_site_of_the_administrator_is_too_mighty(tmp_path: Path, user: int, state: State) -> None:
    assert running.administrator(house(tmp_path, user=user)).state is state


def test_framework_names_what_it_warns_of(tmp_path: Path, settings: Settings) -> None:
    def found(**values: object) -> Finding:
        for name, value in values.items():
            setattr(settings, name, value)
        return running.framework(house(tmp_path))

    open_site = found(DEBUG=True, SECURE_SSL_REDIRECT=False)
    closed_site = found(
        DEBUG=False,
        SECRET_KEY="a-long-secret-of-many-different-letters-0123456789-abcdefghijklm",
        SECURE_SSL_REDIRECT=True,
        SECURE_HSTS_SECONDS=live.A_YEAR if hasattr(live, "A_YEAR") else 31536000,
        SECURE_HSTS_INCLUDE_SUBDOMAINS=True,
        SESSION_COOKIE_SECURE=True,
        CSRF_COOKIE_SECURE=True,
        ALLOWED_HOSTS=["desk.example"],
    )

    assert "security.W018" in open_site.words
    assert (open_site.state, closed_site.state) == (UNSAFE, SAFE)
